import type { QueueFilter } from "../../../shared/contract/queue-filter.ts";
import { EVERY_STATUS, EVERYTHING_OPEN } from "../../stores/queue/queue-filter.ts";
import type { FilterOption } from "./filter-menu.tsx";
import { STATUS_WORDS } from "./queue-words.ts";
import { type FilterOptions, ownersChosen, ownersOf } from "./use-filter-options.ts";

/** What the queue can be narrowed by, with the second letter of the key that opens it. */
export const FILTERS = [
  { name: "agreement", label: "Agreement", letter: "a" },
  { name: "priority", label: "Priority", letter: "p" },
  { name: "state", label: "State", letter: "s" },
  { name: "owner", label: "Owner", letter: "o" },
  { name: "site", label: "Site", letter: "l" },
] as const;
export type FilterName = (typeof FILTERS)[number]["name"];

/** The filter whose choices are open; `all`: the list of filters itself, where it is folded. */
export type OpenedFilter = FilterName | "all" | null;

export interface FilterChoice {
  readonly options: readonly FilterOption[];
  readonly chosen: readonly string[];
  /** What choosing these makes of the filter. */
  readonly change: (ids: readonly string[]) => Partial<QueueFilter>;
}

const STATUSES = EVERY_STATUS.map((id) => ({ id, name: STATUS_WORDS[id] }));

/** What can be chosen and what is, for each filter. */
export function filterChoices(filter: QueueFilter, options: FilterOptions): Readonly<Record<FilterName, FilterChoice>> {
  const isUsual = filter.statuses.join() === EVERYTHING_OPEN.statuses.join();
  return {
    agreement: {
      options: options.agreements,
      chosen: filter.agreements,
      change: (agreements) => ({ agreements }),
    },
    priority: { options: options.priorities, chosen: filter.priorities, change: (priorities) => ({ priorities }) },
    state: {
      options: STATUSES,
      chosen: isUsual ? [] : filter.statuses,
      change: (ids) => ({ statuses: statusesOf(ids) }),
    },
    owner: { options: options.owners, chosen: ownersChosen(filter), change: (ids) => ({ owners: ownersOf(ids) }) },
    site: { options: options.sites, chosen: filter.sites, change: (sites) => ({ sites }) },
  };
}

/** Nothing chosen is what a queue usually holds: whatever is not finished. */
function statusesOf(ids: readonly string[]): QueueFilter["statuses"] {
  const statuses = EVERY_STATUS.filter((id) => ids.includes(id));
  return statuses.length === 0 ? EVERYTHING_OPEN.statuses : statuses;
}
