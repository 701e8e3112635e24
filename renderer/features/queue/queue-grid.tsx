import { defaultRangeExtractor, type Range, useVirtualizer } from "@tanstack/react-virtual";
import { type RefObject, useCallback, useEffect, useMemo } from "react";
import { useStore } from "zustand";
import { classNames } from "../../components/class-names.ts";
import { useDesk } from "../../stores/desk-context.tsx";
import { activate } from "../../stores/queue/queue-store.ts";
import { GroupHeading } from "./group-heading.tsx";
import css from "./queue-grid.module.css";
import { QueueRowView, rowElementId } from "./queue-row-view.tsx";
import { useGridKeys } from "./use-grid-keys.ts";

const HEADING_PX = 34;
const ROW_PX = { comfortable: 36, compact: 32 } as const;
const OVERSCAN = 10;
const COLUMNS = [
  ["stage", "Promise"],
  ["time", "Time left"],
  ["reference", "Reference"],
  ["priority", "Priority"],
  ["site", "Site"],
  ["summary", "Summary"],
  ["agreement", "Agreement"],
  ["caller", "Caller"],
  ["owner", "Owner"],
  ["move", "Next move"],
] as const;

interface QueueGridProps {
  readonly gridRef: RefObject<HTMLDivElement | null>;
  readonly openId: string | null;
  readonly onOpen: (id: string) => void;
}

/** The list of tickets. Only what can be seen is in the page, and the row the keyboard is on. */
export function QueueGrid({ gridRef, openId, onOpen }: QueueGridProps) {
  const desk = useDesk();
  const entries = useStore(desk.queue, (state) => state.entries);
  const rows = useStore(desk.queue, (state) => state.rows);
  const activeId = useStore(desk.queue, (state) => state.activeId);
  const density = useStore(desk.preferences, (state) => state.density);
  const places = useMemo(() => placesOf(entries), [entries]);
  const activeIndex = activeId === null ? -1 : (places.get(activeId) ?? -1);
  const virtualizer = useVirtualizer({
    count: entries.length,
    getScrollElement: () => gridRef.current,
    estimateSize: (index) => (entries[index]?.kind === "group" ? HEADING_PX : ROW_PX[density]),
    getItemKey: (index) => keyOf(entries[index], index),
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
  const onKeyDown = useGridKeys(gridRef, onOpen);
  const pick = useCallback(
    (id: string) => {
      activate(desk.queue, id);
      onOpen(id);
    },
    [desk.queue, onOpen],
  );
  return (
    <div
      ref={gridRef}
      role="grid"
      tabIndex={0}
      aria-label="Tickets, next due first"
      aria-rowcount={entries.length + 1}
      aria-colcount={COLUMNS.length}
      aria-activedescendant={activeIndex >= 0 && activeId !== null ? rowElementId(activeId) : undefined}
      className={css["grid"]}
      onKeyDown={onKeyDown}
    >
      <ColumnHeads />
      <div role="rowgroup" className={css["body"]} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, key, start }) => {
          const entry = entries[index];
          if (entry === undefined) return null;
          if (entry.kind === "group") return <GroupHeading key={key} {...entry} start={start} rowIndex={index + 2} />;
          const row = rows.get(entry.id);
          if (row === undefined) return null;
          return (
            <QueueRowView
              key={key}
              row={row}
              start={start}
              rowIndex={index + 2}
              isActive={entry.id === activeId}
              isOpen={entry.id === openId}
              onPick={pick}
            />
          );
        })}
      </div>
    </div>
  );
}

type Entries = ReturnType<ReturnType<typeof useDesk>["queue"]["getState"]>["entries"];

function placesOf(entries: Entries): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  for (const [index, entry] of entries.entries()) if (entry.kind === "ticket") places.set(entry.id, index);
  return places;
}

function keyOf(entry: Entries[number] | undefined, index: number): string | number {
  if (entry === undefined) return index;
  return entry.kind === "group" ? `group-${entry.group}` : entry.id;
}

function withActive(range: Range, activeIndex: number): number[] {
  const visible = defaultRangeExtractor(range);
  if (activeIndex < 0 || activeIndex >= range.count || visible.includes(activeIndex)) return visible;
  return [...visible, activeIndex].toSorted((a, b) => a - b);
}

function ColumnHeads() {
  return (
    <div role="rowgroup" className={css["heads"]}>
      <div role="row" aria-rowindex={1} className={css["head"]}>
        {COLUMNS.map(([name, title], index) => (
          <span key={name} role="columnheader" aria-colindex={index + 1} className={classNames(css[name])}>
            {title}
          </span>
        ))}
      </div>
    </div>
  );
}
