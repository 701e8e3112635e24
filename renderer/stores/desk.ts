import type { Zone } from "../../shared/calendar/zone.ts";
import type { Client } from "../client/client.ts";
import type { DoorChannel } from "../client/door.ts";
import { type ResyncingClient, resyncing } from "../client/resyncing.ts";
import { type ActionStore, createActionStore } from "./action-registry.ts";
import { type AgreementStore, createAgreementStore, loadAgreements } from "./agreement-store.ts";
import { createDoor, type Door } from "./door-store.ts";
import { createDraftShelf, type DraftShelf } from "./forms/draft-shelf.ts";
import { createNoticeStore, followNotices, loadRecent, type NoticeStore } from "./notice-store.ts";
import { createPreferenceStore, type PreferenceStore } from "./preference-store.ts";
import { filterOf, followFilterAddress } from "./queue/filter-address.ts";
import { followQueue } from "./queue/follow-queue.ts";
import { loadCounts, loadQueue, showFilter } from "./queue/load-queue.ts";
import type { QueueDesk } from "./queue/queue-desk.ts";
import { createQueueStore } from "./queue/queue-store.ts";
import { loadViews } from "./queue/saved-views.ts";
import { type AddressBar, createRouteStore, type RouteStore } from "./route-store.ts";
import { createSessionStore, loadSession, type SessionStore } from "./session-store.ts";
import { createStatusStore, followStatus, loadStatus, type StatusStore } from "./status-store.ts";
import { createTicker, type Ticker, type TickerParts } from "./ticker.ts";

/** Everything a window knows, outside React: screens read it, and it goes on while no screen looks. */
export interface Desk extends QueueDesk {
  readonly client: ResyncingClient;
  readonly ticker: Ticker;
  readonly status: StatusStore;
  readonly agreements: AgreementStore;
  readonly route: RouteStore;
  readonly session: SessionStore;
  readonly preferences: PreferenceStore;
  readonly actions: ActionStore;
  readonly notices: NoticeStore;
  readonly drafts: DraftShelf;
  /** Null where there are no other tabs to let in: in the desktop host. */
  readonly door: Door | null;
}

export interface DeskParts {
  readonly client: Client;
  readonly doorChannel?: DoorChannel;
  readonly time: TickerParts;
  readonly address: AddressBar;
  readonly storage: Storage;
  readonly zone: Zone | undefined;
  readonly drawn: () => Promise<void>;
}

export function createDesk({ doorChannel, time, address, storage, zone, drawn, ...parts }: DeskParts): Desk {
  const client = resyncing(parts.client);
  const status = createStatusStore();
  const session = createSessionStore();
  const route = createRouteStore(address);
  const queue = createQueueStore();
  queue.setState({ filter: filterOf(route.getState().filter) });
  const preferences = createPreferenceStore(storage);
  return {
    client,
    ticker: createTicker(time),
    status,
    agreements: createAgreementStore(),
    route,
    session,
    preferences,
    actions: createActionStore(),
    notices: createNoticeStore(storage),
    drafts: createDraftShelf({ client, storage, time }),
    queue,
    door: doorChannel === undefined ? null : createDoor(client, doorChannel, () => isSomebodyHere(session)),
    zone,
    drawn,
    me: () => session.getState().session?.person?.id ?? null,
  };
}

/** Somebody works at this window, or the desk is still to be set up by whoever opened it. */
function isSomebodyHere(store: SessionStore): boolean {
  const { session } = store.getState();
  if (session === null || session.isLocked) return false;
  return session.person !== null || session.choices.length === 0;
}

/** Loads what every screen needs and keeps it true. Returns what stops that. */
export function startDesk(desk: Desk, after: TickerParts["after"]): () => void {
  const { client, status, agreements } = desk;
  const loadGround = (): void => {
    void loadAgreements(client, agreements);
    void loadStatus(client, status);
  };
  // All at once, what the first picture needs before all else: whoever reloads sits here already. To anybody else the
  // desk tells nothing yet, and `followActor` asks again.
  void loadSession(desk);
  void loadQueue(desk);
  loadGround();
  const stops = [
    followStatus(client, status),
    client.subscribe((push) => {
      if (push.name === "session.changed") void loadSession(desk);
      if (push.name !== "desk.changed" && push.name !== "stream.resynced") return;
      void loadAgreements(client, agreements);
      void loadSession(desk);
    }),
    onReturn(client, () => {
      loadGround();
      desk.drafts.retry();
      void loadSession(desk).then(() => (desk.me() === null ? undefined : loadQueue(desk)));
    }),
    followQueue(desk, after),
    followNotices(client, desk.notices),
    followActor(desk),
    followFilterAddress(desk, (filter) => void showFilter(desk, filter)),
    followSeat(desk),
  ];
  void desk.drafts.load("desk");
  return () => {
    for (const stop of stops) stop();
  };
}

/** When the host is back after having been away. */
function onReturn(client: Client, work: () => void): () => void {
  let wasAway = false;
  return client.connection.subscribe(() => {
    const isOnline = client.connection.get() === "online";
    if (isOnline && wasAway) work();
    wasAway = !isOnline;
  });
}

/** What a window is not told while nobody sits at it, or while it is locked, is asked for when somebody does again. */
function followSeat(desk: Desk): () => void {
  let isSeated = false;
  let isFirst = true;
  return desk.session.subscribe(() => {
    const wasSeated = isSeated;
    isSeated = isSomebodyHere(desk.session);
    if (wasSeated || !isSeated) return;
    if (!isFirst) return desk.client.resync(desk.status.getState().status?.position ?? 0);
    isFirst = false;
    // At the start the queue is on its way already.
    void loadStatus(desk.client, desk.status);
    void loadRecent(desk.client, desk.notices);
  });
}

/** The queue is loaded anew when somebody else acts: after set-up, and when another person sits down. */
function followActor(desk: Desk): () => void {
  let me = desk.me();
  let isStart = true;
  /** What became of the queue that was asked for before anybody knew who sits here. */
  let early: "coming" | "came" | "refused" = "coming";
  const look = (): void => {
    if (desk.session.getState().session === null) return;
    // The early one shows everybody's tickets, so only its numbers, which say "mine", are wanted anew.
    const isHad = isStart && early !== "refused";
    isStart = false;
    if (desk.me() === me) return;
    me = desk.me();
    void (isHad ? loadCounts(desk) : loadQueue(desk));
    void loadViews(desk);
  };
  const stops = [
    desk.session.subscribe(look),
    desk.queue.subscribe(({ loading, problem }) => {
      if (early !== "coming" || loading === "first") return;
      early = problem === null ? "came" : "refused";
      // The question was there before the person.
      if (early === "refused" && me !== null) void loadQueue(desk);
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
