import type { Calendar } from "../../calendar/calendar.ts";
import { formatLocalDate } from "../../calendar/local-date.ts";
import type { Instant } from "../../kernel/instant.ts";
import type { Consultation, NoticeChannel } from "../change-parts.ts";
import { clauseOf } from "../clause.ts";
import type { Window } from "../content.ts";
import type { ChangeRules, PlannedKind, ScheduleRule } from "../rules/change-rules.ts";
import type { ScheduleFinding } from "./finding.ts";
import { earliestStart, latestNotice } from "./notice-time.ts";
import type { PlannedEntry } from "./planned-entry.ts";
import { dayOf, isOnLayer, liesWithin, localDates, overlaps, spansOf } from "./rule-hours.ts";

/** What is to be put on the schedule, as far as the rules look at it. */
export interface ScheduleSubject extends Window {
  readonly kind: PlannedKind;
  readonly affectsAvailability: boolean;
  readonly services: readonly string[];
  /** What was told already, on which channel and when. */
  readonly told: readonly { readonly channel: NoticeChannel; readonly at: Instant }[];
  readonly consultations: readonly Consultation["kind"][];
}

/** What the rules look at besides: the calendar, what else is planned, and now. */
export interface ScheduleAround {
  readonly rules: Pick<ChangeRules, "schedule">;
  readonly calendar: Calendar;
  readonly now: Instant;
  readonly planned: readonly PlannedEntry[];
}

type What = ScheduleFinding["what"];

/** Everything the rules have against a time, each with its clause, in the order of the rules. */
export function checkSchedule(subject: ScheduleSubject, around: ScheduleAround): readonly ScheduleFinding[] {
  return around.rules.schedule
    .filter((rule) => appliesTo(rule, subject))
    .flatMap((rule) => {
      const { id: ruleId, effect, overriddenBy } = rule;
      return findings(rule, subject, around).map((what) => ({
        ruleId,
        effect,
        overriddenBy,
        what,
        clause: clauseOf(rule),
      }));
    });
}

function appliesTo({ appliesTo: scope }: ScheduleRule, subject: ScheduleSubject): boolean {
  if (!scope.kinds.includes(subject.kind)) return false;
  if (scope.affectsAvailability !== undefined && scope.affectsAvailability !== subject.affectsAvailability)
    return false;
  return scope.services === undefined || scope.services.some((service) => subject.services.includes(service));
}

function findings(rule: ScheduleRule, subject: ScheduleSubject, around: ScheduleAround): readonly What[] {
  const { calendar } = around;
  switch (rule.kind) {
    case "notice":
      return shortNotice(rule.workingDays, subject, around);
    case "not-during": {
      if (rule.unless !== undefined && subject.consultations.includes(rule.unless)) return [];
      const [first] = spansOf(calendar, rule.hours, subject);
      return first === undefined ? [] : [{ kind: "in-hours", name: rule.name, from: first.from, until: first.until }];
    }
    case "only-within":
      return isWithin(rule, subject, calendar) ? [] : [{ kind: "outside-window", name: rule.name }];
    case "freeze":
      return [...frozenByRule(rule, subject, calendar), ...frozenByEntry(subject, around)];
    case "not-on-layer":
      return onLayer(rule.layer, subject, calendar);
    case "no-activity":
      return touching(subject, around, "activity").map(({ entryId, title, from, until }) => ({
        kind: "activity",
        entryId,
        title,
        from,
        until,
      }));
    case "collision":
      return collisions(subject, around.planned);
    case "needs-notice":
      return missingNotice(rule, subject, around);
    case "needs-consultation":
      return rule.kinds.some((kind) => subject.consultations.includes(kind)) ? [] : [{ kind: "needs-consultation" }];
  }
}

/** Counted from the first notice that was sent; while none was, from now: that is the best that can still be done. */
function shortNotice(workingDays: number, { from, told }: ScheduleSubject, around: ScheduleAround): readonly What[] {
  const { calendar, now } = around;
  const earliestAt = earliestStart(calendar, Math.min(now, ...told.map(({ at }) => at)), workingDays);
  if (earliestAt <= from) return [];
  return [{ kind: "short-notice", workingDays, earliestAt, tellBy: latestNotice(calendar, from, workingDays) }];
}

function isWithin(rule: Extract<ScheduleRule, { kind: "only-within" }>, subject: ScheduleSubject, calendar: Calendar) {
  return liesWithin(subject, spansOf(calendar, rule.hours, subject));
}

function frozenByRule(
  rule: Extract<ScheduleRule, { kind: "freeze" }>,
  subject: ScheduleSubject,
  calendar: Calendar,
): readonly What[] {
  const dates = localDates(calendar, subject).map(formatLocalDate);
  return rule.ranges
    .filter(({ from, to }) => dates.some((date) => from <= date && date <= to))
    .map(({ name }) => ({ kind: "freeze", name, from: subject.from, until: subject.until }));
}

function frozenByEntry(subject: ScheduleSubject, around: ScheduleAround): readonly What[] {
  return touching(subject, around, "freeze").map(({ title, from, until }) => ({
    kind: "freeze",
    name: title,
    from,
    until,
  }));
}

function onLayer(layer: string, subject: ScheduleSubject, calendar: Calendar): readonly What[] {
  const date = localDates(calendar, subject).find((each) => isOnLayer(calendar, each, layer));
  return date === undefined ? [] : [{ kind: "in-hours", name: layer, ...dayOf(calendar, date) }];
}

/** Entries of a kind at that time, on a service of its or on none in particular. */
function touching(subject: ScheduleSubject, { planned }: ScheduleAround, kind: PlannedEntry["kind"]) {
  return planned.filter(
    (entry) =>
      entry.kind === kind &&
      overlaps(entry, subject) &&
      (entry.services.length === 0 || shared(entry, subject).length > 0),
  );
}

/** Two things on one service at one time. */
export function collisions(subject: ScheduleSubject, planned: readonly PlannedEntry[]): readonly What[] {
  return planned
    .filter(({ kind }) => kind === "change" || kind === "maintenance")
    .filter((entry) => overlaps(entry, subject) && shared(entry, subject).length > 0)
    .map((entry) => {
      const { entryId, title, from, until } = entry;
      return { kind: "collision", entryId, title, services: shared(entry, subject), from, until };
    });
}

function shared(one: { readonly services: readonly string[] }, other: { readonly services: readonly string[] }) {
  return one.services.filter((service) => other.services.includes(service));
}

function missingNotice(
  rule: Extract<ScheduleRule, { kind: "needs-notice" }>,
  subject: ScheduleSubject,
  { rules, calendar }: ScheduleAround,
): readonly What[] {
  const exempt = rules.schedule.find(({ id }) => id === rule.unlessWithin);
  if (exempt?.kind === "only-within" && isWithin(exempt, subject, calendar)) return [];
  const told = subject.told.filter(({ at }) => at < subject.from).map(({ channel }) => channel);
  const channels = rule.channels.filter((channel) => !told.includes(channel));
  return channels.length === 0 ? [] : [{ kind: "needs-notice", channels }];
}
