import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { clock } from "../../../shared/clock/clock.ts";
import type { ClockReport, PromiseClock, PromiseKind } from "../../../shared/clock/clock-report.ts";
import type { TicketAction } from "../../../shared/ticket/available-actions.ts";
import { actionsOnTicket, type TicketCommand } from "../../../shared/ticket/commands.ts";
import { decide } from "../../../shared/ticket/decide.ts";
import type { TicketEvent } from "../../../shared/ticket/events.ts";
import { evolve } from "../../../shared/ticket/evolve.ts";
import { initialState, type TicketState } from "../../../shared/ticket/state.ts";
import { consequenceOf } from "../../../shared/words/consequence.ts";
import { pastChanges, pastWords } from "../../../shared/words/history.ts";
import { momentWords } from "../../../shared/words/moment-words.ts";
import { knownRules } from "../../support/ticket/known-rules.ts";
import { AGREEMENTS, anyCommand, anyLog } from "../ticket/random-commands.ts";
import { type AgreementName, log, nextWaitId, Scene } from "../ticket/scene.ts";

const HOUR = 3_600_000;
const START = Date.UTC(2026, 8, 7, 9);
const runs = { numRuns: process.env["DESKWATCH_NIGHTLY"] === undefined ? 250 : 10_000 };

interface Step {
  readonly at: number;
  readonly command: TicketCommand;
}

/** A life of a ticket: a call that can be logged, and what is asked of it for some days. */
const stories: fc.Arbitrary<{ name: AgreementName; story: readonly Step[] }> = fc
  .constantFrom(...AGREEMENTS)
  .chain((name) =>
    fc.tuple(
      fc.constant(name),
      anyLog(name),
      fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 25, size: "max" }).chain((gaps) => {
        let at = START;
        return fc.tuple(
          ...gaps.map((gap) => {
            at += gap * HOUR;
            const then = at;
            return anyCommand(then).map((command): Step => ({ at: then, command }));
          }),
        );
      }),
    ),
  )
  .map(([name, first, rest]) => ({
    name,
    story: [{ at: START, command: first }, { at: START, command: log({ agreementId: name }) }, ...rest],
  }));

interface Told {
  readonly action: TicketAction;
  readonly before: ClockReport;
  readonly after: ClockReport;
  readonly would: string;
  readonly did: string;
  readonly moment: (at: number) => string;
}

const isAction = (type: string): type is TicketAction => Object.hasOwn(actionsOnTicket, type);
const plain = (text: string): string => text.replaceAll("\u00a0", " ");

/** Plays a story; of each action that is carried out, what its button said and what the history says. */
function play(name: AgreementName, story: readonly Step[], see: (told: Told) => void): void {
  const scene = new Scene(name);
  const rulesOf = (ticket: TicketState) => (ticket.status === "none" ? undefined : knownRules(ticket));
  const base = scene.context("2026-09-07T09:00");
  let state: TicketState = initialState;
  const entries: { readonly commandId: string; readonly event: TicketEvent }[] = [];
  for (const [index, { at, command }] of story.entries()) {
    const ticket = state;
    const rules = rulesOf(ticket) ?? scene;
    const decided = decide(ticket, command, { ...base, ...rules, now: at, newId: () => nextWaitId(ticket) });
    if (!decided.ok) continue;
    const before = clock(state, rules.agreement, rules.calendar, at);
    state = decided.value.reduce<TicketState>(evolve, state);
    const { agreement, calendar } = rulesOf(state) ?? scene;
    const words = momentWords(calendar.zone);
    const after = clock(state, agreement, calendar, at);
    entries.push(...decided.value.map((event) => ({ commandId: `c${index}`, event })));
    if (before === null || after === null || !isAction(command.type)) continue;
    const context = { responseWord: agreement.responseWord, words, calendar, readAt: at };
    const would = plain(consequenceOf(command.type, { ...context, before, after }));
    const past = [...pastChanges(entries, knownRules)].at(-1)?.[1];
    const did = past === undefined ? "" : plain(pastWords(past, at));
    see({ action: command.type, before, after, would, did, moment: (when) => plain(words.moment(when, at)) });
  }
}

const find = ({ promises }: ClockReport, kind: PromiseKind): PromiseClock | undefined =>
  promises.find(({ promise, state }) => promise === kind && state !== "no-target");
const isOwed = (clockOf: PromiseClock | undefined): clockOf is PromiseClock =>
  clockOf !== undefined && clockOf.metAt === null;
/** Standing still, also where a wait began before the clock would have. */
const isPaused = (clockOf: PromiseClock | undefined): boolean => {
  if (!isOwed(clockOf)) return false;
  const { state, startedAt, budgetMs, dueAt } = clockOf;
  return state === "paused" || (state === "not-started" && startedAt !== null && budgetMs !== null && dueAt === null);
};
const workedTo = ({ dueAt }: PromiseClock): number | null => dueAt;
const owed = ({ updates }: ClockReport, audience: string): number | null => {
  const dues = updates
    .filter((update) => update.audience === audience && update.standing === "owed")
    .map(({ dueAt }) => dueAt);
  return dues.length === 0 ? null : Math.min(...dues);
};

/** Every moment a report speaks of. */
const momentsOf = (report: ClockReport): readonly number[] =>
  [
    ...report.promises.flatMap(({ deadlines }) => deadlines.map(({ dueAt }) => dueAt)),
    ...report.updates.map(({ dueAt }) => dueAt),
    ...report.resolutions.map(({ reopenUntil }) => (typeof reopenUntil === "number" ? reopenUntil : null)),
    report.autoCloseAt,
    report.autoResolveAt,
    report.triageEndsAt,
    report.dealtWithinBy,
    report.immediate?.startedAt ?? null,
  ].filter((at): at is number => at !== null);

const TIME = /(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?: \d+ \w{3})? |\d+ \w{3} \d{4} )?\d\d:\d\d/g;

describe("what a button says before it is pressed", { timeout: 900_000 }, () => {
  test("names every due moment that then moves, every clock that stops, every promise that is met", () => {
    fc.assert(
      fc.property(stories, ({ name, story }) => {
        play(name, story, ({ action, before, after, would, moment }) => {
          for (const kind of ["response", "fix", "decision"] as const) {
            const [was, will] = [find(before, kind), find(after, kind)];
            const said = `${action} ${kind}: ${would}`;
            if (isOwed(will) && !isPaused(will)) {
              const due = workedTo(will);
              const moved = !isOwed(was) || isPaused(was) || workedTo(was) !== due;
              if (moved && due !== null) expect(said).toContain(moment(due));
            }
            if (isPaused(will) && !isPaused(was)) expect(said).toMatch(/stops|will not start/);
            if (will !== undefined && will.metAt !== null && isOwed(was)) {
              expect(said).toMatch(will.state === "kept" ? /kept/ : /missed/);
            }
          }
        });
      }),
      runs,
    );
  });

  test("names every new duty, and every one that is over", () => {
    fc.assert(
      fc.property(stories, ({ name, story }) => {
        play(name, story, ({ action, before, after, would, moment }) => {
          for (const audience of ["caller", "desk"]) {
            const due = owed(after, audience);
            if (due === owed(before, audience)) continue;
            if (due === null) expect(`${action}: ${would}`).toMatch(/no (further update|review)/i);
            else expect(`${action}: ${would}`).toContain(moment(due));
          }
          const { autoResolveAt, activity } = after;
          if (autoResolveAt !== before.autoResolveAt && activity !== "stopped" && autoResolveAt !== null) {
            expect(`${action}: ${would}`).toContain(moment(autoResolveAt));
          }
        });
      }),
      runs,
    );
  });

  test("claims nothing that is not so", () => {
    fc.assert(
      fc.property(stories, ({ name, story }) => {
        play(name, story, ({ action, before, after, would, moment }) => {
          const said = `${action}: ${would}`;
          const running = after.promises.filter((each) => isOwed(each) && !isPaused(each) && each.dueAt !== null);
          const paused = after.promises.filter(isPaused);
          if (/no clock is running|no clock runs/.test(would))
            expect([said, running.map(({ promise }) => promise)]).toEqual([said, []]);
          if (/stops with|stands still/.test(would)) expect([said, paused.length]).not.toEqual([said, 0]);
          if (/keeps running/.test(would)) {
            const lead = [find(after, "fix"), find(after, "response")].find(isOwed);
            const was = find(before, lead?.promise ?? "fix");
            expect([said, isPaused(lead), lead && workedTo(lead)]).toEqual([said, false, was && workedTo(was)]);
          }
          if (/kept|missed,/.test(would))
            expect([said, after.promises.some(({ metAt }) => metAt !== null)]).toEqual([said, true]);
          const known = new Set([...momentsOf(before), ...momentsOf(after)].map(moment));
          const unknown = (would.match(TIME) ?? []).filter((time) => !known.has(time));
          expect([said, unknown]).toEqual([said, []]);
        });
      }),
      runs,
    );
  });

  test("is what the history says afterwards: the same moments and the same lengths of time", () => {
    const TOKENS = /\d[\d:]*(?: (?:h|min|s)\b(?: \d\d)?)?/g;
    fc.assert(
      fc.property(stories, ({ name, story }) => {
        play(name, story, ({ action, would, did }) => {
          const before = new Set(would.match(TOKENS));
          const missing = (did.match(TOKENS) ?? []).filter((token) => !before.has(token));
          expect([action, would, did, missing]).toEqual([action, would, did, []]);
          for (const [now, then] of [
            [/stops/, /stopped/],
            [/kept/, /kept/],
            [/missed,/, /missed,/],
          ] as const) {
            expect([action, would, did, now.test(would)]).toEqual([action, would, did, then.test(did)]);
          }
        });
      }),
      runs,
    );
  });
});
