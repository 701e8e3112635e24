import {
  CHANNELS,
  type Channel,
  TICKET_KINDS,
  type TicketKind,
  type WaitKind,
} from "../../../shared/agreement/source.ts";
import { instantOfLocal } from "../../../shared/calendar/local-time.ts";
import { openZone } from "../../../shared/calendar/zone.ts";
import { asId } from "../../../shared/kernel/ids.ts";
import type { Instant } from "../../../shared/kernel/instant.ts";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";
import {
  type Actor,
  type TicketEvent,
  type TicketFact,
  UPDATE_PHASES,
  type UpdatePhase,
} from "../../../shared/ticket/events.ts";
import type { Example, HistoryEvent } from "./history-file.ts";
import { shown } from "./same-value.ts";

/** An event of the file with its instant and, where it moves the ticket, the ticket event it stands for. */
export interface ReplayedEvent {
  readonly source: HistoryEvent;
  readonly at: Instant;
  readonly fact: TicketFact | null;
}

const ACTOR: Actor = { kind: "import", source: "history file" };
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

const WAITS: Readonly<Record<string, { readonly kind: WaitKind; readonly starts: boolean }>> = {
  "hold-start": { kind: "hold", starts: true },
  "hold-end": { kind: "hold", starts: false },
  "third-party-start": { kind: "third-party", starts: true },
  "third-party-end": { kind: "third-party", starts: false },
  "customer-wait-start": { kind: "customer", starts: true },
  "customer-wait-end": { kind: "customer", starts: false },
  "parts-wait-start": { kind: "parts", starts: true },
  "parts-arrived": { kind: "parts", starts: false },
};

/** Reads a whole history; every event or field it does not know is named in `problems`. */
export function readHistory(
  example: Example,
  agreement: { id: string; version: string },
  defaultZone: string,
): { events: readonly ReplayedEvent[]; problems: readonly string[] } {
  const problems: string[] = [];
  const events: ReplayedEvent[] = [];
  for (const source of example.history) {
    const zone = source.zone ?? example.zone ?? defaultZone;
    const at = instantOf(source, zone);
    if (!at.ok) problems.push(`event ${source.seq}: ${at.error}`);
    const fact = factOf(source, example, agreement, zone);
    if (!fact.ok) problems.push(...fact.error.map((problem) => `event ${source.seq}: ${problem}`));
    if (at.ok && fact.ok) events.push({ source, at: at.value, fact: fact.value });
  }
  return { events, problems };
}

/** The event as the clock takes it. */
export function eventAt(event: ReplayedEvent, fact: TicketFact): TicketEvent {
  return { ...fact, at: event.at, by: ACTOR };
}

function instantOf(source: HistoryEvent, zoneName: string): Result<Instant, string> {
  const at = localInstant(source.at, zoneName, source.fold);
  if (!at.ok || source.instant === undefined) return at;
  const stated = Date.parse(source.instant);
  return stated === at.value ? at : err(`"at" ${source.at} in ${zoneName} is not the "instant" ${source.instant}.`);
}

function localInstant(text: string, zoneName: string, fold: 0 | 1 | undefined): Result<Instant, string> {
  const zone = openZone(zoneName);
  if (!zone.ok) return zone;
  const at = instantOfLocal(zone.value, text, fold);
  return at.ok ? at : err(at.error.message);
}

type FactResult = Result<TicketFact | null, readonly string[]>;

function factOf(
  source: HistoryEvent,
  example: Example,
  agreement: { id: string; version: string },
  zone: string,
): FactResult {
  const known = FIELDS[source.type];
  if (known === undefined) return err([`the event type "${source.type}" is not known.`]);
  const unknown = Object.keys(source).filter((field) => !COMMON.includes(field) && !known.includes(field));
  if (unknown.length > 0) return err(unknown.map((field) => `the field "${field}" of "${source.type}" is not known.`));
  const wait = WAITS[source.type];
  if (wait !== undefined) return ok(waitFact(source, example, wait));
  return plainFact(source, example, agreement, zone);
}

function waitFact(source: HistoryEvent, example: Example, wait: { kind: WaitKind; starts: boolean }): TicketFact {
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
      approvedBy: "history",
    };
  }
  const started = example.history.findLast(
    (event) => event.seq < source.seq && WAITS[event.type]?.starts === true && WAITS[event.type]?.kind === wait.kind,
  );
  return { type: "WaitEnded", waitId: asId(`wait-${started?.seq ?? 0}`), outcome: source.type };
}

function plainFact(
  source: HistoryEvent,
  example: Example,
  agreement: { id: string; version: string },
  zone: string,
): FactResult {
  const text = typeof source["detail"] === "string" ? source["detail"] : source.type;
  switch (source.type) {
    case "logged":
      return loggedFact(source, example, agreement);
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
      return revisedFact(source, zone, text);
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

function loggedFact(source: HistoryEvent, example: Example, agreement: { id: string; version: string }): FactResult {
  const { channel, ticketType, priority } = source;
  const problems: string[] = [];
  if (!isChannel(channel)) problems.push(`the channel "${shown(channel)}" is not known.`);
  if (!isKind(ticketType)) problems.push(`the ticket type "${shown(ticketType)}" is not known.`);
  if (!isChannel(channel) || !isKind(ticketType)) return err(problems);
  return ok({
    type: "TicketLogged",
    ticketId: asId(example.id),
    reference: example.id,
    kind: ticketType,
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
  const kind = source["ticketType"] ?? source["to"];
  if (!isKind(kind)) return err([`the ticket type "${shown(kind)}" is not known.`]);
  return ok({ type: "TicketConverted", from: kind, to: kind, priority: shown(source["priority"]), reason });
}

function revisedFact(source: HistoryEvent, zone: string, reason: string): FactResult {
  const deadline = localInstant(shown(source["newDeadline"]), zone, undefined);
  if (!deadline.ok) return err([deadline.error]);
  return ok({ type: "DeadlineRevised", deadlineAt: deadline.value, agreedWith: "customer", how: "by-phone", reason });
}

/** Whether a value of the file names a channel this version knows. */
export function isChannel(value: unknown): value is Channel {
  return CHANNELS.some((channel) => channel === value);
}

function isKind(value: unknown): value is TicketKind {
  return TICKET_KINDS.some((kind) => kind === value);
}

function isPhase(value: unknown): value is UpdatePhase {
  return UPDATE_PHASES.some((phase) => phase === value);
}
