import {
  defaultRangeExtractor,
  elementScroll,
  type Range,
  type Rect,
  useVirtualizer,
  type Virtualizer,
} from "@tanstack/react-virtual";
import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from "react";
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
  // Until the list has been measured: it is never taller than its window.
  const [window] = useState<Rect>(() => ({ width: globalThis.innerWidth, height: globalThis.innerHeight }));
  // The same functions from render to render: a new one has all 10,000 places worked out again.
  const estimateSize = useCallback(
    (index: number) => (entries[index]?.kind === "group" ? HEADING_PX : ROW_PX[density]),
    [entries, density],
  );
  const virtualizer = useVirtualizer<HTMLDivElement, Element>({
    initialRect: window,
    observeElementRect: observeSize,
    scrollToFn: scrollWhereNeeded,
    count: entries.length,
    getScrollElement: () => gridRef.current,
    estimateSize,
    getItemKey: useCallback((index: number) => keyOf(entries[index], index), [entries]),
    overscan: OVERSCAN,
    scrollPaddingStart: HEADING_PX,
    scrollPaddingEnd: ROW_PX.comfortable,
    // aria-activedescendant must name a row that exists, even when it was scrolled out of sight.
    rangeExtractor: useCallback((range: Range) => withActive(range, activeIndex), [activeIndex]),
  });
  const measured = useRef(estimateSize);
  useEffect(() => {
    // Lines of another list, or of another height, stand elsewhere; the first list was measured as it was drawn.
    if (measured.current !== estimateSize) virtualizer.measure();
    measured.current = estimateSize;
  }, [virtualizer, estimateSize]);
  useEffect(() => {
    if (activeIndex >= 0 && !isInSight(virtualizer, activeIndex)) virtualizer.scrollToIndex(activeIndex);
  }, [virtualizer, activeIndex]);
  const searches = useStore(desk.queue, (state) => state.searches);
  // The list of a new search begins at its top, wherever the one before was left.
  useEffect(() => {
    if (searches > 0) virtualizer.scrollToOffset(0);
  }, [virtualizer, searches]);
  const height = virtualizer.scrollRect?.height ?? window.height;
  const places = Math.ceil(height / ROW_PX[density]) + 2 * OVERSCAN + 1;
  return { entries, activeId, hasActive: activeIndex >= 0, virtualizer, places };
}

/** Told when the browser has laid out the page anyway, instead of asking it to do so there and then. */
function observeSize(list: Virtualizer<HTMLDivElement, Element>, tell: (rect: Rect) => void): undefined | (() => void) {
  if (list.scrollElement === null) return undefined;
  const observer = new ResizeObserver(([entry]) => {
    if (entry === undefined) return;
    const { width, height } = entry.contentRect;
    tell({ width: Math.round(width), height: Math.round(height) });
  });
  observer.observe(list.scrollElement);
  return () => observer.disconnect();
}

/** A new list is at its top already: to be told so would have the page laid out once more. */
const scrollWhereNeeded: typeof elementScroll<HTMLDivElement> = (offset, options, list) => {
  if (offset !== 0 || (list.scrollOffset ?? 0) !== 0) elementScroll(offset, options, list);
};

/** Whether a line can be seen whole, between the head and the last line, which may be cut off. */
function isInSight(
  { measurementsCache, scrollOffset, scrollRect }: Virtualizer<HTMLDivElement, Element>,
  index: number,
): boolean {
  const line = measurementsCache[index];
  const top = scrollOffset ?? 0;
  const bottom = top + (scrollRect?.height ?? 0);
  return line !== undefined && line.start - HEADING_PX >= top && line.end + ROW_PX.comfortable <= bottom;
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
