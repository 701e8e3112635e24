import { useMemo } from "react";
import { useStore } from "zustand";
import { useDesk } from "../../stores/desk-context.tsx";
import type { FilterOption } from "./filter-menu.tsx";

export interface FilterOptions {
  readonly agreements: readonly FilterOption[];
  readonly priorities: readonly FilterOption[];
  readonly owners: readonly FilterOption[];
  readonly sites: readonly FilterOption[];
}

/** What can be chosen: the agreements in use, their priorities, the people, the sites of the desk and of its tickets. */
export function useFilterOptions(): FilterOptions {
  const desk = useDesk();
  const inUse = useStore(desk.agreements, (state) => state.current);
  const people = useStore(desk.status, (state) => state.status?.people);
  const known = useStore(desk.status, (state) => state.status?.sites);
  // Sites of tickets are gathered when the list is loaded, not at every change of a row.
  const entries = useStore(desk.queue, (state) => state.entries);
  return useMemo(() => {
    const sites = new Set(known);
    const { rows } = desk.queue.getState();
    for (const entry of entries) {
      const site = entry.kind === "ticket" ? rows.get(entry.id)?.site : undefined;
      if (site !== undefined) sites.add(site);
    }
    const ranks = new Map(inUse.flatMap(({ priorities }) => priorities).map(({ id, rank }) => [id, rank]));
    return {
      agreements: inUse.map(({ id, shortName }) => ({ id, name: shortName })),
      priorities: [...ranks].toSorted(([, a], [, b]) => a - b).map(([id]) => ({ id, name: id })),
      owners: (people ?? []).map(({ id, name }) => ({ id, name })),
      sites: [...sites].toSorted((a, b) => a.localeCompare(b)).map((site) => ({ id: site, name: site })),
    };
  }, [desk, inUse, people, known, entries]);
}
