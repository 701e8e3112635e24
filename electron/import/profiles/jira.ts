import type { Channel, TicketKind } from "../../../shared/agreement/source.ts";
import type { StateMeaning } from "../../../shared/contract/import-profile.ts";
import { priorityOfLevel } from "./levels.ts";
import { folded, foldedTable, type Profile, type RowState } from "./profile.ts";

/** The statuses of Jira and Jira Service Management as they come; a project may add its own, of which the category tells. */
const STATES: ReadonlyMap<string, StateMeaning> = foldedTable({
  open: "new",
  new: "new",
  "to do": "new",
  backlog: "new",
  reopened: "new",
  "waiting for support": "new",
  "waiting for triage": "new",
  "in progress": "active",
  "work in progress": "active",
  "in review": "active",
  "under review": "active",
  investigating: "active",
  escalated: "active",
  "selected for development": "active",
  "waiting for customer": "waiting-caller",
  "pending customer": "waiting-caller",
  "awaiting customer": "waiting-caller",
  "waiting for vendor": "waiting-vendor",
  "waiting on third party": "waiting-vendor",
  pending: "waiting",
  "on hold": "waiting",
  blocked: "waiting",
  resolved: "resolved",
  completed: "resolved",
  done: "closed",
  closed: "closed",
  canceled: "cancelled",
  cancelled: "cancelled",
  declined: "cancelled",
});
const GROUPS: ReadonlyMap<string, StateMeaning> = foldedTable({
  "to do": "new",
  "in progress": "active",
  done: "resolved",
});
const LEVELS: ReadonlyMap<string, number> = foldedTable({
  highest: 1,
  blocker: 1,
  critical: 2,
  high: 2,
  major: 3,
  medium: 3,
  normal: 3,
  low: 4,
  minor: 4,
  lowest: 5,
  trivial: 5,
});
const KINDS: ReadonlyMap<string, TicketKind> = foldedTable({
  incident: "incident",
  "[system] incident": "incident",
  bug: "incident",
  "service request": "service-request",
  "[system] service request": "service-request",
  question: "enquiry",
});
const CHANNELS: ReadonlyMap<string, Channel> = foldedTable({ email: "email", portal: "portal", phone: "phone" });

export const jira: Profile = {
  id: "jira",
  name: "Jira",
  what: "a CSV export from Jira",
  system: "jira",
  headings: {
    number: ["issue key", "key"],
    state: ["status"],
    stateGroup: ["status category"],
    kind: ["issue type", "type"],
    summary: ["summary"],
    details: ["description"],
    priority: ["priority"],
    caller: ["reporter"],
    callerEmail: ["reporter email"],
    site: ["custom field (organizations)", "organizations", "custom field (location)"],
    channel: ["custom field (request channel type)", "channel"],
    owner: ["assignee"],
    team: ["custom field (team)", "team"],
    category: ["component/s", "components"],
    openedAt: ["created"],
    updatedAt: ["updated"],
    resolvedAt: ["resolved", "resolution date"],
    closeCode: ["resolution"],
  },
  needed: ["number", "state", "openedAt"],
  labels: {},
  isHistory: false,
  isDayFirst: () => false,
  stateFor: (text, { stateGroup }) => stateOf(text, STATES.get(folded(text)) ?? GROUPS.get(folded(stateGroup))),
  priorityFor: (agreementId, text) => priorityOfLevel(agreementId, LEVELS.get(folded(text)) ?? 0),
  channelFor: (text) => CHANNELS.get(folded(text)),
  kindFor: (text) => KINDS.get(folded(text)),
};

function stateOf(label: string, means: StateMeaning | undefined): RowState | undefined {
  return means === undefined ? undefined : { label, means };
}
