import type { Calendar } from "../calendar/calendar.ts";
import type { ScheduleFinding } from "../change/schedule/finding.ts";
import { assertNever } from "../kernel/assert-never.ts";
import { sayList, sayWindow } from "./change-moment.ts";
import { fullMomentText } from "./time-text.ts";

/** What a rule of the schedule has against a time, with its clause. `serviceName`: what a service is called. */
export function sayFinding(
  { what, clause, effect }: ScheduleFinding,
  calendar: Calendar,
  serviceName: (id: string) => string,
): string {
  const cited = clause === "" ? "" : ` (${clause})`;
  return `${effect === "refuse" ? "Not then" : "Note"}: ${sayWhat(what, calendar, serviceName)}${cited}.`;
}

function sayWhat(what: ScheduleFinding["what"], calendar: Calendar, serviceName: (id: string) => string): string {
  switch (what.kind) {
    case "short-notice":
      return `${what.workingDays} working ${what.workingDays === 1 ? "day's" : "days'"} notice would have been needed by ${fullMomentText(what.tellBy, calendar.zone)}; told now, the earliest start is ${fullMomentText(what.earliestAt, calendar.zone)}`;
    case "in-hours":
      return `it falls into "${what.name}", ${sayWindow(calendar, what)}`;
    case "outside-window":
      return `it lies outside "${what.name}"`;
    case "freeze":
      return `nothing is changed during "${what.name}"`;
    case "activity":
      return `a school has told of "${what.title}", ${sayWindow(calendar, what)}`;
    case "collision":
      return `"${what.title}" is on ${sayList(what.services.map(serviceName))} at that time, ${sayWindow(calendar, what)}`;
    case "needs-notice":
      return `an announcement ${sayList(what.channels.map(channelName))} is needed before it starts`;
    case "needs-consultation":
      return "no agreement or consultation with those affected is on record";
    default:
      return assertNever(what);
  }
}

function channelName(channel: string): string {
  return channel === "email" ? "by e-mail" : channel === "website" ? "on the website" : `by ${channel}`;
}
