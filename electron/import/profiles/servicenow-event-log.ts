import { LOG_STYLE } from "../times/date-order.ts";
import type { Profile } from "./profile.ts";
import { serviceNowChannel, serviceNowPriority, serviceNowState } from "./servicenow-words.ts";

/** Columns whose contents are kept in words, as a person would call them. */
const LABELS: Readonly<Record<string, string>> = {
  opened_by: "Opened by",
  sys_created_by: "Record created by",
  cmdb_ci: "Configuration item",
  rfc: "Request for change",
  caused_by: "Caused by",
  notify: "Notify",
  knowledge: "Knowledge",
};

/** The audit trail of a ServiceNow instance: one row for each update of an incident. */
export const serviceNowEventLog: Profile = {
  id: "servicenow-event-log",
  name: "ServiceNow event log",
  what: "a ServiceNow incident event log",
  system: "servicenow",
  headings: {
    number: ["number"],
    state: ["incident_state"],
    active: ["active"],
    handovers: ["reassignment_count"],
    reopenings: ["reopen_count"],
    saves: ["sys_mod_count"],
    keptPromise: ["made_sla"],
    caller: ["caller_id"],
    openedAt: ["opened_at"],
    createdAt: ["sys_created_at"],
    updatedBy: ["sys_updated_by"],
    updatedAt: ["sys_updated_at"],
    channel: ["contact_type"],
    site: ["location"],
    category: ["category"],
    subcategory: ["subcategory"],
    symptom: ["u_symptom"],
    impact: ["impact"],
    urgency: ["urgency"],
    priority: ["priority"],
    team: ["assignment_group"],
    owner: ["assigned_to"],
    priorityChecked: ["u_priority_confirmation"],
    problem: ["problem_id"],
    vendor: ["vendor"],
    closeCode: ["closed_code"],
    resolvedBy: ["resolved_by"],
    resolvedAt: ["resolved_at"],
    closedAt: ["closed_at"],
  },
  needed: ["number", "state", "openedAt", "updatedAt", "priority"],
  labels: LABELS,
  isHistory: true,
  isDayFirst: (text) => LOG_STYLE.test(text),
  stateFor: (text) => serviceNowState(text),
  priorityFor: serviceNowPriority,
  channelFor: serviceNowChannel,
  kindFor: () => "incident",
};
