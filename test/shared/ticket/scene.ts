import { DateTime } from "luxon";
import { calendarDataOf } from "../../../shared/agreement/calendar-data-of.ts";
import { agreementInForce, bundledAgreements } from "../../../shared/agreement/registry.ts";
import type { Calendar } from "../../../shared/calendar/calendar.ts";
import { compileCalendar } from "../../../shared/calendar/compile-calendar.ts";
import { originalFixDueAt } from "../../../shared/clock/clock.ts";
import type { Actor } from "../../../shared/kernel/actor.ts";
import { asId } from "../../../shared/kernel/ids.ts";
import type { Instant } from "../../../shared/kernel/instant.ts";
import { expectOk } from "../../../shared/kernel/result.ts";
import type { CommandOf, TicketCommand } from "../../../shared/ticket/commands.ts";
import { decide } from "../../../shared/ticket/decide.ts";
import type { TicketEvent } from "../../../shared/ticket/events.ts";
import { foldTicket } from "../../../shared/ticket/evolve.ts";
import type { Rejection } from "../../../shared/ticket/rejection.ts";
import type { TicketState } from "../../../shared/ticket/state.ts";
import type { CommandContext } from "../../../shared/ticket/ticket-context.ts";
import { sayTicketRefusal } from "../../../shared/words/ticket-refusals.ts";

export type AgreementName = "stockport" | "calderdale" | "coventry" | "sips" | "columbia";

export const jo: Actor = { kind: "person", id: asId("p-jo") };
export const timer: Actor = { kind: "timer" };

/** A command without the fields that do not matter to the story. */
export function log(over: Partial<CommandOf<"LogTicket">> = {}): CommandOf<"LogTicket"> {
  return {
    type: "LogTicket",
    kind: "incident",
    agreementId: "stockport",
    channel: "phone",
    priority: "P2",
    site: "Bramhall High",
    caller: { name: "Sam Caller", phone: "0161 496 0000" },
    summary: "No internet",
    details: "Since nine o'clock",
    answers: { "how-many": "everybody", workaround: "none" },
    verification: "not-needed",
    ...over,
  };
}

export function pause(over: Partial<CommandOf<"PauseClock">> = {}): CommandOf<"PauseClock"> {
  return {
    type: "PauseClock",
    kind: "customer",
    reason: "Which room?",
    party: "Sam Caller",
    expectedAt: null,
    customerTold: false,
    approvedBy: null,
    ...over,
  };
}

export const resolve: CommandOf<"ResolveTicket"> = { type: "ResolveTicket", how: "fix", text: "Router restarted" };

/** Somebody who may approve a hold. */
export const HELP_DESK = asId<"person">("p-help-desk");

/** "w1" for the first wait of a ticket, "w2" for the next. */
export function nextWaitId(state: TicketState): string {
  return `w${state.status === "none" ? 1 : state.timeline.waits.length + 1}`;
}

const calendars = new Map<AgreementName, Calendar>();

/** A ticket's story under one agreement, told in local times of its zone; each step gives a new scene. */
export class Scene {
  readonly name: AgreementName;
  readonly events: readonly TicketEvent[];

  constructor(name: AgreementName, events: readonly TicketEvent[] = []) {
    this.name = name;
    this.events = events;
  }

  get agreement() {
    const found = agreementInForce(bundledAgreements(), this.name, Date.UTC(2026, 5, 1));
    if (!found) throw new Error(`No agreement ${this.name}`);
    return found;
  }

  get calendar() {
    const known = calendars.get(this.name);
    if (known) return known;
    const made = expectOk(compileCalendar(calendarDataOf(this.agreement)), "calendar");
    calendars.set(this.name, made);
    return made;
  }

  get state() {
    return foldTicket(this.events);
  }

  moment(local: string): Instant {
    return DateTime.fromISO(local, { zone: this.agreement.calendar.zone }).toMillis();
  }

  context(local: string, by: Actor = jo): CommandContext {
    const { agreement, calendar, state } = this;
    const now = this.moment(local);
    return {
      originalFixDueAt: () => originalFixDueAt(state, agreement, calendar, now),
      now,
      by,
      stream: "t1",
      newId: () => nextWaitId(this.state),
      agreementAtReceipt: (id) => agreementInForce(bundledAgreements(), id, Date.UTC(2026, 5, 1)),
      rolesOf: (person) => (person === HELP_DESK ? ["analyst"] : ["specialist"]),
      reference: `${agreement.code}-4K7-72Y`,
      agreement,
      calendar,
    };
  }

  ask(local: string, command: TicketCommand, by: Actor = jo) {
    return decide(this.state, command, this.context(local, by));
  }

  /** The story goes on. Fails the test if the step is refused. */
  step(local: string, command: TicketCommand, by: Actor = jo): Scene {
    return new Scene(this.name, [...this.events, ...expectOk(this.ask(local, command, by), command.type)]);
  }

  /** A refusal as the desk says it. */
  sentence(rejection: Rejection): string {
    return sayTicketRefusal(rejection, { agreement: this.agreement, calendar: this.calendar, names: () => "Ann" });
  }

  /** What happened in this step alone, without when and who. */
  happens(local: string, command: TicketCommand, by: Actor = jo): readonly object[] {
    return expectOk(this.ask(local, command, by), command.type).map(({ at: _at, by: _by, ...fact }) => fact);
  }

  /** Why the step is refused, with its sentence. Fails the test if it is not. */
  refusal(local: string, command: TicketCommand, by: Actor = jo): Rejection & { readonly message: string } {
    const answer = this.ask(local, command, by);
    if (!answer.ok) return { ...answer.error, message: this.sentence(answer.error) };
    throw new Error(`Expected a refusal, got ${answer.value.map((event) => event.type).join(", ")}`);
  }
}

/** A ticket logged at a local time. */
export function logged(name: AgreementName, local: string, over: Partial<CommandOf<"LogTicket">> = {}): Scene {
  return new Scene(name).step(local, log({ agreementId: name, ...over }));
}
