import { createStore, type StoreApi } from "zustand/vanilla";
import type { DeskStatus } from "../../shared/contract/views.ts";
import type { Client } from "../client/client.ts";

export interface StatusState {
  /** Null until the desk has answered once. */
  readonly status: DeskStatus | null;
  /** A sentence, when the desk could not say how it is. */
  readonly problem: string | null;
}
export type StatusStore = StoreApi<StatusState>;

export function createStatusStore(): StatusStore {
  return createStore<StatusState>(() => ({ status: null, problem: null }));
}

export async function loadStatus(client: Client, store: StatusStore): Promise<void> {
  const answer = await client.request("desk.status", {});
  if (answer.ok) store.setState({ status: answer.value, problem: null });
  else store.setState({ problem: answer.error.message });
}

/** Keeps the status line true from what the desk tells by itself. */
export function followStatus(client: Client, store: StatusStore): () => void {
  return client.subscribe((push) => {
    if (push.name === "desk.changed" || push.name === "stream.resynced") void loadStatus(client, store);
    const { status } = store.getState();
    if (status === null) return;
    if (push.name === "troubles.changed") store.setState({ status: { ...status, troubles: push.data } });
    if (push.name === "sharing.changed") store.setState({ status: { ...status, sharing: push.data } });
    if (push.name !== "timers.checked") return;
    const { at, jump } = push.data;
    const clockJumps = jump === null ? status.clockJumps : [...status.clockJumps, jump];
    store.setState({ status: { ...status, clocksCheckedAt: at, clockJumps } });
  });
}
