import { createStore, type StoreApi } from "zustand/vanilla";

export const SCREENS = ["queue", "call", "changes", "import", "agreements", "month", "people", "wallboard"] as const;
export type Screen = (typeof SCREENS)[number];

/** What can be begun on a ticket in one key from the queue; the ticket reads it once and begins. */
export const TICKET_INTENTS = ["acknowledge", "assign", "note", "update", "pause", "resume", "resolve", "why"] as const;
export type TicketIntent = (typeof TICKET_INTENTS)[number];

/** Where a window stands. `subject`: the ticket beside the queue, the draft of the call, the agreement being read, agreement and month. */
export interface Route {
  readonly screen: Screen;
  readonly subject: string | null;
  /** What the queue is narrowed to, as `filterText` writes it; kept while another screen is shown. */
  readonly filter: string;
  /** What to begin on arrival, e.g. "acknowledge" on a ticket opened from the queue by its key. Never in the address. */
  readonly intent: TicketIntent | null;
}
export type RouteStore = StoreApi<Route>;

export interface AddressBar {
  read(): string;
  /** `isReplacement`: leave no step to go back to (moving from ticket to ticket). */
  write(hash: string, isReplacement: boolean): void;
  subscribe(listener: () => void): () => void;
}

/** "#/queue/T-1" and the like; anything unknown is the queue. */
export function routeOf(hash: string): Route {
  const [path = "", ...query] = hash.replace(/^#\/?/, "").split("?");
  const [screen, subject = ""] = path.split("/");
  const known = SCREENS.find((name) => name === screen) ?? "queue";
  const filter = known === "queue" ? query.join("?") : "";
  return { screen: known, subject: subject === "" ? null : safelyDecoded(subject), filter, intent: null };
}

/** Only the queue's address says what it is narrowed to: other screens show no list. */
export function hashOf({ screen, subject, filter = "" }: Place): string {
  const path = subject === null ? `#/${screen}` : `#/${screen}/${encodeURIComponent(subject)}`;
  return screen === "queue" && filter !== "" ? `${path}?${filter}` : path;
}

type Place = Pick<Route, "screen" | "subject"> & Partial<Pick<Route, "filter">>;

function safelyDecoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null; // a hand-typed address
  }
}

/** The address bar and the store tell each other, so Back works and a reload comes back to the same ticket. */
export function createRouteStore(bar: AddressBar): RouteStore {
  const store = createStore<Route>(() => routeOf(bar.read()));
  store.subscribe((route, before) => {
    const isFollowing = route.screen === before.screen && route.subject !== null && before.subject !== null;
    if (hashOf(route) !== bar.read()) bar.write(hashOf(route), isFollowing);
  });
  bar.subscribe(() => {
    if (hashOf(store.getState()) === bar.read()) return;
    const { filter, ...route } = routeOf(bar.read());
    store.setState(route.screen === "queue" ? { ...route, filter } : route);
  });
  return store;
}

export function goTo(
  store: RouteStore,
  screen: Screen,
  subject: string | null = null,
  intent: TicketIntent | null = null,
): void {
  store.setState({ screen, subject, intent });
}
