import type { Channel, TicketKind } from "../../../shared/agreement/source.ts";
import type { StateMeaning } from "../../../shared/contract/import-profile.ts";
import { priorityOfLevel } from "./levels.ts";
import { folded, foldedTable, type Profile } from "./profile.ts";

const STATES: ReadonlyMap<string, StateMeaning> = foldedTable({
  new: "new",
  open: "active",
  pending: "waiting-caller",
  // Zendesk's own words: on hold is waiting for a third party.
  hold: "waiting-vendor",
  "on-hold": "waiting-vendor",
  "on hold": "waiting-vendor",
  solved: "resolved",
  closed: "closed",
  deleted: "cancelled",
});
const LEVELS: ReadonlyMap<string, number> = foldedTable({ urgent: 1, high: 2, normal: 3, low: 4 });
const KINDS: ReadonlyMap<string, TicketKind> = foldedTable({
  incident: "incident",
  problem: "incident",
  question: "enquiry",
  task: "service-request",
});
const CHANNELS: readonly (readonly [RegExp, Channel])[] = [
  [/^voicemail/, "voicemail"],
  [/^(phone|voice|call)/, "phone"],
  [/mail/, "email"],
  [/^(chat|messaging|native messaging|web messenger|whatsapp|sms|text)/, "chat"],
  [/^(help ?center|portal|guide)/, "portal"],
  [/^(web|web ?form|web ?service|web ?widget|api|mobile)/, "web"],
];

export const zendesk: Profile = {
  id: "zendesk",
  name: "Zendesk",
  what: "a CSV export from Zendesk",
  system: "zendesk",
  headings: {
    number: ["id", "ticket id", "ticket", "ticket number"],
    state: ["status", "ticket status"],
    kind: ["ticket type", "type"],
    summary: ["subject", "ticket subject"],
    details: ["description"],
    priority: ["priority", "ticket priority"],
    caller: ["requester", "requester name"],
    callerEmail: ["requester email"],
    callerPhone: ["requester phone"],
    site: ["organization", "ticket organization name", "requester organization"],
    channel: ["via", "channel", "ticket channel"],
    owner: ["assignee", "assignee name"],
    team: ["group", "ticket group", "assignee group"],
    openedAt: ["created at", "created", "requested", "ticket created - timestamp"],
    updatedAt: ["updated at", "updated", "latest update"],
    resolvedAt: ["solved at", "solved", "ticket solved - timestamp"],
    closedAt: ["closed at", "closed"],
    reopenings: ["reopens"],
  },
  needed: ["number", "state", "openedAt"],
  labels: {},
  isHistory: false,
  isDayFirst: () => false,
  stateFor: (text) => {
    const means = STATES.get(folded(text));
    return means === undefined ? undefined : { label: text, means };
  },
  priorityFor: (agreementId, text) => priorityOfLevel(agreementId, LEVELS.get(folded(text)) ?? 0),
  channelFor: (text) => CHANNELS.find(([pattern]) => pattern.test(folded(text)))?.[1],
  kindFor: (text) => KINDS.get(folded(text)),
};
