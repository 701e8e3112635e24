import type { QueueFilter, QueueFilterInput } from "../../../shared/contract/queue-filter.ts";
import type { QueueRow } from "../../../shared/contract/queue-row.ts";

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

const allows = (list: readonly string[], value: string): boolean => list.length === 0 || list.includes(value);

/** Whether a row belongs to the filter as far as the row alone can tell: everything except the text. */
export function fitsWithoutText(row: QueueRow, filter: QueueFilter, me: string | null): boolean {
  return (
    allows(filter.statuses, row.status) &&
    allows(filter.agreements, row.agreementId) &&
    allows(filter.priorities, row.priority) &&
    allows(filter.kinds, row.kind) &&
    allows(filter.sites, row.site) &&
    allows(filter.owners, row.owner?.id ?? "") &&
    fitsView(row, filter.view, me)
  );
}

function fitsView(row: QueueRow, view: QueueFilter["view"], me: string | null): boolean {
  switch (view) {
    case "all":
      return true;
    case "mine":
      return me !== null && row.owner?.id === me;
    case "unassigned":
      return row.owner === null;
    case "disputed":
      return row.priorityAgreement === "disputed";
    case "waiting":
      return row.waiting !== null;
    case "major":
      return row.isMajor;
  }
}
