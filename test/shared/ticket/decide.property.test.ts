import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { EVERY_ROLE } from "../../../shared/agreement/roles.ts";
import { decodeEvent, encodeEvent } from "../../../shared/kernel/event-codec.ts";
import { availableActions } from "../../../shared/ticket/available-actions.ts";
import { TicketCommand } from "../../../shared/ticket/commands.ts";
import { decide } from "../../../shared/ticket/decide.ts";
import { type TicketEvent, ticketEvents } from "../../../shared/ticket/events.ts";
import { evolve, foldTicket } from "../../../shared/ticket/evolve.ts";
import type { TicketState } from "../../../shared/ticket/state.ts";
import { initialState } from "../../../shared/ticket/state.ts";
import { knownRules } from "../../support/ticket/known-rules.ts";
import { AGREEMENTS, anyCommand, anyLog } from "./random-commands.ts";
import type { AgreementName } from "./scene.ts";
import { log, nextWaitId, Scene } from "./scene.ts";

const HOUR = 3_600_000;
const START = Date.UTC(2026, 8, 7, 9);

interface Step {
  readonly hours: number;
  readonly command: TicketCommand;
}

const steps: fc.Arbitrary<Step[]> = fc
  .array(fc.oneof(fc.integer({ min: -3, max: 40 }), fc.constantFrom(0, 0, 100)), { maxLength: 40, size: "max" })
  .chain((gaps) => {
    let hours = 0;
    return fc.tuple(
      ...gaps.map((gap) => {
        hours = Math.max(0, hours + gap);
        const at = hours;
        return anyCommand(START + at * HOUR).map((command) => ({ hours: at, command }));
      }),
    );
  });

const at0 = (command: TicketCommand): Step => ({ hours: 0, command });

const stories = fc
  .constantFrom(...AGREEMENTS)
  .chain((name) => fc.tuple(fc.constant(name), anyLog(name), steps))
  // A call that was refused is put right, so that most stories go somewhere.
  .map(([name, first, rest]) => ({ name, story: [at0(first), at0(log({ agreementId: name })), ...rest] }));

/** Plays a story and hands each step, taken or refused, to `see`. */
function play(
  name: AgreementName,
  story: readonly Step[],
  see: (before: TicketState, step: Step, events: readonly TicketEvent[], after: TicketState) => void = () => {},
) {
  const scene = new Scene(name);
  /** What a ticket is judged by: another agreement than it began with, once that is corrected. */
  const rulesOf = (ticket: TicketState) => (ticket.status === "none" ? scene : (knownRules(ticket) ?? scene));
  const base = scene.context("2026-09-07T09:00");
  let state: TicketState = initialState;
  const events: TicketEvent[] = [];
  for (const step of story) {
    const before = state;
    const { agreement, calendar } = rulesOf(before);
    const decided = decide(state, step.command, {
      ...base,
      agreement,
      calendar,
      now: START + step.hours * HOUR,
      newId: () => nextWaitId(before),
    });
    const happened = decided.ok ? decided.value : [];
    if (decided.ok) expect(happened.length).toBeGreaterThan(0);
    else expect(scene.sentence(decided.error)).toMatch(/^\S.*[.]$/);
    for (const event of happened) state = evolve(state, event);
    events.push(...happened);
    see(before, step, happened, state);
  }
  return { state, events, agreement: rulesOf(state).agreement };
}

const runs = { numRuns: process.env["DESKWATCH_NIGHTLY"] === undefined ? 200 : 10_000 };

describe("whatever is asked of a ticket, in whatever order", { timeout: 900_000 }, () => {
  test("is answered, by events that fold to the same ticket later or by a sentence, and never by an exception", () => {
    fc.assert(
      fc.property(stories, ({ name, story }) => {
        const { state, events } = play(name, story);
        expect(foldTicket(events)).toEqual(state);
        if (state.status !== "none") expect(state.eventCount).toBe(events.length);
      }),
      runs,
    );
  });

  test("leaves a lawful ticket: its waits, its priority and its times make sense", () => {
    fc.assert(
      fc.property(stories, ({ name, story }) => {
        const { state, agreement } = play(name, story);
        if (state.status === "none") return;
        const { current } = state.priority;
        expect(agreement.priorities.some((each) => each.id === current && each.kinds.includes(state.kind))).toBe(true);
        const waits = state.status === "open" ? state.waits : [];
        expect(new Set(waits.map((wait) => wait.kind)).size).toBe(waits.length);
        const ids = [...waits, ...state.endedWaits].map((wait) => wait.waitId);
        expect(new Set(ids).size).toBe(ids.length);
        for (const wait of state.endedWaits) expect(wait.endedAt).toBeGreaterThanOrEqual(wait.startedAt);
        for (const past of state.pastResolutions) expect(past.reopenedAt).toBeGreaterThanOrEqual(past.at);
        expect(new Set(state.thresholds.map((each) => each.thresholdId)).size).toBe(state.thresholds.length);
        expect(state.firstContactAt ?? state.loggedAt).toBeGreaterThanOrEqual(state.loggedAt);
      }),
      runs,
    );
  });

  test("no action a screen shows as impossible ever succeeds, and its refusal is the sentence shown", () => {
    fc.assert(
      fc.property(stories, ({ name, story }) => {
        const scene = new Scene(name);
        play(name, story, (before, { hours, command }) => {
          const now = START + hours * HOUR;
          const context = { ...scene.context("2026-09-07T09:00"), now };
          const shown = availableActions(before, context, EVERY_ROLE);
          const refusal = shown.find((each) => each.action === command.type)?.refusal ?? null;
          if (refusal === null) return;
          expect(decide(before, command, context)).toEqual({ ok: false, error: refusal });
        });
      }),
      runs,
    );
  });

  test("what happened survives being stored, facts and words apart, and read back", () => {
    fc.assert(
      fc.property(stories, ({ name, story }) => {
        const { events } = play(name, story);
        for (const event of events) {
          const { at, by } = event;
          const stored = { ...encodeEvent(ticketEvents, event), at, by, writtenBy: "1", isErased: false };
          expect(decodeEvent(ticketEvents, stored)).toStrictEqual(event);
        }
      }),
      runs,
    );
  });

  test("every random command is one that the schema lets in", () => {
    fc.assert(
      fc.property(stories, ({ story }) => {
        for (const command of story.map((step) => step.command)) {
          expect(TicketCommand.safeParse(command)).toEqual({ success: true, data: command });
        }
      }),
      { numRuns: 100 },
    );
  });
});

test("the random stories reach every status and every event", () => {
  const seen = new Set<string>();
  const statuses = new Set<string>();
  for (const { name, story } of fc.sample(stories, { numRuns: 500, seed: 7 })) {
    play(name, story, (_before, _step, events, after) => {
      for (const event of events) seen.add(event.type);
      statuses.add(after.status);
    });
  }
  expect([...statuses].sort()).toEqual(["closed", "none", "open", "resolved", "unverified"]);
  // What is set aside is nothing anybody asks for: it comes of sharing a desk.
  expect(Object.keys(ticketEvents).filter((type) => !seen.has(type))).toEqual(["CommandSetAside"]);
});
