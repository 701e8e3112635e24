import type { AgreementDocument } from "../../shared/agreement/agreement.ts";
import type { Calendar } from "../../shared/calendar/calendar.ts";
import { addServiceTime } from "../../shared/calendar/service-time.ts";
import { originalFixDueAt } from "../../shared/clock/clock.ts";
import type { Person, RecordedEvent } from "../../shared/contract/views.ts";
import type { Actor } from "../../shared/kernel/actor.ts";
import { asId, type CommandId, type TicketId } from "../../shared/kernel/ids.ts";
import { type Instant, MINUTE_MS } from "../../shared/kernel/instant.ts";
import type { TicketCommand } from "../../shared/ticket/commands.ts";
import { decide } from "../../shared/ticket/decide.ts";
import type { TicketEvent } from "../../shared/ticket/events.ts";
import { evolve } from "../../shared/ticket/evolve.ts";
import { initialState, type TicketState } from "../../shared/ticket/state.ts";
import { DESK } from "../../shared/ticket/ticket-context.ts";
import { sayTicketRefusal } from "../../shared/words/ticket-refusals.ts";
import type { AgreementShelf } from "../core/agreement-shelf.ts";
import { derivedUuid } from "../core/derived-id.ts";
import { newIdsOf } from "../core/made-ids.ts";
import type { DueMoment } from "../core/ports.ts";
import { projectTicket } from "../core/project-ticket.ts";
import type { CommandRequest } from "../core/run-command.ts";
import type { CastKey } from "./cast.ts";

/** What one ticket of the example is made with. */
export interface Stage {
  readonly shelf: AgreementShelf;
  readonly agreement: AgreementDocument;
  readonly calendar: Calendar;
  readonly people: Readonly<Record<CastKey, Person>>;
  readonly now: Instant;
  readonly key: string;
  /** Its steps count in minutes of the day, not in service minutes. */
  readonly isRoundTheClock: boolean;
  readonly ticketId: TicketId;
}

/** A ticket while its week is played: every command is one the rules allow at that moment. */
export interface Play {
  readonly stage: Stage;
  readonly requests: CommandRequest[];
  readonly recorded: RecordedEvent[];
  readonly dropped: Set<string>;
  state: TicketState;
}

export function ticketIdOf(key: string): TicketId {
  return asId<"ticket">(derivedUuid(`example/ticket/${key}`));
}

export function beginPlay(stage: Stage): Play {
  return { stage, requests: [], recorded: [], dropped: new Set(), state: initialState };
}

/** What a person did at that moment. @throws Error where the rules refuse it: the scenario is wrong, a bug of ours. */
export function act(play: Play, at: Instant, by: CastKey, command: TicketCommand): void {
  deliverUntil(play, at);
  const { id } = play.stage.people[by];
  const refusal = attempt(play, at, { kind: "person", id }, command);
  if (refusal !== null) throw new Error(`Example ${play.stage.key}, ${command.type}: ${refusal}`);
}

/** The moment so many minutes of the ticket's own clock after another, and never after now. */
export function minutesAfter({ stage }: Play, from: Instant, minutes: number): Instant {
  const lengthMs = minutes * MINUTE_MS;
  return Math.min(stage.now, stage.isRoundTheClock ? from + lengthMs : addServiceTime(stage.calendar, from, lengthMs));
}

/**
 * Notices go out and tickets close by themselves when their moment comes, as they would have on a desk that was open
 * all week; otherwise opening the example would deliver a week's notices late.
 */
export function deliverUntil(play: Play, until: Instant): void {
  for (;;) {
    const next = nextMoment(play, until);
    if (next === undefined) return;
    const refusal = attempt(play, Math.max(next.at, lastAt(play)), { kind: "timer" }, commandFor(next));
    if (refusal !== null) play.dropped.add(next.id);
  }
}

function nextMoment(play: Play, until: Instant): DueMoment | undefined {
  if (play.recorded.length === 0) return undefined;
  const { moments } = projectTicket(play.stage.shelf, play.recorded);
  return moments
    .filter(({ id, at }) => at <= until && !play.dropped.has(id))
    .toSorted((one, other) => one.at - other.at || one.id.localeCompare(other.id))[0];
}

function commandFor({ kind, promise, percent, at, dueAt, to }: DueMoment): TicketCommand {
  if (kind === "auto-close") return { type: "CloseAfterTime" };
  if (kind === "auto-resolve" || promise === null || percent === null) return { type: "ResolveWithoutAnswer" };
  return { type: "RecordThreshold", promise, percent, thresholdAt: at, dueAt, to: [...to], isLate: false };
}

function lastAt({ recorded }: Play): Instant {
  return recorded.reduce((latest, { event }) => Math.max(latest, event.at), 0);
}

function attempt(play: Play, at: Instant, by: Actor, command: TicketCommand): string | null {
  const { agreement, calendar, ticketId, key } = play.stage;
  const commandId = asId<"command">(derivedUuid(`example/command/${key}/${play.requests.length + 1}`));
  const around = {
    stream: ticketId,
    newId: newIdsOf(commandId),
    rolesOf: () => DESK,
    agreementAtReceipt: () => undefined,
    originalFixDueAt: () => originalFixDueAt(play.state, agreement, calendar, at),
  };
  const decided = decide(play.state, command, { now: at, by, ...around, reference: key, agreement, calendar });
  if (!decided.ok) return sayTicketRefusal(decided.error, { agreement, calendar, names: () => undefined });
  play.state = decided.value.reduce<TicketState>(evolve, play.state);
  play.requests.push({ commandId, ticketId, by, at, expectedVersion: undefined, command });
  play.recorded.push(...decided.value.map((event) => recordedAs(play, event, commandId)));
  return null;
}

function recordedAs({ recorded }: Play, event: TicketEvent, commandId: CommandId): RecordedEvent {
  const version = recorded.length + 1;
  return {
    version,
    eventId: `${commandId}/${version}`,
    recordedAt: event.at,
    station: asId<"station">("example"),
    commandId,
    event,
  };
}
