import fc from "fast-check";
import { expect, test } from "vitest";
import { readTicket } from "../../../electron/core/ticket-stream.ts";
import { LATE_AFTER_MS } from "../../../electron/timers/timers.ts";
import type { RecordedEvent } from "../../../shared/contract/views.ts";
import { momentCommandId } from "../../../shared/kernel/derived-ids.ts";
import { asId, type TicketId } from "../../../shared/kernel/ids.ts";
import { HOUR_MS, MINUTE_MS } from "../../../shared/kernel/instant.ts";
import type { TicketCommand } from "../../../shared/ticket/commands.ts";
import type { FactOf } from "../../../shared/ticket/events.ts";
import { thresholdIdOf } from "../../../shared/ticket/threshold-id.ts";
import { answersFor, bridgeTo } from "../../support/core/bridge.ts";
import { CrashingDesk } from "../../support/core/crashing-desk.ts";
import { WEDNESDAY_TEN } from "../../support/core/desk.ts";
import { appendToTicket } from "../../support/store/append-ticket.ts";
import { ask, logCall } from "../../support/ticket/calls.ts";
import { type Cut, TimedDesk } from "../../support/timers/timed-desk.ts";

const RUNS = process.env["DESKWATCH_NIGHTLY"] === "1" ? 5_000 : 80;
const FOR_THREE_DAYS_MS = 72 * HOUR_MS;

interface Template {
  readonly file: string;
  readonly actor: string;
  readonly tickets: readonly TicketId[];
}

/** A desk with three calls on it, under two agreements, closed: every timeline begins with a copy of its file. */
async function template(): Promise<Template> {
  const desk = new CrashingDesk(WEDNESDAY_TEN);
  const bridge = bridgeTo({ core: desk.core, subscribe: () => () => true });
  const setUp = { agreements: ["stockport", "coventry"], person: "Asha Bello", team: "Desk", sites: ["Bramhall High"] };
  const actor = (await ask(bridge, "desk.setUp", setUp)).people[0]?.id ?? "";
  const calls = [
    ["stockport", "P1"],
    ["stockport", "P3"],
    ["coventry", "P2"],
  ] as const;
  const tickets: TicketId[] = [];
  for (const [agreementId, priority] of calls) {
    const call = { agreementId, priority, answers: answersFor(agreementId) };
    tickets.push(asId<"ticket">((await logCall(bridge, call)).ticketId));
  }
  desk.store.close();
  return { file: desk.store.file, actor, tickets };
}

const noted = (): TicketCommand => ({ type: "AddNote", text: "Looked at it" });
const CHANGES: readonly ((waitId: string) => TicketCommand)[] = [
  noted,
  () => ({ type: "SendUpdate", phase: "progress", text: "Still on it" }),
  () => ({ type: "AcknowledgeTicket", how: "phone", text: "Told Jo" }),
  () => ({ type: "ChangePriority", priority: "P2", reason: "One block" }),
  () => ({ type: "ChangePriority", priority: "P3", reason: "One room" }),
  () => ({
    type: "PauseClock",
    kind: "third-party",
    reason: "In words of our own",
    party: "Vendor",
    expectedAt: WEDNESDAY_TEN + 4_000 * HOUR_MS,
    customerTold: true,
    approvedBy: null,
  }),
  (waitId) => ({ type: "ResumeClock", waitId: asId<"wait">(waitId), outcome: "They answered" }),
  () => ({ type: "ResolveTicket", how: "fix", text: "Switch restarted" }),
  () => ({ type: "ReopenTicket", reason: "It is back" }),
];

const step = fc.oneof(
  fc.record({ kind: fc.constant("run" as const), ms: fc.nat(10 * MINUTE_MS) }),
  fc.record({ kind: fc.constant("sleep" as const), ms: fc.nat(20 * HOUR_MS), tells: fc.boolean() }),
  fc.record({ kind: fc.constant("jump" as const), ms: fc.integer({ min: -6 * HOUR_MS, max: 6 * HOUR_MS }) }),
  fc.record({ kind: fc.constant("restart" as const), offMs: fc.nat(20 * HOUR_MS), crashes: fc.boolean() }),
  fc.record({
    kind: fc.constant("cut" as const),
    deliveries: fc.integer({ min: 1, max: 4 }),
    where: fc.constantFrom<Cut>("before the commit", "after the commit"),
  }),
  fc.record({ kind: fc.constant("change" as const), ticket: fc.nat(2), what: fc.nat(CHANGES.length - 1) }),
  fc.record({ kind: fc.constant("change" as const), ticket: fc.nat(2), what: fc.nat(CHANGES.length - 1) }),
);
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

async function take(desk: TimedDesk, { tickets }: Template, one: Step): Promise<void> {
  switch (one.kind) {
    case "run":
      return desk.run(one.ms);
    case "sleep":
      desk.pc.wall += one.ms;
      return one.tells ? desk.look() : undefined;
    case "jump":
      desk.pc.wall += one.ms;
      return;
    case "restart":
      return desk.restart(one.offMs, one.crashes);
    case "cut":
      return desk.cutAt(one.deliveries, one.where);
    case "change":
      await desk.change(tickets[one.ticket] ?? asId<"ticket">(""), CHANGES[one.what] ?? noted);
  }
}

/** Three more days, moment by moment. */
function finish(desk: TimedDesk): void {
  const until = Math.max(desk.pc.wall, WEDNESDAY_TEN) + FOR_THREE_DAYS_MS;
  let last: string | undefined;
  for (let next = desk.next(); next !== undefined && next.at <= until; next = desk.next()) {
    expect(next.id, "a moment that is delivered is not there any more").not.toBe(last);
    last = next.id;
    desk.pc.wall = Math.max(desk.pc.wall, next.at);
    desk.look();
  }
  desk.pc.wall = Math.max(desk.pc.wall, until);
  desk.look();
  desk.settle();
}

type Reached = RecordedEvent & { readonly event: FactOf<"ThresholdReached"> };

function checkReached(ticketId: TicketId, { eventId, commandId, event }: Reached): void {
  const { promise, percent, dueAt, at, thresholdAt, isLate } = event;
  const own = thresholdIdOf(ticketId, promise, percent, dueAt);
  const command = momentCommandId(own);
  expect([eventId, commandId], "an event and a command named after their moment").toEqual([`${command}:0`, command]);
  expect(at, "not early").toBeGreaterThanOrEqual(thresholdAt);
  expect(isLate, "late only if it is").toBe(at - thresholdAt > LATE_AFTER_MS);
}

/** The log must know the moment by its own name, whoever tries to write it again. */
function writeAgain(desk: TimedDesk, ticketId: TicketId, { event, commandId }: Reached): void {
  const again = () =>
    desk.store.transact((transaction) => {
      const expectedVersion = readTicket(transaction, ticketId).events.length;
      const seen = desk.store.position();
      const said = { commandId, ticketId, by: event.by, expectedVersion, recordedAt: event.at, seen, events: [event] };
      appendToTicket(transaction, said);
    });
  expect(again, "refused by the file itself").toThrow(/carried out before/);
}

test("on a real file every moment is recorded once, none early, none missed, none twice, through crashes between commits, restarts, sleep and moved clocks", {
  timeout: 1_800_000,
}, async () => {
  const base = await template();
  let recorded = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 14, size: "max" }), async (steps) => {
      const desk = new TimedDesk(WEDNESDAY_TEN, base.file);
      for (const one of steps) await take(desk, base, one);
      finish(desk);
      const found: string[] = [];
      for (const ticketId of base.tickets) {
        const { events } = readTicket(desk.store, ticketId);
        found.push(...events.filter(({ event }) => event.by.kind === "timer").map((one) => String(one.commandId)));
        const reached = events.filter((one): one is Reached => one.event.type === "ThresholdReached");
        for (const one of reached) checkReached(ticketId, one);
        if (reached[0] !== undefined) writeAgain(desk, ticketId, reached[0]);
      }
      expect(found.toSorted(), "each due moment once, and no other").toEqual(
        [...desk.due.keys()].map(momentCommandId).toSorted(),
      );
      expect(desk.faults).toEqual([]);
      desk.store.close();
      recorded += found.length;
    }),
    { numRuns: RUNS },
  );
  expect(recorded).toBeGreaterThan(5 * RUNS);
});
