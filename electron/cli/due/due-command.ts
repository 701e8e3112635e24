import type { AgreementDocument } from "../../../shared/agreement/agreement.ts";
import { calendarDataOf } from "../../../shared/agreement/calendar-data-of.ts";
import { prioritiesForKind } from "../../../shared/agreement/lookup.ts";
import { agreementInForce, bundledAgreements } from "../../../shared/agreement/registry.ts";
import { CHANNELS, Channel, TICKET_KINDS, TicketKind } from "../../../shared/agreement/source.ts";
import { unknownDays } from "../../../shared/agreement/unknown-days.ts";
import { compileCalendar } from "../../../shared/calendar/compile-calendar.ts";
import { openZone, type Zone } from "../../../shared/calendar/zone.ts";
import { previewClock } from "../../../shared/clock/preview.ts";
import { reportSpan } from "../../../shared/clock/report-span.ts";
import type { Instant } from "../../../shared/kernel/instant.ts";
import { expectOk } from "../../../shared/kernel/result.ts";
import { type Command, type CommandInput, JSON_FLAG, needed, optional, printJson, UsageError } from "../command.ts";
import { agreementNamed } from "../named-agreement.ts";
import { type DueQuestion, dueAnswer } from "./due-answer.ts";
import { dueText } from "./due-text.ts";
import { comesTwice, readAt } from "./read-at.ts";

export const dueCommand: Command = {
  name: "due",
  usage: "--agreement coventry --type incident --priority P2 --at 2026-03-27T15:00",
  summary: "When a call would be due, and the ledger that says why",
  takesFile: false,
  flags: {
    agreement: { value: "ID", help: "stockport, calderdale, coventry, sips, columbia (or cps)" },
    type: { value: "KIND", help: "incident, service-request or enquiry" },
    priority: { value: "ID", help: "as the agreement names it: P1, Critical, SR ..." },
    at: {
      value: "TIME",
      help: "when it is raised: local time (2026-03-27T15:00) or with its offset (...T15:00+01:00)",
    },
    zone: { value: "ZONE", help: "the zone --at is local in and times are shown in; the agreement's unless given" },
    channel: { value: "NAME", help: "how it came in: phone unless given" },
    fold: { value: "0|1", help: "which pass of an hour that comes twice; the first unless given" },
    ...JSON_FLAG,
  },
  run: (input) => {
    const question = readQuestion(input);
    if (input.flags["json"] === true) printJson(input, dueAnswer(question));
    else input.output.out(dueText(question));
    return 0;
  },
};

function readQuestion({ flags, files }: CommandInput): DueQuestion {
  if (files.length > 0) throw new UsageError(`due takes flags alone: ${files.join(" ")} is not one.`);
  const { id, latest } = agreementNamed(needed(flags, "agreement", "coventry"));
  const zone = zoneNamed(optional(flags, "zone") ?? latest.calendar.zone);
  const typed = needed(flags, "at", "2026-03-27T15:00");
  const fold = optional(flags, "fold");
  const at = readAt(zone, typed, fold);
  const agreement = inForce(id, latest, at);
  const kind = kindNamed(agreement, needed(flags, "type", "incident"));
  const priority = priorityNamed(agreement, kind, needed(flags, "priority", "P2"));
  const channel = channelNamed(optional(flags, "channel") ?? "phone");
  const what = `The calendar of ${agreement.id}`;
  const calendar = expectOk(compileCalendar(calendarDataOf(agreement)), what);
  const call = { at, kind, priority, channel };
  const report = previewClock(agreement, calendar, call);
  const first =
    fold === undefined && comesTwice(zone, typed)
      ? [`${typed} comes twice in ${zone.name}: the first pass was taken, --fold 1 takes the second.`]
      : [];
  return {
    agreement,
    calendar,
    zone,
    call,
    report,
    notes: [...first, ...channelNote(agreement, channel)],
    unknownDays: unknownDays(agreement, calendar, reportSpan(report, at), "this answer runs"),
  };
}

function zoneNamed(name: string): Zone {
  const zone = openZone(name);
  if (zone.ok) return zone.value;
  throw new UsageError(`"${name}" is not a time zone like Europe/London.`);
}

function inForce(id: string, latest: AgreementDocument, at: Instant): AgreementDocument {
  const agreement = agreementInForce(bundledAgreements(), id, at);
  if (agreement !== undefined) return agreement;
  throw new UsageError(`No version of ${latest.shortName} was in force at that moment.`);
}

function kindNamed(agreement: AgreementDocument, typed: string): TicketKind {
  const kind = TicketKind.safeParse(typed.toLowerCase());
  if (!kind.success) throw new UsageError(`"${typed}" is not a type. There are: ${TICKET_KINDS.join(", ")}.`);
  if (agreement.requestTypes.some((type) => type.kind === kind.data)) return kind.data;
  const known = agreement.requestTypes.map((type) => type.kind).join(", ");
  throw new UsageError(`${agreement.shortName} does not know the type ${kind.data}. It knows: ${known}.`);
}

function priorityNamed(agreement: AgreementDocument, kind: TicketKind, typed: string): string {
  const known = prioritiesForKind(agreement, kind);
  const found = known.find(({ id }) => id.toLowerCase() === typed.toLowerCase());
  if (found !== undefined) return found.id;
  const names = known.map(({ id }) => id).join(", ");
  throw new UsageError(`${agreement.shortName} has no priority "${typed}" for the type ${kind}. It has: ${names}.`);
}

function channelNamed(typed: string): Channel {
  const channel = Channel.safeParse(typed.toLowerCase());
  if (channel.success) return channel.data;
  throw new UsageError(`"${typed}" is not a channel. There are: ${CHANNELS.join(", ")}.`);
}

function channelNote(agreement: AgreementDocument, channel: Channel): readonly string[] {
  const rule = agreement.channels.find((candidate) => candidate.channel === channel);
  if (rule?.needsReference === true) return [`By ${channel} a caller can only add to a ticket that is open already.`];
  if (rule !== undefined) return [];
  const offered = agreement.channels.map((candidate) => candidate.channel).join(", ");
  return [`${agreement.shortName} does not offer ${channel}; it offers ${offered}.`];
}
