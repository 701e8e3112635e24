import type { AgreementDocument } from "../../../shared/agreement/agreement.ts";
import { priorityOf } from "../../../shared/agreement/lookup.ts";
import {
  CHANNELS,
  type Channel,
  TICKET_KINDS,
  type TicketKind,
  type WaitKind,
} from "../../../shared/agreement/source.ts";
import type { Calendar } from "../../../shared/calendar/calendar.ts";
import { asId } from "../../../shared/kernel/ids.ts";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";
import type { TicketFact } from "../../../shared/ticket/events.ts";
import { UPDATE_PHASES, type UpdatePhase } from "../../../shared/ticket/listed-words.ts";
import type { Example, HistoryEvent } from "./history-file.ts";
import { inPossibleOrder } from "./possible-order.ts";
import { deadlineOf, instantOf } from "./read-moment.ts";
import { type ReplayedEvent, WAITS } from "./replayed-event.ts";
import { shown } from "./same-value.ts";

const COMMON = ["seq", "at", "zone", "instant", "type", "detail", "fold"];

/** The fields each type of event may carry beside the common ones. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  logged: ["priority", "channel", "ticketType"],
  responded: [],
  "update-given": ["phase"],
  "transferred-to-support-team": [],
  "priority-changed": ["priority"],
  converted: ["priority", "ticketType", "to", "from"],
  "hold-start": [],
  "hold-end": [],
  "third-party-start": [],
  "third-party-end": [],
  "customer-wait-start": [],
  "customer-wait-end": [],
  "parts-wait-start": [],
  "parts-arrived": [],
  "revised-deadline-agreed": ["newDeadline"],
  resolved: [],
  "auto-resolved": [],
  "customer-returned-after-auto-resolve": ["priority", "channel"],
  reopened: [],
  recurrence: ["priority", "channel"],
  closed: [],
};

/** What the events of a history are read with. */
interface Reading {
  readonly example: Example;
  readonly agreement: AgreementDocument;
  readonly calendar: Calendar;
}

/**
 * Reads a whole history; every event or field it does not know, and every event that cannot have happened, is named in
 * `problems`.
 */
export function readHistory(
  example: Example,
  agreement: AgreementDocument,
  calendar: Calendar,
): { events: readonly ReplayedEvent[]; problems: readonly string[] } {
  const reading = { example, agreement, calendar };
  const problems: string[] = repeatedNumbers(example);
  const events: ReplayedEvent[] = [];
  for (const source of example.history) {
    const zone = source.zone ?? example.zone ?? agreement.calendar.zone;
    const at = instantOf(source, zone);
    if (!at.ok) problems.push(`event ${source.seq}: ${at.error}`);
    const fact = factOf(source, reading, zone);
    if (!fact.ok) problems.push(...fact.error.map((problem) => `event ${source.seq}: ${problem}`));
    if (at.ok && fact.ok) events.push({ source, at: at.value, fact: fact.value });
  }
  // Whether a history is possible can only be said of one that was read to its end.
  return problems.length > 0 ? { events, problems } : inPossibleOrder(events);
}

function repeatedNumbers({ history }: Example): string[] {
  const numbers = history.map(({ seq }) => seq);
  const repeated = numbers.filter((seq, index) => numbers.indexOf(seq) < index);
  return [...new Set(repeated)].map((seq) => `two events have the "seq" ${seq}.`);
}

type FactResult = Result<TicketFact | null, readonly string[]>;

function factOf(source: HistoryEvent, reading: Reading, zone: string): FactResult {
  const known = FIELDS[source.type];
  if (known === undefined) return err([`the event type "${source.type}" is not known.`]);
  const unknown = Object.keys(source).filter((field) => !COMMON.includes(field) && !known.includes(field));
  if (unknown.length > 0) return err(unknown.map((field) => `the field "${field}" of "${source.type}" is not known.`));
  const unheardOf = unknownPriority(source, reading.agreement);
  if (unheardOf !== null) return err([unheardOf]);
  const wait = WAITS[source.type];
  if (wait !== undefined) return ok(waitFact(source, wait));
  return plainFact(source, reading, zone);
}

/** These cannot do without a priority; a return may name the one of its new record. */
const NEEDS_PRIORITY = ["logged", "priority-changed", "converted"];

function unknownPriority({ type, priority }: HistoryEvent, agreement: AgreementDocument): string | null {
  if (priority === undefined) return NEEDS_PRIORITY.includes(type) ? `"${type}" names no priority.` : null;
  if (typeof priority === "string" && priorityOf(agreement, priority) !== undefined) return null;
  const known = agreement.priorities.map(({ id }) => id).join(", ");
  return `${agreement.shortName} has no priority "${shown(priority)}". It has: ${known}.`;
}

function waitFact(source: HistoryEvent, wait: { kind: WaitKind; starts: boolean }): TicketFact {
  if (wait.starts) {
    const { seq, detail } = source;
    const reason = typeof detail === "string" ? detail : wait.kind;
    return {
      type: "WaitStarted",
      waitId: asId(`wait-${seq}`),
      kind: wait.kind,
      reason,
      party: wait.kind,
      expectedAt: null,
      customerTold: true,
      approvedBy: null,
    };
  }
  // Which wait it ends is known once the events stand in order.
  return { type: "WaitEnded", waitId: asId(""), outcome: source.type };
}

function plainFact(source: HistoryEvent, reading: Reading, zone: string): FactResult {
  const text = typeof source["detail"] === "string" ? source["detail"] : source.type;
  switch (source.type) {
    case "logged":
      return loggedFact(source, reading);
    case "responded":
      return ok({ type: "CustomerContacted", how: "phone", text });
    case "update-given":
      return updateFact(source, text);
    case "transferred-to-support-team":
      return ok({ type: "TransferredToSupportTeam", team: "support team" });
    case "priority-changed":
      return ok({ type: "PriorityChanged", from: "", to: shown(source["priority"]), reason: text });
    case "converted":
      return convertedFact(source, text);
    case "revised-deadline-agreed":
      return revisedFact(source, zone, reading.calendar, text);
    case "resolved":
      return ok({ type: "TicketResolved", how: "fix", text });
    case "auto-resolved":
      return ok({ type: "TicketResolved", how: "no-response", text });
    case "reopened":
      return ok({ type: "TicketReopened", reason: text });
    case "closed":
      return ok({ type: "TicketClosed", why: "confirmed", text });
    default:
      // A recurrence or a late return: whether it reopens the ticket is the agreement's decision, taken when replayed.
      return ok(null);
  }
}

function loggedFact(source: HistoryEvent, { example, agreement }: Reading): FactResult {
  const { channel, ticketType, priority } = source;
  const problems: string[] = [];
  if (!isChannel(channel)) problems.push(`the channel "${shown(channel)}" is not known.`);
  const kind = kindOf(ticketType);
  if (kind === undefined) problems.push(`the ticket type "${shown(ticketType)}" is not known.`);
  if (!isChannel(channel) || kind === undefined) return err(problems);
  return ok({
    type: "TicketLogged",
    ticketId: asId(example.id),
    reference: example.id,
    kind,
    agreementId: agreement.id,
    agreementVersion: agreement.version,
    channel,
    priority: shown(priority),
    site: "",
    caller: { name: "" },
    summary: example.title ?? example.id,
    details: "",
    answers: {},
    verification: "not-needed",
  });
}

function updateFact(source: HistoryEvent, text: string): FactResult {
  const phase = source["phase"] ?? "progress";
  return isPhase(phase) ? ok({ type: "UpdateSent", phase, text }) : err([`the phase "${shown(phase)}" is not known.`]);
}

function convertedFact(source: HistoryEvent, reason: string): FactResult {
  const type = source["ticketType"] ?? source["to"];
  const kind = kindOf(type);
  if (kind === undefined) return err([`the ticket type "${shown(type)}" is not known.`]);
  return ok({ type: "TicketConverted", from: kind, to: kind, priority: shown(source["priority"]), reason });
}

function revisedFact(source: HistoryEvent, zone: string, calendar: Calendar, reason: string): FactResult {
  const deadline = deadlineOf(shown(source["newDeadline"]), zone, calendar);
  if (!deadline.ok) return err([deadline.error]);
  return ok({ type: "DeadlineRevised", deadlineAt: deadline.value, agreedWith: "customer", how: "by-phone", reason });
}

/** Whether a value of the file names a channel this version knows. */
export function isChannel(value: unknown): value is Channel {
  return CHANNELS.some((channel) => channel === value);
}

/**
 * The kind of ticket a type of the file stands for. A long-term project is a request whose time is to be agreed: its
 * priority says so, and no clock of its own runs (CPS-23, CPS-32; COV-72).
 */
function kindOf(type: unknown): TicketKind | undefined {
  return type === "project" ? "service-request" : TICKET_KINDS.find((kind) => kind === type);
}

function isPhase(value: unknown): value is UpdatePhase {
  return UPDATE_PHASES.some((phase) => phase === value);
}
