import type { Client } from "../client/client.ts";
import { type ActionStore, createActionStore } from "./action-registry.ts";
import { type AgreementStore, createAgreementStore, loadAgreements } from "./agreement-store.ts";
import { createPreferenceStore, type PreferenceStore } from "./preference-store.ts";
import { type AddressBar, createRouteStore, type RouteStore } from "./route-store.ts";
import { createStatusStore, followStatus, loadStatus, type StatusStore } from "./status-store.ts";
import { createTicker, type Ticker, type TickerParts } from "./ticker.ts";

/** Everything a window knows, outside React: screens read it, and it goes on while no screen looks. */
export interface Desk {
  readonly client: Client;
  readonly ticker: Ticker;
  readonly status: StatusStore;
  readonly agreements: AgreementStore;
  readonly route: RouteStore;
  readonly preferences: PreferenceStore;
  readonly actions: ActionStore;
}

export interface DeskParts {
  readonly client: Client;
  readonly time: TickerParts;
  readonly address: AddressBar;
  readonly storage: Storage;
}

export function createDesk({ client, time, address, storage }: DeskParts): Desk {
  return {
    client,
    ticker: createTicker(time),
    status: createStatusStore(),
    agreements: createAgreementStore(),
    route: createRouteStore(address),
    preferences: createPreferenceStore(storage),
    actions: createActionStore(),
  };
}

/** Loads what every screen needs and keeps it true. Returns what stops that. */
export function startDesk(desk: Desk): () => void {
  const { client, status, agreements } = desk;
  const loadAll = (): void => {
    void loadStatus(client, status);
    void loadAgreements(client, agreements);
  };
  let wasAway = false;
  const stops = [
    followStatus(client, status),
    client.subscribe((push) => {
      if (push.name === "desk.changed" || push.name === "stream.resynced") void loadAgreements(client, agreements);
    }),
    client.connection.subscribe(() => {
      const isOnline = client.connection.get() === "online";
      if (isOnline && wasAway) loadAll();
      wasAway = !isOnline;
    }),
  ];
  loadAll();
  return () => {
    for (const stop of stops) stop();
  };
}
