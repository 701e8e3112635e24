import type { TicketKind } from "../../../shared/agreement/source.ts";
import { folded, foldedTable, type Profile } from "./profile.ts";
import { serviceNowChannel, serviceNowHold, serviceNowPriority, serviceNowState } from "./servicenow-words.ts";

const KINDS: ReadonlyMap<string, TicketKind> = foldedTable({
  incident: "incident",
  "requested item": "service-request",
  request: "service-request",
  sc_req_item: "service-request",
});

/**
 * A list as ServiceNow exports it: one row a record, as it stands. The headings are the names of its columns in CSV and
 * their labels in a spreadsheet; the file is Windows-1252 unless the instance is set otherwise.
 */
export const serviceNow: Profile = {
  id: "servicenow",
  name: "ServiceNow list",
  what: "a list exported from ServiceNow",
  system: "servicenow",
  headings: {
    number: ["number"],
    state: ["state", "incident_state"],
    holdReason: ["hold_reason", "on hold reason"],
    kind: ["sys_class_name", "task type"],
    active: ["active"],
    summary: ["short_description", "short description"],
    details: ["description"],
    category: ["category"],
    subcategory: ["subcategory"],
    priority: ["priority"],
    impact: ["impact"],
    urgency: ["urgency"],
    caller: ["caller_id", "caller", "caller_id.name"],
    callerEmail: ["caller_id.email", "caller email"],
    callerPhone: ["caller_id.phone", "caller_id.mobile_phone"],
    site: ["location", "location.name", "company"],
    channel: ["contact_type", "channel", "contact type"],
    team: ["assignment_group", "assignment group", "assignment_group.name"],
    owner: ["assigned_to", "assigned to", "assigned_to.name"],
    openedAt: ["opened_at", "opened"],
    createdAt: ["sys_created_on", "created", "sys_created_at"],
    updatedAt: ["sys_updated_on", "updated", "sys_updated_at"],
    updatedBy: ["sys_updated_by", "updated by"],
    resolvedAt: ["resolved_at", "resolved"],
    resolvedBy: ["resolved_by", "resolved by"],
    closedAt: ["closed_at", "closed"],
    closeCode: ["close_code", "resolution code", "close code"],
    closeNotes: ["close_notes", "resolution notes", "close notes"],
    vendor: ["vendor"],
    problem: ["problem_id", "problem"],
  },
  needed: ["number", "state", ["openedAt", "createdAt"]],
  labels: { cmdb_ci: "Configuration item", work_notes: "Work notes", comments: "Comments" },
  isHistory: false,
  isDayFirst: () => false,
  stateFor: (text, { holdReason }) => {
    const state = serviceNowState(text);
    return state?.means === "waiting" ? (serviceNowHold(holdReason) ?? state) : state;
  },
  priorityFor: serviceNowPriority,
  channelFor: serviceNowChannel,
  kindFor: (text) => KINDS.get(folded(text)),
};
