import fc from "fast-check";
import { asId } from "../../../shared/kernel/ids.ts";
import { MINUTE_MS } from "../../../shared/kernel/instant.ts";
import type { TicketEvent } from "../../../shared/ticket/events.ts";
import { ASHA, logged, note } from "./events.ts";
import { idOf, ticketId } from "./ids.ts";

const START = Date.UTC(2026, 2, 2, 9);
const words = fc.constantFrom(
  "printer",
  "network",
  "café",
  "login",
  "Überwachung",
  "smartboard",
  "слово",
  "🔥",
  "a",
  "",
);
const sentence = fc.array(words, { maxLength: 6 }).map((list) => list.join(" "));
const priority = fc.constantFrom("P1", "P2", "P3", "P4");

/** Few people, so that the same one calls again, with and without a number, under names that compare alike. */
const caller = fc.record(
  {
    name: fc.constantFrom("Rowan Smith", "rowan smith", "Ana Pérez", "—"),
    phone: fc.constantFrom("", "0161 1", "0161 2"),
  },
  { requiredKeys: ["name"] },
);

type Made = (at: number) => TicketEvent;
const by = ASHA;

/** Any event after the first, whatever state the ticket is in: the store does not judge. */
const laterEvent: fc.Arbitrary<Made> = fc.oneof(
  sentence.map(
    (text): Made =>
      (at) =>
        note(text, at),
  ),
  fc.option(fc.constantFrom("asha", "bob")).map(
    (id): Made =>
      (at) => ({ type: "TicketAssigned", owner: id ? asId(idOf(id)) : null, team: null, at, by }),
  ),
  priority.map(
    (to): Made =>
      (at) => ({ type: "PriorityChanged", from: "P3", to, reason: "it grew", at, by }),
  ),
  sentence.map(
    (said): Made =>
      (at) => ({ type: "PriorityDisputed", priority: "P3", callerWants: "P1", callerSays: said, at, by }),
  ),
  sentence.map(
    (reason): Made =>
      (at) => ({
        type: "WaitStarted",
        waitId: asId("w"),
        kind: "customer",
        reason,
        party: "caller",
        expectedAt: null,
        customerTold: true,
        approvedBy: null,
        at,
        by,
      }),
  ),
  fc.constant<Made>((at) => ({ type: "WaitEnded", waitId: asId("w"), outcome: "answered", at, by })),
  sentence.map(
    (text): Made =>
      (at) => ({ type: "TicketResolved", how: "fix", text, at, by }),
  ),
  sentence.map(
    (text): Made =>
      (at) => ({ type: "TicketClosed", why: "confirmed", text, at, by }),
  ),
  sentence.map(
    (reason): Made =>
      (at) => ({ type: "TicketReopened", reason, at, by }),
  ),
);

/** One thing that happens to one ticket of the desk. */
export interface Happening {
  readonly ticket: string;
  readonly event: (isFirst: boolean) => TicketEvent;
}

const happening: fc.Arbitrary<Omit<Happening, "event"> & { first: Made; later: Made }> = fc.record({
  ticket: fc.nat(7).map((number) => `t${number}`),
  first: fc
    .record({
      summary: sentence,
      details: sentence,
      priority,
      caller,
      site: fc.constantFrom("Hillside", "Moor End", ""),
    })
    .map(
      (differs): Made =>
        (at) =>
          logged("", at, differs),
    ),
  later: laterEvent,
});

/** A random history of a small desk, one happening a minute. */
export const histories: fc.Arbitrary<readonly Happening[]> = fc
  .array(happening, { minLength: 1, maxLength: 40 })
  .map((list) =>
    list.map(({ ticket, first, later }, index) => {
      const at = START + index * MINUTE_MS;
      const reference = `ST-4K7-${ticket.toUpperCase()}`;
      return {
        ticket,
        event: (isFirst: boolean): TicketEvent =>
          isFirst ? ({ ...first(at), ticketId: ticketId(ticket), reference } as TicketEvent) : later(at),
      };
    }),
  );
