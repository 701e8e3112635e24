import { createStore, type StoreApi } from "zustand/vanilla";
import type { NoticeDelivered } from "../../shared/contract/views.ts";
import type { Client } from "../client/client.ts";

export type Notice = NoticeDelivered & { readonly key: string };

export interface NoticeState {
  /** Warnings and misses nobody at this PC has dismissed, the newest first. */
  readonly notices: readonly Notice[];
  /** Keys of those that were: kept on this PC, so that none comes back when the window is opened again. */
  readonly dismissed: readonly string[];
  /** The position in the desk's log of the latest notice that was shown. */
  readonly latest: number;
}
export type NoticeStore = StoreApi<NoticeState>;

const STORED_AS = "deskwatch.dismissed-notices";

export function createNoticeStore(storage: Storage): NoticeStore {
  const store = createStore<NoticeState>(() => ({ notices: [], dismissed: read(storage), latest: 0 }));
  store.subscribe(({ dismissed }, before) => {
    if (dismissed === before.dismissed) return;
    try {
      storage.setItem(STORED_AS, JSON.stringify(dismissed));
    } catch {
      // A full or forbidden storage costs a notice seen twice, not the desk.
    }
  });
  return store;
}

function read(storage: Storage): readonly string[] {
  try {
    const kept: unknown = JSON.parse(storage.getItem(STORED_AS) ?? "[]");
    return Array.isArray(kept) ? kept.filter((key) => typeof key === "string") : [];
  } catch {
    return []; // what another version or a person wrote there is no reason not to start
  }
}

/**
 * Hears every notice from the window's first moment on; what came before, or while the stream was away, is asked for.
 * Tells the desk up to where everything was put away, so that none of it is told again, on this PC or after a restart.
 */
export function followNotices(client: Client, store: NoticeStore): () => void {
  void loadRecent(client, store);
  let heard = 0;
  const stops = [
    client.subscribe((push) => {
      if (push.name === "notice.delivered") show(store, [asNotice(push.data)]);
      if (push.name === "stream.resynced") void loadRecent(client, store);
    }),
    store.subscribe(({ notices, latest }) => {
      const upTo = notices.length === 0 ? latest : Math.min(...notices.map(({ position }) => position)) - 1;
      if (upTo <= heard) return;
      heard = upTo;
      void client.request("notice.heard", { upTo });
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

/** Asks for what was told and not put away yet. */
export async function loadRecent(client: Client, store: NoticeStore): Promise<void> {
  const answer = await client.request("notice.recent", {});
  if (!answer.ok) return;
  const recent = answer.value.map(asNotice);
  // The desk tells what was not put away yet; what it no longer tells need not be remembered as dismissed.
  const dismissed = store.getState().dismissed.filter((key) => recent.some((notice) => notice.key === key));
  store.setState({ dismissed });
  show(store, recent);
}

function asNotice(notice: NoticeDelivered): Notice {
  return { ...notice, key: keyOf(notice) };
}

function keyOf(notice: NoticeDelivered): string {
  switch (notice.kind) {
    case "ticket":
      return [notice.ticketId, notice.promise, notice.percent, notice.dueAt].join();
    case "change":
      return [notice.changeId, notice.what, notice.position].join();
  }
}

function show(store: NoticeStore, told: readonly Notice[]): void {
  store.setState(({ notices, dismissed, latest }) => {
    const keys = new Set(told.map(({ key }) => key));
    const fresh = told.filter(({ key }) => !dismissed.includes(key));
    return {
      notices: [...fresh, ...notices.filter(({ key }) => !keys.has(key))],
      latest: told.reduce((most, { position }) => Math.max(most, position), latest),
    };
  });
}

export function dismissNotices(store: NoticeStore, isDismissed: (notice: Notice) => boolean): void {
  store.setState(({ notices, dismissed }) => ({
    notices: notices.filter((notice) => !isDismissed(notice)),
    dismissed: [...dismissed, ...notices.filter(isDismissed).map(({ key }) => key)],
  }));
}
