import { defaultRangeExtractor, type Range, useVirtualizer, type Virtualizer } from "@tanstack/react-virtual";
import { type RefObject, useCallback, useEffect, useMemo } from "react";
import { useStore } from "zustand";
import { useDesk } from "../../stores/desk-context.tsx";
import type { QueueEntry } from "../../stores/queue/arrange.ts";

const HEADING_PX = 34;
const ROW_PX = { comfortable: 36, compact: 32 } as const;
const OVERSCAN = 4;

export interface TicketList {
  /** How many rows are kept in the page: a row leaving sight lends its place to one coming in. */
  readonly places: number;
  readonly entries: readonly QueueEntry[];
  readonly activeId: string | null;
  /** Whether the active ticket is in the list, and so in the page. */
  readonly hasActive: boolean;
  readonly virtualizer: Virtualizer<HTMLDivElement, Element>;
}

/** Which lines of the list are in the page: those that can be seen, and the one the keyboard is on. */
export function useTicketList(gridRef: RefObject<HTMLDivElement | null>): TicketList {
  const desk = useDesk();
  const entries = useStore(desk.queue, (state) => state.entries);
  const activeId = useStore(desk.queue, (state) => state.activeId);
  const density = useStore(desk.preferences, (state) => state.density);
  const indexes = useMemo(() => indexesOf(entries), [entries]);
  const activeIndex = activeId === null ? -1 : (indexes.get(activeId) ?? -1);
  const virtualizer = useVirtualizer<HTMLDivElement, Element>({
    count: entries.length,
    getScrollElement: () => gridRef.current,
    // The same functions from render to render: a new one has all 10,000 places worked out again.
    estimateSize: useCallback(
      (index: number) => (entries[index]?.kind === "group" ? HEADING_PX : ROW_PX[density]),
      [entries, density],
    ),
    getItemKey: useCallback((index: number) => keyOf(entries[index], index), [entries]),
    overscan: OVERSCAN,
    scrollPaddingStart: HEADING_PX,
    scrollPaddingEnd: ROW_PX.comfortable,
    // aria-activedescendant must name a row that exists, even when it was scrolled out of sight.
    rangeExtractor: useCallback((range: Range) => withActive(range, activeIndex), [activeIndex]),
  });
  useEffect(() => virtualizer.measure(), [virtualizer, density, entries]);
  useEffect(() => {
    if (activeIndex >= 0) virtualizer.scrollToIndex(activeIndex, { align: "auto" });
  }, [virtualizer, activeIndex]);
  const height = virtualizer.scrollRect?.height ?? 0;
  const places = Math.ceil(height / ROW_PX[density]) + 2 * OVERSCAN + 1;
  return { entries, activeId, hasActive: activeIndex >= 0, virtualizer, places };
}

function indexesOf(entries: readonly QueueEntry[]): ReadonlyMap<string, number> {
  const indexes = new Map<string, number>();
  for (const [index, entry] of entries.entries()) if (entry.kind === "ticket") indexes.set(entry.id, index);
  return indexes;
}

function keyOf(entry: QueueEntry | undefined, index: number): string | number {
  if (entry === undefined) return index;
  return entry.kind === "group" ? `group-${entry.group}` : entry.id;
}

function withActive(range: Range, activeIndex: number): number[] {
  const visible = defaultRangeExtractor(range);
  if (activeIndex < 0 || activeIndex >= range.count || visible.includes(activeIndex)) return visible;
  return [...visible, activeIndex].toSorted((a, b) => a - b);
}
