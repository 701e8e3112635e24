import { randomUUID } from "node:crypto";
import type { WriteTransaction } from "../../../electron/core/ports.ts";
import type { DeskStore } from "../../../electron/store/desk-store.ts";
import type { AgreementDocument } from "../../../shared/agreement/agreement.ts";
import { bundledAgreements } from "../../../shared/agreement/registry.ts";
import type { Actor } from "../../../shared/kernel/actor.ts";
import { asId, type TicketId } from "../../../shared/kernel/ids.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "../../../shared/kernel/instant.ts";
import type { TicketEvent } from "../../../shared/ticket/events.ts";
import { makeReference } from "../../../shared/ticket/reference.ts";
import { appendToTicket } from "./append-ticket.ts";
import { commandId, idOf } from "./ids.ts";

/** A desk of a large service: what the store is measured on. */
export interface LargeDesk {
  readonly tickets: readonly TicketId[];
  readonly open: readonly TicketId[];
  readonly events: number;
}

/** Random but the same every run. */
export function countingRandom(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const THINGS =
  "printer projector network wifi login password server smartboard laptop screen keyboard phone email backup register till".split(
    " ",
  );
const FAULTS =
  "does not start|is very slow|shows error 0x8007|was jammed again|cannot be reached|lost its settings|asks for a licence|is missing after the move".split(
    "|",
  );
const PLACES =
  "in the office|in room 12|in the library|at reception|in the staff room|for year 9|in the science block|in every classroom".split(
    "|",
  );
const SITES = Array.from(
  { length: 120 },
  (_, index) => `${["Hillside", "Moor End", "St Anne's", "Riverside"][index % 4]} School ${index}`,
);
const PEOPLE = ["Asha Bello", "Bob Marsh", "Chen Wei", "Dana Flint", "Ede Novak"];

/** A part of the log on the store's own terms: `total` tickets, the last `open` of them not yet resolved. */
export function writeLargeLog(store: DeskStore, total: number, open: number, until: number): LargeDesk {
  const random = countingRandom(7);
  const tickets: TicketId[] = [];
  let events = 0;
  for (let from = 0; from < total; from += 1_000) {
    store.transact((transaction) => {
      for (let index = from; index < Math.min(total, from + 1_000); index += 1) {
        const isOpen = index >= total - open;
        const age = isOpen ? random(6 * DAY_MS) : 7 * DAY_MS + random(360 * DAY_MS);
        const made = historyOf(transaction, store.stationCode, random, until - age, isOpen);
        tickets.push(made.ticketId);
        events += made.events.length;
        const command = {
          commandId: commandId(`made-${index}`),
          expectedVersion: 0,
          recordedAt: Math.max(until, ...made.events.map((event) => event.at)),
        };
        appendToTicket(transaction, { ...command, seen: store.position(), ...made });
      }
    });
  }
  return { tickets, open: tickets.slice(-open), events };
}

const AGREEMENTS = bundledAgreements().filter(
  ({ id }, index, all) => all.findLastIndex((each) => each.id === id) === index,
);

function pick<Item>(random: (below: number) => number, items: readonly Item[]): Item {
  const found = items[random(items.length)];
  if (found === undefined) throw new Error("Nothing to choose from");
  return found;
}

function historyOf(
  transaction: WriteTransaction,
  stationCode: string,
  random: (below: number) => number,
  at: number,
  isOpen: boolean,
): { ticketId: TicketId; by: Actor; events: readonly TicketEvent[] } {
  const agreement = pick(random, AGREEMENTS);
  const ticketId = asId<"ticket">(randomUUID());
  const reference = makeReference(agreement.code, stationCode, transaction.nextReferenceNumber());
  const person = pick(random, PEOPLE);
  const by = { kind: "person", id: asId<"person">(idOf(person)) } as const;
  const first = loggedCall(agreement, ticketId, reference, random);
  const steps: TicketEvent[] = [{ ...first, at, by }];
  const add = (event: (at: number) => TicketEvent): void => {
    const last = steps.at(-1)?.at ?? at;
    steps.push(event(last + MINUTE_MS + random(2 * HOUR_MS)));
  };
  add((now) => ({ type: "TicketAssigned", owner: by.id, team: "First line", at: now, by }));
  if (random(10) > 1)
    add((now) => ({ type: "CustomerContacted", how: "by phone", text: "Rang back, will look today.", at: now, by }));
  if (random(10) > 3)
    add((now) => ({ type: "NoteAdded", text: `Tried a restart. It still ${pick(random, FAULTS)}.`, at: now, by }));
  if (random(10) > 6) {
    const waitId = asId<"wait">(`w${random(1e6)}`);
    const kind = agreement.waits.length > 0 ? pick(random, agreement.waits).kind : "customer";
    const wait = {
      waitId,
      kind,
      reason: "Needs an answer",
      party: first.caller.name,
      expectedAt: null,
      customerTold: true,
      approvedBy: null,
    };
    add((now) => ({ type: "WaitStarted", ...wait, at: now, by }));
    if (!isOpen || random(2) > 0) add((now) => ({ type: "WaitEnded", waitId, outcome: "Answered", at: now, by }));
  }
  if (isOpen) return { ticketId, by, events: steps };
  add((now) => ({
    type: "TicketResolved",
    how: "fix",
    text: "Replaced the cable and cleared the queue.",
    at: now,
    by,
  }));
  add((now) => ({ type: "TicketClosed", why: "confirmed", text: "Works again.", at: now, by }));
  return { ticketId, by, events: steps };
}

function loggedCall(
  agreement: AgreementDocument,
  ticketId: TicketId,
  reference: string,
  random: (below: number) => number,
) {
  const thing = pick(random, THINGS);
  return {
    type: "TicketLogged",
    ticketId,
    reference,
    kind: "incident",
    agreementId: agreement.id,
    agreementVersion: agreement.version,
    channel: "phone",
    priority: pick(random, agreement.priorities).id,
    site: pick(random, SITES),
    caller: { name: `Caller ${random(4_000)}`, phone: `0161 496 ${1_000 + random(9_000)}` },
    summary: `The ${thing} ${pick(random, FAULTS)} ${pick(random, PLACES)}`,
    details: `It began this morning. The ${thing} was moved last week and ${pick(random, FAULTS)}. Asset ${random(1e6)}.`,
    answers: {},
    verification: "not-needed",
  } as const;
}
