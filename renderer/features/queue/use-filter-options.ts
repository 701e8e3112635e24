import { useMemo } from "react";
import { useStore } from "zustand";
import type { QueueFilter } from "../../../shared/contract/queue-filter.ts";
import type { QueueRow } from "../../../shared/contract/queue-row.ts";
import type { Person } from "../../../shared/contract/views.ts";
import { shortPriorityName } from "../../../shared/words/priority-name.ts";
import { useDesk } from "../../stores/desk-context.tsx";
import type { FilterOption } from "./filter-menu.tsx";

export interface FilterOptions {
  readonly agreements: readonly FilterOption[];
  readonly priorities: readonly FilterOption[];
  readonly owners: readonly FilterOption[];
  readonly sites: readonly FilterOption[];
}

/** A list takes no empty text for the name of a choice; the filter says "nobody" with one. */
const UNASSIGNED = "unassigned";

export const ownersChosen = ({ owners }: QueueFilter): readonly string[] => owners.map((id) => id || UNASSIGNED);
export const ownersOf = (ids: readonly string[]): readonly string[] => ids.map((id) => (id === UNASSIGNED ? "" : id));

/** Nobody, the people of the desk, and whoever else has a ticket in the list: an import brings people of its own. */
export function ownerOptions(people: readonly Person[], rows: Iterable<QueueRow>): readonly FilterOption[] {
  const known = new Set<string>(people.map(({ id }) => id));
  const others = new Map<string, string>();
  for (const { owner } of rows) if (owner !== null && !known.has(owner.id)) others.set(owner.id, owner.name);
  return [
    { id: UNASSIGNED, name: "unassigned" },
    ...people.map(({ id, name }) => ({ id, name })),
    ...[...others]
      .map(([id, name]) => ({ id, name }))
      .toSorted((one, other) => one.name.localeCompare(other.name, "en", { numeric: true })),
  ];
}

/** What can be chosen: the agreements in use, their priorities, owners and sites of the desk and of its tickets. */
export function useFilterOptions(): FilterOptions {
  const desk = useDesk();
  const inUse = useStore(desk.agreements, (state) => state.current);
  const people = useStore(desk.status, (state) => state.status?.people);
  const known = useStore(desk.status, (state) => state.status?.sites);
  // What tickets say is gathered when the list is arranged, not at every change of a row.
  const entries = useStore(desk.queue, (state) => state.entries);
  return useMemo(() => {
    const { rows } = desk.queue.getState();
    const shown = entries.flatMap((entry) => (entry.kind === "ticket" ? (rows.get(entry.id) ?? []) : []));
    const sites = new Set([...(known ?? []), ...shown.map(({ site }) => site)]);
    const priorities = new Map(inUse.flatMap((agreement) => agreement.priorities).map((each) => [each.id, each]));
    return {
      agreements: inUse.map(({ id, shortName }) => ({ id, name: shortName })),
      priorities: [...priorities.values()]
        .toSorted((a, b) => a.rank - b.rank)
        .map((priority) => ({ id: priority.id, name: shortPriorityName(priority) })),
      owners: ownerOptions(people ?? [], shown),
      sites: [...sites].toSorted((a, b) => a.localeCompare(b)).map((site) => ({ id: site, name: site })),
    };
  }, [desk, inUse, people, known, entries]);
}
