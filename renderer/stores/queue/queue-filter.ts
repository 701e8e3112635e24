import type { QueueFilter, QueueFilterInput } from "../../../shared/contract/queue-filter.ts";

/** Every open ticket, next due first. */
export const EVERYTHING_OPEN: QueueFilter = {
  view: "all",
  agreements: [],
  priorities: [],
  statuses: ["unverified", "open"],
  kinds: [],
  owners: [],
  sites: [],
  text: "",
};

/** Open and finished. */
export const EVERY_STATUS: QueueFilter["statuses"] = ["unverified", "open", "resolved", "closed"];

/** The filter as the desk wants it: "mine" means the person who acts at this window. */
export function filterRequest(filter: QueueFilter, me: string | null): QueueFilterInput {
  const { me: _unused, ...rest } = filter;
  return {
    ...rest,
    agreements: [...rest.agreements],
    priorities: [...rest.priorities],
    owners: [...rest.owners],
    sites: [...rest.sites],
    ...(me === null ? {} : { me }),
  };
}

/** Whether anything but the view narrows the list. */
export function isNarrowed(filter: QueueFilter): boolean {
  const { agreements, priorities, kinds, owners, sites, text, statuses } = filter;
  const lists = [agreements, priorities, kinds, owners, sites];
  return (
    text.trim() !== "" || lists.some((list) => list.length > 0) || statuses.join() !== EVERYTHING_OPEN.statuses.join()
  );
}
