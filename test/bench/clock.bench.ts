import { cpus } from "node:os";
import { clock } from "../../shared/clock/clock.ts";
import type { Instant } from "../../shared/kernel/instant.ts";
import type { TicketEvent } from "../../shared/ticket/events.ts";
import { foldTicket } from "../../shared/ticket/evolve.ts";
import {
  contacted,
  type Desk,
  deskOf,
  event,
  logged,
  priorityChanged,
  reopened,
  resolved,
  waitEnded,
  waitStarted,
} from "../support/clock/fixtures.ts";
import type { BenchTable } from "./bench-table.ts";
import { median } from "./median.ts";

const RUNS = 7;
const CALLS = 5_000;

/** A ticket of 20 events over a week and a half: contacts, notes, updates, two pauses, a priority change, a reopening. */
function twentyEvents(desk: Desk): readonly TicketEvent[] {
  const at = (local: string): Instant => desk.at(local);
  const note = (local: string): TicketEvent => event(at(local), { type: "NoteAdded", text: "looked at it" });
  const update = (local: string): TicketEvent =>
    event(at(local), { type: "UpdateSent", phase: "progress", text: "still on it" });
  return [
    logged(at("2026-06-08T09:12"), { priority: desk.agreement.priorities.at(-1)?.id ?? "" }),
    contacted(at("2026-06-08T09:40")),
    update("2026-06-08T10:00"),
    note("2026-06-08T11:00"),
    waitStarted(at("2026-06-08T13:00"), "customer"),
    waitEnded(at("2026-06-09T10:00"), "customer"),
    note("2026-06-09T11:00"),
    priorityChanged(at("2026-06-09T12:00"), "P3"),
    update("2026-06-09T14:00"),
    waitStarted(at("2026-06-10T09:00"), "third-party"),
    note("2026-06-10T10:00"),
    update("2026-06-11T10:00"),
    waitEnded(at("2026-06-12T15:00"), "third-party"),
    note("2026-06-12T16:00"),
    resolved(at("2026-06-15T11:00")),
    reopened(at("2026-06-15T15:00")),
    note("2026-06-15T16:00"),
    update("2026-06-16T09:00"),
    note("2026-06-16T10:00"),
    resolved(at("2026-06-16T12:00")),
  ];
}

const AGREEMENTS = ["stockport", "calderdale", "coventry", "sips", "columbia"];
const AT_ONCE = 10_000;
const LOOKED_AT = "2026-06-16T12:00";

/** The time of one whole report, ledgers and all, for a ticket of 20 events under each agreement, and of many at once. */
export function clockBench(): BenchTable {
  const rows = AGREEMENTS.map((id) => {
    const desk = deskOf(id);
    const ticket = foldTicket(twentyEvents(desk));
    const at = desk.at(LOOKED_AT);
    const us = medianUs(() => clock(ticket, desk.agreement, desk.calendar, at));
    return {
      name: `clock with ledger, 20 events, ${id}`,
      value: `${us.toFixed(1)} us`,
      goal: "under 10 us",
      met: us < 10,
    };
  });
  return { title: `Clock (${cpus()[0]?.model ?? "unknown processor"})`, rows: [...rows, foldRow(), manyRow()] };
}

/** A ticket is folded when it is loaded, and asked again and again; told apart, so that neither hides in the other. */
function foldRow(): BenchTable["rows"][number] {
  const events = twentyEvents(deskOf("stockport"));
  return { name: "folding the 20 events first", value: `${medianUs(() => foldTicket(events)).toFixed(1)} us` };
}

/** Ten thousand tickets, each its own, of all agreements and days of a quarter. */
function manyRow(): BenchTable["rows"][number] {
  const desks = AGREEMENTS.map((id) => ({ desk: deskOf(id), events: twentyEvents(deskOf(id)) }));
  const DAY_MS = 24 * 3_600_000;
  const tickets = Array.from({ length: AT_ONCE }, (_, index) => {
    const { desk, events } = desks[index % desks.length] ?? fail();
    const shiftMs = (index % 91) * DAY_MS;
    const ticket = foldTicket(events.map((each) => ({ ...each, at: each.at + shiftMs })));
    return { desk, ticket, at: desk.at(LOOKED_AT) + shiftMs };
  });
  const rounds = Array.from({ length: RUNS }, () => {
    const from = performance.now();
    for (const { desk, ticket, at } of tickets) clock(ticket, desk.agreement, desk.calendar, at);
    return performance.now() - from;
  });
  const ms = median(rounds);
  return { name: "10,000 clocks asked at once", value: `${ms.toFixed(0)} ms`, goal: "under 100 ms", met: ms < 100 };
}

function fail(): never {
  throw new Error("There is an agreement for every ticket.");
}

const medianUs = (call: () => unknown): number => median(Array.from({ length: RUNS }, () => perCallUs(call)));

function perCallUs(call: () => unknown): number {
  const from = performance.now();
  for (let index = 0; index < CALLS; index += 1) call();
  return ((performance.now() - from) * 1_000) / CALLS;
}
