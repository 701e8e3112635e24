import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readHistory } from "../../../electron/cli/replay/history-events.ts";
import { HistoryFile } from "../../../electron/cli/replay/history-file.ts";
import { replayCalendars } from "../../../electron/cli/replay/replay-calendars.ts";
import { eventAt } from "../../../electron/cli/replay/replayed-event.ts";
import { clock } from "../../../shared/clock/clock.ts";
import { expectOk } from "../../../shared/kernel/result.ts";
import type { TicketEvent } from "../../../shared/ticket/events.ts";
import { foldTicket } from "../../../shared/ticket/evolve.ts";
import { deskOf } from "../../support/clock/fixtures.ts";
import { historyFile, type OracleExample, oracleCase, randomExample } from "../../support/clock/oracle-histories.ts";
import { oracleOwed } from "../../support/clock/oracle-owed.ts";

const RUNS = process.env["DESKWATCH_NIGHTLY"] === undefined ? 300 : 4_000;
const MINUTE = 60_000;

const FILE = HistoryFile.parse({ ...historyFile([]), examples: [null] });
const calendarOf = replayCalendars(FILE);

function taken({ agreement, ...example }: OracleExample) {
  const desk = deskOf(agreement);
  const calendar = expectOk(calendarOf(desk.agreement), "the file's calendar");
  const { events, problems } = readHistory({ ...example, agreement }, desk.agreement, calendar);
  return { agreement: desk.agreement, calendar, events, problems };
}

describe("What the caller is owed next, told forwards by our clock and backwards by the oracle", () => {
  test.each(["calderdale", "coventry", "cps"] as const)(
    "is the same at any moment of any history of %s",
    (name) => {
      fc.assert(
        fc.property(randomExample(name), fc.array(fc.nat(6_000), { minLength: 1, maxLength: 3 }), (example, later) => {
          const { agreement, calendar, events, problems } = taken(example);
          // Events of one instant may be put in another order to be possible; the oracle reads them as they stand.
          fc.pre(problems.length === 0 && events.every(({ source }, index) => source.seq === index + 1));
          const one = oracleCase(example);
          events.forEach(({ source, at }, index) => {
            const past = events.slice(0, index + 1).flatMap((event): TicketEvent[] => {
              if (event.fact !== null) return [eventAt(event, event.fact)];
              return event.source.type === "reopened" ? [eventAt(event, { type: "TicketReopened", reason: "" })] : [];
            });
            const next = events[index + 1]?.at ?? Number.POSITIVE_INFINITY;
            if (next === at || past.length <= index) return;
            for (const minutes of [0, ...later]) {
              const t = Math.min(at + minutes * MINUTE, next - 1);
              const owed = clock(foldTicket(past), agreement, calendar, t)?.promises.find(
                ({ promise }) => promise === "update",
              );
              const said = { after: source.seq, t: new Date(t).toISOString(), dueAt: owed?.dueAt ?? null };
              expect(said).toEqual({ ...said, dueAt: oracleOwed(one, index + 1, t) });
            }
          });
        }),
        { numRuns: RUNS },
      );
    },
    900_000,
  );
});
