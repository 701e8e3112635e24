import type { AgreementDocument } from "./agreement.ts";
import type { SourcedRule } from "./citations.ts";
import { sourcedRules } from "./citations.ts";
import { valueText } from "./setting-text.ts";
import type { Source } from "./source.ts";

/** A rule that is not in the agreement's own words and may be set otherwise in a new version of it. */
export interface AgreementSetting {
  /** Where it stands in the document: `closure.autoClose`. */
  readonly path: string;
  readonly label: string;
  readonly value: string;
  readonly basis: Exclude<Source["basis"], "stated">;
  readonly requirement: readonly string[];
  readonly clause: string;
  readonly note: string | null;
}

/**
 * Every rule of the agreement whose basis is not `stated`, in the order of the document: readings we recommend where
 * the text is open, assumptions where it is silent, and data of our own.
 */
export function settingsOf(agreement: AgreementDocument): readonly AgreementSetting[] {
  return sourcedRules(agreement).flatMap((rule) => {
    const { basis, requirement, clause, note } = rule.source;
    if (basis === "stated") return [];
    const { path } = rule;
    const label = labelOf(agreement, rule);
    return [{ path, label, value: valueText(agreement, rule), basis, requirement, clause, note: note ?? null }];
  });
}

const SECTIONS: Readonly<Record<string, string>> = {
  effectiveFrom: "In force from",
  parties: "Party",
  calendarSources: "Calendar",
  requestTypes: "Kind of ticket",
  priorities: "Priority",
  matrix: "Impact and urgency",
  "clockRules.dayMeaning": "What a day is",
  "clockRules.priorityChange": "Target after a priority change",
  "clockRules.firstResponse": "What stops the response clock",
  "clockRules.reopening": "Clock after a reopening",
  "clockRules.conversion": "Target after a change of kind",
  intakeCutoff: "Late requests",
  waits: "Waiting",
  escalations: "Warning",
  majorIncident: "Major incident",
  "closure.autoClose": "Automatic closure",
  "closure.noResponse": "No answer from the customer",
  "closure.reopenLimits": "Reopening",
  "closure.sameIncidentFor": "Same incident or a new one",
  "closure.confirmation": "Confirmation before closing",
  closure: "Closing",
  dealtWithin: "Dealt with within",
  dispute: "Disputed priority",
  revisedDeadline: "Revised deadline",
  channels: "Channel",
  callerChecks: "Caller check",
  pendingCheck: "Pending caller check",
  intakeQuestions: "Intake question",
  contacts: "Contact",
  kpis: "Figure",
  expectedMix: "Expected mix",
  provisions: "Provision",
};

const PARTS: Readonly<Record<string, string>> = {
  response: "response time",
  fix: "fix time",
  updates: "updates",
  cadence: "updates",
  alarm: "alarm",
  checklist: "checklist",
};

function labelOf(agreement: AgreementDocument, { path, rule }: SourcedRule): string {
  const bare = path.replace(/\[\d+\]/g, "");
  const name = SECTIONS[bare] ?? SECTIONS[bare.split(".")[0] ?? ""] ?? bare;
  const owner = ownerName(agreement, path) ?? (path === bare ? undefined : nameOf(rule));
  const part = PARTS[bare.split(".").at(-1) ?? ""];
  return [name, owner, part].filter((text) => text !== undefined).join(": ");
}

/** A target or a cadence is named after the priority or the wait it belongs to. */
function ownerName(agreement: AgreementDocument, path: string): string | undefined {
  const match = /^(priorities|waits)\[(\d+)\]/.exec(path);
  if (match === null) return undefined;
  const at = Number(match[2]);
  return match[1] === "priorities" ? agreement.priorities[at]?.name : agreement.waits[at]?.label;
}

const NAMES = ["name", "role", "topic", "part", "label", "level", "priority"] as const;

/** The parts of a calendar, which no document names. */
const CALENDAR_PARTS: Readonly<Record<string, string>> = {
  zone: "time zone",
  weekly: "weekly hours",
  layers: "hours on some dates",
  publicHolidays: "public holidays",
  holidaysAdded: "other holidays",
  holidaysRemoved: "holidays worked",
  recurringClosures: "closed every year",
  closures: "closed once",
  extraOpenings: "open besides",
  clockStart: "when a clock starts",
};

function nameOf(rule: object): string | undefined {
  for (const key of NAMES) {
    const value: unknown = Reflect.get(rule, key);
    if (key === "part" && typeof value === "string") return CALENDAR_PARTS[value] ?? value;
    if (typeof value === "string" || typeof value === "number") return String(value);
  }
  return undefined;
}
