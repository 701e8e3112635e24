import type { MappedField, StateMeaning } from "../../../shared/contract/import-profile.ts";
import type { ImportSeverity } from "../../../shared/contract/import-views.ts";

export const SEVERITY_WORDS: Readonly<Record<ImportSeverity, string>> = {
  skipped: "left out",
  changed: "changed",
  noted: "noted",
  imported: "imported",
  equal: "here already",
};

export const FIELD_WORDS: Readonly<Record<MappedField, string>> = {
  number: "Number",
  openedAt: "Opened",
  state: "State",
  summary: "Summary",
  details: "Description",
  priority: "Priority",
  caller: "Caller",
  callerEmail: "Caller's e-mail",
  callerPhone: "Caller's telephone",
  site: "Site",
  channel: "Channel",
  team: "Team",
  owner: "Owner",
  category: "Category",
  updatedAt: "Last changed",
  updatedBy: "Changed by",
  resolvedAt: "Resolved",
  resolvedBy: "Resolved by",
  closedAt: "Closed",
  closeCode: "Resolution code",
  closeNotes: "What was done",
};

export const MEANING_WORDS: Readonly<Record<StateMeaning, string>> = {
  new: "new",
  active: "being worked on",
  "waiting-caller": "waiting for the caller",
  "waiting-vendor": "waiting for a supplier",
  "waiting-problem": "waiting for a problem or change",
  "waiting-evidence": "waiting for evidence",
  waiting: "waiting, nobody says for whom",
  resolved: "resolved",
  closed: "closed",
  cancelled: "cancelled",
};
