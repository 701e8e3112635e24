import type { RefObject } from "react";
import { useDesk } from "../../stores/desk-context.tsx";
import { rearrange } from "../../stores/queue/hold-still.ts";
import { showFilter } from "../../stores/queue/load-queue.ts";
import { EVERYTHING_OPEN } from "../../stores/queue/queue-filter.ts";
import type { TicketIntent } from "../../stores/route-store.ts";
import { useActions } from "../../stores/use-actions.ts";
import { VIEWS } from "./queue-words.ts";
import { moveActive } from "./use-grid-keys.ts";

const AREA = "Queue";

interface QueueActions {
  readonly searchRef: RefObject<HTMLInputElement | null>;
  readonly openId: string | null;
  readonly open: (id: string, intent?: TicketIntent) => void;
  readonly close: () => void;
}

const INTENTS: readonly { readonly intent: TicketIntent; readonly label: string; readonly key: string }[] = [
  { intent: "acknowledge", label: "Record that the caller was contacted", key: "a" },
  { intent: "assign", label: "Assign the selected ticket", key: "s" },
  { intent: "pause", label: "Pause the selected ticket", key: "p" },
  { intent: "resolve", label: "Resolve the selected ticket", key: "f" },
  { intent: "why", label: "Why this deadline?", key: "e" },
];

/** Everything the queue does, each on a key. */
export function useQueueActions({ searchRef, openId, open, close }: QueueActions): void {
  const desk = useDesk();
  const { queue } = desk;
  const onActive = (work: (id: string) => void) => (): void => {
    const { activeId } = queue.getState();
    if (activeId !== null) work(activeId);
  };
  const hasActive = (): boolean => queue.getState().activeId !== null;
  const move = (by: number) => (): void => moveActive(queue, { by });
  useActions([
    {
      id: "queue.next",
      label: "Next ticket",
      area: AREA,
      keys: ["j"],
      keysInPlace: ["ArrowDown"],
      run: move(1),
      isKeyOnly: true,
    },
    {
      id: "queue.previous",
      label: "Previous ticket",
      area: AREA,
      keys: ["k"],
      keysInPlace: ["ArrowUp"],
      run: move(-1),
      isKeyOnly: true,
    },
    {
      id: "queue.open",
      label: "Open the selected ticket",
      area: AREA,
      keys: ["o"],
      keysInPlace: ["Enter"],
      run: onActive((id) => open(id)),
      when: hasActive,
    },
    {
      id: "queue.close",
      label: "Back to the list",
      area: AREA,
      keys: ["Escape"],
      run: close,
      when: () => openId !== null,
    },
    { id: "queue.rearrange", label: "Put the list in order", area: AREA, keys: ["r"], run: () => rearrange(desk) },
    { id: "queue.search", label: "Search tickets", area: AREA, keys: ["/"], run: () => searchRef.current?.focus() },
    {
      id: "queue.clear",
      label: "Show every open ticket",
      area: AREA,
      keys: ["x"],
      run: () => void showFilter(desk, EVERYTHING_OPEN),
    },
    ...VIEWS.map(({ view, name, key }) => ({
      id: `queue.view.${view}`,
      label: `Show view: ${name}`,
      area: "Views",
      keys: [key],
      run: () => void showFilter(desk, { ...queue.getState().filter, view }),
    })),
    ...INTENTS.map(({ intent, label, key }) => ({
      id: `queue.${intent}`,
      label,
      area: AREA,
      keys: [key],
      run: onActive((id) => open(id, intent)),
      // An open ticket offers its own actions, under the same keys where it can.
      when: () => hasActive() && openId === null,
    })),
  ]);
}
