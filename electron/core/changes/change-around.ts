import type { Calendar } from "../../../shared/calendar/calendar.ts";
import type { ChangeRules } from "../../../shared/change/rules/change-rules.ts";
import { changeRulesOf } from "../../../shared/change/rules/rules-registry.ts";
import type { PlannedEntry } from "../../../shared/change/schedule/planned-entry.ts";
import type { Answer } from "../../../shared/contract/answer.ts";
import type { ScheduleEntry } from "../../../shared/contract/change-views.ts";
import type { Actor } from "../../../shared/kernel/actor.ts";
import type { Instant } from "../../../shared/kernel/instant.ts";
import type { AgreementShelf } from "../agreement-shelf.ts";
import { answered, refused } from "../answers.ts";
import type { RecordWorld } from "../records/world.ts";

/** Under which rules a change or planned work stands, and in which hours. */
export interface Governed {
  readonly rules: ChangeRules;
  readonly calendar: Calendar;
}

/** The rules of an agreement's changes and its calendar as they were at a moment; undefined where this desk has neither. */
export function governedBy(shelf: AgreementShelf, rulesId: string, at: Instant): Governed | undefined {
  const rules = changeRulesOf(rulesId);
  const agreement = shelf.inForce(rulesId, at);
  return rules === undefined || agreement === undefined ? undefined : { rules, calendar: shelf.calendarOf(agreement) };
}

/** The same, or a sentence. */
export function mustGovern(shelf: AgreementShelf, rulesId: string, at: Instant): Answer<Governed> {
  const governed = governedBy(shelf, rulesId, at);
  return governed === undefined
    ? refused("WrongAgreement", `This desk has no rules for changes under "${rulesId}". Choose another agreement.`)
    : answered(governed);
}

/** What whoever acts is at this desk now; nothing for timers and imports. */
export function rolesOf({ directory }: Pick<RecordWorld, "directory">, by: Actor) {
  return by.kind === "person" ? (directory.personHere(by.id)?.roles ?? []) : [];
}

/** What else stands on the schedule in a span, as the rules look at it. */
export function plannedBeside(
  { store }: Pick<RecordWorld, "store">,
  own: string,
  from: Instant,
  until: Instant,
): readonly PlannedEntry[] {
  return store
    .scheduleEntries(from, until)
    .filter(({ id, status }) => id !== own && status === "planned")
    .map((entry) => ({ ...entry, entryId: entry.id, kind: plannedKind(entry) }));
}

function plannedKind({ kind }: ScheduleEntry): PlannedEntry["kind"] {
  switch (kind) {
    case "change":
      return "change";
    case "school-activity":
      return "activity";
    case "freeze":
      return "freeze";
    case "planned-maintenance":
    case "emergency-maintenance":
    case "managed-upgrade":
      return "maintenance";
  }
}
