import { QueueFilter } from "../../../shared/contract/queue-filter.ts";
import type { RouteStore } from "../route-store.ts";
import { EVERYTHING_OPEN } from "./queue-filter.ts";
import type { QueueStore } from "./queue-store.ts";

const LISTS = ["agreements", "priorities", "statuses", "kinds", "owners", "sites"] as const;

/** "view=mine&sites=Bramhall+High": what differs from every open ticket, as it stands in the address. */
export function filterText(filter: QueueFilter): string {
  const said = new URLSearchParams();
  if (filter.view !== EVERYTHING_OPEN.view) said.append("view", filter.view);
  for (const name of LISTS) {
    if (filter[name].join("\n") === EVERYTHING_OPEN[name].join("\n")) continue;
    for (const value of filter[name]) said.append(name, value);
    // No status at all is another list than the usual ones.
    if (filter[name].length === 0) said.append(name, "");
  }
  if (filter.text.trim() !== "") said.append("text", filter.text);
  return said.toString();
}

/** The filter an address asks for; what no filter can be is left as it usually is. */
export function filterOf(text: string): QueueFilter {
  const said = new URLSearchParams(text);
  const asked = (name: string, value: unknown): Partial<QueueFilter> => {
    const parsed = QueueFilter.safeParse({ [name]: value });
    // Only what was asked for: the schema fills in the rest.
    return parsed.success ? { [name]: Reflect.get(parsed.data, name) } : {};
  };
  return {
    ...EVERYTHING_OPEN,
    ...(said.has("view") ? asked("view", said.get("view")) : {}),
    ...Object.assign(
      {},
      ...LISTS.map((name) => (said.has(name) ? asked(name, said.getAll(name).filter(Boolean)) : {})),
    ),
    ...(said.has("text") ? asked("text", said.get("text")) : {}),
  };
}

interface Addressed {
  readonly route: RouteStore;
  readonly queue: QueueStore;
}

/** The filter and the address tell each other, so that a view can be sent to somebody and comes back on a reload. */
export function followFilterAddress({ route, queue }: Addressed, show: (filter: QueueFilter) => void): () => void {
  const stops = [
    queue.subscribe(({ filter }, before) => {
      if (filter !== before.filter) route.setState({ filter: filterText(filter) });
    }),
    route.subscribe(({ filter }, before) => {
      if (filter !== before.filter && filter !== filterText(queue.getState().filter)) show(filterOf(filter));
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
