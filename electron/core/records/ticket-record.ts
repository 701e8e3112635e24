import { originalFixDueAt } from "../../../shared/clock/clock.ts";
import { asId } from "../../../shared/kernel/ids.ts";
import { type TicketCommand, ticketActions } from "../../../shared/ticket/commands.ts";
import { decide } from "../../../shared/ticket/decide.ts";
import { type TicketEvent, ticketKind } from "../../../shared/ticket/events.ts";
import { makeReference, spokenReference } from "../../../shared/ticket/reference.ts";
import type { Rejection } from "../../../shared/ticket/rejection.ts";
import type { TicketState } from "../../../shared/ticket/state.ts";
import type { CommandContext } from "../../../shared/ticket/ticket-context.ts";
import { eventSentence } from "../../../shared/words/event-sentence.ts";
import { momentWords } from "../../../shared/words/moment-words.ts";
import { sayTicketRefusal } from "../../../shared/words/ticket-refusals.ts";
import { answered, refused } from "../answers.ts";
import { agreementAt, governingAgreement } from "../governing-agreement.ts";
import { namesAt } from "../names.ts";
import { projectTicket, recordProjection } from "../project-ticket.ts";
import { tellUnreadable } from "../tell-unreadable.ts";
import { ticketMoments } from "../ticket-moments.ts";
import { recordedEvents } from "../ticket-stream.ts";
import { notBeforeMisses, sayToldMiss, turnedMiss } from "../told-misses.ts";
import { damageOf, unreadableBecause } from "./read-only.ts";
import type { ReadRecord } from "./read-record.ts";
import { type RegisteredKind, register } from "./register.ts";
import { type Registration } from "./registration.ts";
import type { RecordWorld } from "./world.ts";

type TicketRecord = ReadRecord<TicketState, TicketEvent>;
type TicketRegistration = Registration<
  RecordWorld,
  TicketState,
  typeof ticketKind.events,
  TicketCommand,
  CommandContext,
  Rejection
>;

const eventsOf = (record: TicketRecord): readonly TicketEvent[] => recordedEvents(record).map(({ event }) => event);

const contextOf: TicketRegistration["contextOf"] = (world, state, command, base) => {
  const governed = governingAgreement(world, state, command, base.now);
  if (!governed.ok) return governed;
  const agreement = governed.value;
  const isNew = command.type === "LogTicket";
  const reference = isNew ? makeReference(agreement.code, world.stationCode, world.nextReferenceNumber()) : "";
  const rolesOf = (id: string) => world.directory.personHere(id)?.roles ?? [];
  const calendar = world.shelf.calendarOf(agreement);
  const originalDueAt = () => originalFixDueAt(state, agreement, calendar, base.now);
  const agreementAtReceipt = (id: string) =>
    agreementAt(world, id, state.status === "none" ? base.now : state.loggedAt);
  const lookups = { rolesOf, originalFixDueAt: originalDueAt, agreementAtReceipt };
  return answered({ ...base, reference, agreement, calendar, ...lookups });
};

const REASON_BEGINS = "Said to have happened before the miss was told:";

/** Where what a person says of the past turns a miss that was told into none: with their reason, or not at all. */
const review: TicketRegistration["review"] = (world, record, decided, context, { told }) => {
  if (told === null || told === "just-now" || record.state.status === "none") return answered(decided);
  const miss = turnedMiss(world, context.agreement, eventsOf(record), decided);
  if (miss === undefined) return answered(decided);
  if (told.because === "") return refused("MissToldAlready", sayToldMiss(miss));
  // Now, and beside what was told: both stay visible.
  const text = `${REASON_BEGINS} ${told.because}`;
  const at = Math.max(world.now(), miss.at);
  return answered([...decided, { type: "NoteAdded", text, by: context.by, at }]);
};

const about: NonNullable<TicketRegistration["about"]> = ({ store, shelf }, stream) => {
  const [row] = store.rows([asId<"ticket">(stream)]);
  if (row === undefined) return null;
  const agreement = shelf.version(row.agreementId, row.agreementVersion);
  return { reference: row.reference, summary: row.summary, zone: agreement?.calendar.zone ?? "UTC" };
};

/** Incidents, service requests and enquiries. */
export const ticketRecord: RegisteredKind<RecordWorld> = register<
  RecordWorld,
  TicketState,
  typeof ticketKind.events,
  TicketCommand,
  CommandContext,
  Rejection
>({
  kind: ticketKind,
  whoMay: ({ type }) => ticketActions[type].who,
  contextOf,
  happensAt: (record, { now }, { told }) => (told === "just-now" ? notBeforeMisses(eventsOf(record), now) : now),
  decide,
  review,
  sayEvent: (event, { agreement, calendar, now }, world, record) =>
    eventSentence(event, {
      agreement,
      words: momentWords(calendar.zone),
      now,
      names: namesAt(world),
      agreementName: (id) => world.shelf.inForce(id, now)?.shortName ?? id,
      events: eventsOf(record),
      referenceOf: (id) => world.store.rows([asId<"ticket">(id)])[0]?.reference ?? "another ticket",
    }),
  sayRefusal: (rejection, { agreement, calendar }, world) =>
    sayTicketRefusal(rejection, { agreement, calendar, names: namesAt(world) }),
  readOnlyBecause: (world, key, record) => {
    const because = unreadableBecause("ticket", record);
    if (because !== null && damageOf("ticket", record) !== null) {
      tellUnreadable(world, key, about(world, key.stream)?.reference ?? null, because);
    }
    return because;
  },
  // As it is spoken, without dashes: the way somebody asks for it.
  claimsOf: (event) => (event.type === "TicketLogged" ? [spokenReference(event.reference)] : []),
  isTaken: ({ type }) => type === "LogTicket",
  project: (world, _key, record) => {
    const recorded = recordedEvents(record);
    return recorded.length === 0 ? null : recordProjection(projectTicket(world.shelf, recorded, record.state));
  },
  about,
  moments: ticketMoments,
});
