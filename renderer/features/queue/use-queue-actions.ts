import type { RefObject } from "react";
import { useDesk } from "../../stores/desk-context.tsx";
import { rearrange } from "../../stores/queue/hold-still.ts";
import { showFilter } from "../../stores/queue/load-queue.ts";
import type { QueueDesk } from "../../stores/queue/queue-desk.ts";
import { EVERY_STATUS, EVERYTHING_OPEN } from "../../stores/queue/queue-filter.ts";
import type { TicketIntent } from "../../stores/route-store.ts";
import { useActions } from "../../stores/use-actions.ts";
import { NARROWING_KEY, VIEWS } from "./queue-words.ts";
import { moveActive } from "./use-grid-keys.ts";

const area = "Queue";

export const EVERY_STATE_KEY = `${NARROWING_KEY} e`;

/** The same filter over open and finished tickets. */
export function showEveryState(desk: QueueDesk): void {
  void showFilter(desk, { ...desk.queue.getState().filter, statuses: EVERY_STATUS });
}

interface QueueActions {
  readonly searchRef: RefObject<HTMLInputElement | null>;
  readonly openId: string | null;
  readonly open: (id: string, intent?: TicketIntent) => void;
  readonly close: () => void;
}

/** Everything the queue does, each on a key. */
export function useQueueActions({ searchRef, openId, open, close }: QueueActions): void {
  useMovingActions(openId, open, close);
  useListActions(searchRef);
  useTicketActions(openId, open);
}

function useMovingActions(openId: string | null, open: QueueActions["open"], close: () => void): void {
  const { queue } = useDesk();
  const step = (by: number) => ({ run: () => moveActive(queue, { by }), isKeyOnly: true });
  useActions([
    { id: "queue.next", label: "Next ticket", area, keys: ["j"], keysInPlace: ["ArrowDown"], ...step(1) },
    { id: "queue.previous", label: "Previous ticket", area, keys: ["k"], keysInPlace: ["ArrowUp"], ...step(-1) },
    {
      id: "queue.open",
      label: "Open the selected ticket",
      area,
      keys: ["o"],
      keysInPlace: ["Enter"],
      run: () => withActive(queue, open),
      when: () => queue.getState().activeId !== null,
    },
    { id: "queue.close", label: "Back to the list", area, keys: ["Escape"], run: close, when: () => openId !== null },
  ]);
}

function useListActions(searchRef: QueueActions["searchRef"]): void {
  const desk = useDesk();
  const showAll = (): void => void showFilter(desk, EVERYTHING_OPEN);
  useActions([
    { id: "queue.rearrange", label: "Put the list in order", area, keys: ["r"], run: () => rearrange(desk) },
    { id: "queue.search", label: "Search tickets", area, keys: ["/"], run: () => searchRef.current?.focus() },
    {
      id: "queue.everyState",
      label: "Look among tickets of all states",
      area: "Filters",
      keys: [EVERY_STATE_KEY],
      run: () => showEveryState(desk),
    },
    { id: "queue.clear", label: "Show every open ticket", area, keys: ["x"], run: showAll },
    ...VIEWS.map(({ view, name, key }) => ({
      id: `queue.view.${view}`,
      label: `Show view: ${name}`,
      area: "Views",
      keys: [key],
      run: () => void showFilter(desk, { ...desk.queue.getState().filter, view }),
    })),
  ]);
}

const INTENTS: readonly { readonly intent: TicketIntent; readonly label: string; readonly key: string }[] = [
  { intent: "acknowledge", label: "Record that the caller was contacted", key: "a" },
  { intent: "assign", label: "Assign the selected ticket", key: "s" },
  { intent: "pause", label: "Pause the selected ticket", key: "p" },
  { intent: "resolve", label: "Resolve the selected ticket", key: "f" },
  { intent: "why", label: "Why this deadline?", key: "e" },
];

/** What can be begun on the selected ticket without opening it first, under the keys it has when it is open. */
function useTicketActions(openId: string | null, open: QueueActions["open"]): void {
  const { queue } = useDesk();
  useActions(
    INTENTS.map(({ intent, label, key }) => ({
      id: `queue.${intent}`,
      label,
      area,
      keys: [key],
      run: () => withActive(queue, (id) => open(id, intent)),
      // An open ticket offers its own actions.
      when: () => openId === null && queue.getState().activeId !== null,
    })),
  );
}

function withActive(queue: ReturnType<typeof useDesk>["queue"], work: (id: string) => void): void {
  const { activeId } = queue.getState();
  if (activeId !== null) work(activeId);
}
