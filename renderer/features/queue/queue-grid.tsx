import { type RefObject, useCallback, useEffect, useMemo } from "react";
import { useStore } from "zustand";
import type { QueueRow } from "../../../shared/contract/queue-row.ts";
import { HOUR_MS } from "../../../shared/kernel/instant.ts";
import { matcherFor } from "../../../shared/kernel/matched-text.ts";
import { classNames } from "../../components/class-names.ts";
import { takeFreeFocus } from "../../components/free-focus.ts";
import { useDesk } from "../../stores/desk-context.tsx";
import { activate } from "../../stores/queue/queue-store.ts";
import { useTicking } from "../../stores/use-ticking.ts";
import { GroupHeading } from "./group-heading.tsx";
import css from "./queue-grid.module.css";
import { QueueRowView, type RowAgreement, rowElementId } from "./queue-row-view.tsx";
import { agreementLookup } from "./row-agreements.ts";
import { useExcerpts } from "./use-excerpts.ts";
import { useGridKeys } from "./use-grid-keys.ts";
import { type TicketList, useTicketList } from "./use-ticket-list.ts";

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

/** The list of tickets, as a grid of which only what can be seen is in the page. */
export function QueueGrid({ gridRef, openId, onOpen }: QueueGridProps) {
  const list = useTicketList(gridRef);
  const { entries, activeId, hasActive, virtualizer } = list;
  const onKeyDown = useGridKeys(gridRef, onOpen);
  const isAlone = openId === null;
  // Enter and the arrows mean something only here: whenever nothing else has the focus, the list does.
  useEffect(() => {
    if (isAlone) takeFreeFocus(gridRef.current);
  }, [gridRef, isAlone]);
  return (
    <div
      ref={gridRef}
      role="grid"
      tabIndex={0}
      data-first-focus={isAlone ? "" : undefined}
      aria-label="Tickets, next due first"
      aria-rowcount={entries.length + 1}
      aria-colcount={COLUMNS.length}
      aria-activedescendant={hasActive && activeId !== null ? rowElementId(activeId) : undefined}
      className={css["grid"]}
      onKeyDown={onKeyDown}
    >
      <ColumnHeads />
      <div role="rowgroup" className={css["body"]} style={{ height: virtualizer.getTotalSize() }}>
        <Lines list={list} openId={openId} onOpen={onOpen} />
      </div>
    </div>
  );
}

interface LinesProps extends Omit<QueueGridProps, "gridRef"> {
  readonly list: TicketList;
}

function Lines({ list, openId, onOpen }: LinesProps) {
  const { queue } = useDesk();
  const rows = useStore(queue, (state) => state.rows);
  const counts = useStore(queue, (state) => state.groupCounts);
  const misplaced = useStore(queue, (state) => state.misplaced);
  const agreementOf = useRowAgreements();
  const asked = useStore(queue, (state) => state.filter.text);
  const matcher = useMemo(() => matcherFor(asked), [asked]);
  const hour = useTicking((now) => now - (now % HOUR_MS));
  const pick = useCallback(
    (id: string) => {
      activate(queue, id);
      onOpen(id);
    },
    [queue, onOpen],
  );
  const items = list.virtualizer.getVirtualItems();
  const inSight = items.flatMap(({ index }) => {
    const entry = list.entries[index];
    return entry?.kind === "ticket" ? (rows.get(entry.id) ?? []) : [];
  });
  const excerpts = useExcerpts(inSight, asked, matcher);
  return items.map(({ index, start }) => {
    const entry = list.entries[index];
    // The head is row 1.
    const place = { start, rowIndex: index + 2 };
    if (entry?.kind === "group")
      return <GroupHeading key={entry.group} {...entry} {...place} count={counts.get(entry.group) ?? 0} />;
    const row = entry === undefined ? undefined : rows.get(entry.id);
    if (row === undefined) return null;
    return (
      <QueueRowView
        // Kept rows are drawn anew in place, which is cheaper than making new ones; the active one may stand far away.
        key={row.id === list.activeId ? "active" : index % list.places}
        row={row}
        agreement={agreementOf(row)}
        hour={hour}
        matcher={matcher}
        excerpt={excerpts.get(row.id) ?? ""}
        {...place}
        isActive={row.id === list.activeId}
        isOpen={row.id === openId}
        belongsIn={misplaced.has(row.id) ? (misplaced.get(row.id) ?? "elsewhere") : undefined}
        onPick={pick}
      />
    );
  });
}

/** Names, words and calendars of agreements, the same object for every row under the same version. */
function useRowAgreements(): (row: QueueRow) => RowAgreement {
  const { agreements } = useDesk();
  const state = useStore(agreements);
  return useMemo(() => agreementLookup(state), [state]);
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
