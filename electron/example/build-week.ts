import { addServiceTime } from "../../shared/calendar/service-time.ts";
import type { Person, RecordedEvent } from "../../shared/contract/views.ts";
import type { TicketId, WaitId } from "../../shared/kernel/ids.ts";
import { type Instant, MINUTE_MS } from "../../shared/kernel/instant.ts";
import type { CommandOf } from "../../shared/ticket/commands.ts";
import type { AgreementShelf } from "../core/agreement-shelf.ts";
import { derivedUuid } from "../core/derived-id.ts";
import type { CommandRequest } from "../core/run-command.ts";
import { act, beginPlay, deliverUntil, minutesAfter, type Play, ticketIdOf } from "./build-ticket.ts";
import { type CastKey, castPeople, EXAMPLE_AGREEMENTS, type ExampleAgreement, SITES, type Site } from "./cast.ts";
import { isRoundTheClock, placeCall } from "./place-call.ts";
import { type Random, seededRandom } from "./random.ts";
import type { Scenario, StepContext } from "./scenario.ts";
import { CALDERDALE_WEEK } from "./weeks/calderdale.ts";
import { COLUMBIA_WEEK } from "./weeks/columbia.ts";
import { COVENTRY_WEEK } from "./weeks/coventry.ts";
import { SIPS_WEEK } from "./weeks/sips.ts";
import { STOCKPORT_WEEK } from "./weeks/stockport.ts";

const WEEKS: Readonly<Record<ExampleAgreement, readonly Scenario[]>> = {
  stockport: STOCKPORT_WEEK,
  calderdale: CALDERDALE_WEEK,
  coventry: COVENTRY_WEEK,
  sips: SIPS_WEEK,
  columbia: COLUMBIA_WEEK,
};

/** One ticket of the example: commands that are all allowed, each at its moment. */
export interface ExampleTicket {
  readonly ticketId: TicketId;
  readonly loggedAt: Instant;
  readonly requests: readonly CommandRequest[];
}

export interface ExampleWeek {
  readonly people: readonly Person[];
  readonly sites: readonly string[];
  readonly agreements: readonly string[];
  /** In the order in which they came in. */
  readonly tickets: readonly ExampleTicket[];
}

/**
 * A week at a desk under all five agreements, ending at `now`: the same for the same `now` and the same name, on every
 * computer. What is due soon is due soon after `now`, whatever the day; on a Sunday that is Monday.
 */
export function buildWeek(shelf: AgreementShelf, now: Instant, me: string): ExampleWeek {
  const people = castPeople(me);
  const tickets = EXAMPLE_AGREEMENTS.flatMap((id) =>
    WEEKS[id].map((scenario) => buildTicket(shelf, now, people, id, scenario)),
  );
  return {
    people: Object.values(people),
    sites: EXAMPLE_AGREEMENTS.flatMap((id) => SITES[id].map(({ name }) => name)),
    agreements: EXAMPLE_AGREEMENTS,
    tickets: tickets.toSorted((one, other) => one.loggedAt - other.loggedAt),
  };
}

function buildTicket(
  shelf: AgreementShelf,
  now: Instant,
  people: Readonly<Record<CastKey, Person>>,
  id: ExampleAgreement,
  scenario: Scenario,
): ExampleTicket {
  const latest = shelf.inForce(id, now);
  if (latest === undefined) throw new Error(`No version of ${id} is in force for the example.`);
  const loggedAt = placeCall(scenario, latest, shelf.calendarOf(latest), now, randomOf(scenario, now));
  const agreement = shelf.inForce(id, loggedAt) ?? latest;
  const calendar = shelf.calendarOf(agreement);
  const ticketId = ticketIdOf(scenario.key);
  const { key } = scenario;
  const isByTheDay = isRoundTheClock(scenario, agreement);
  const play = beginPlay({ shelf, agreement, calendar, people, now, key, isRoundTheClock: isByTheDay, ticketId });
  act(play, loggedAt, scenario.by, logCall(id, scenario));
  const context = stepContext(play, callerOf(id, scenario));
  for (const { after, by, command } of scenario.steps) {
    act(play, minutesAfter(play, loggedAt, after), by, command(context));
  }
  deliverUntil(play, now);
  return { ticketId, loggedAt, requests: play.requests };
}

/** Seeded with the moment and the ticket: neither the order of the scenarios nor a new one among them changes the others. */
function randomOf({ key }: Scenario, now: Instant): Random {
  return seededRandom(Number.parseInt(derivedUuid(`example/random/${key}/${now}`).slice(0, 8), 16));
}

function stepContext({ stage, recorded }: Play, caller: string): StepContext {
  const { people, calendar, now, ticketId } = stage;
  return {
    ticketId,
    caller,
    person: (key) => ({ id: people[key].id, name: people[key].name }),
    fromNow: (minutes) => addServiceTime(calendar, now, minutes * MINUTE_MS),
    wait: (n) => waitBegun(stage.key, recorded, n),
    other: ticketIdOf,
  };
}

function waitBegun(key: string, recorded: readonly RecordedEvent[], n: number): WaitId {
  const waits = recorded.flatMap(({ event }) => (event.type === "WaitStarted" ? [event.waitId] : []));
  const found = waits[n - 1];
  if (found === undefined) throw new Error(`Example ${key} has not begun ${n} waits.`);
  return found;
}

function siteOf(id: ExampleAgreement, { site, key }: Scenario): Site {
  const found = SITES[id][site];
  if (found === undefined) throw new Error(`Example ${key} has no school ${site}.`);
  return found;
}

function callerOf(id: ExampleAgreement, scenario: Scenario): string {
  const { callers } = siteOf(id, scenario);
  const caller = callers[scenario.caller];
  if (caller === undefined) throw new Error(`Example ${scenario.key} has no caller ${scenario.caller} at its school.`);
  return caller;
}

function logCall(id: ExampleAgreement, scenario: Scenario): CommandOf<"LogTicket"> {
  const { kind, channel, priority, summary, details, answers, verification, proposal, ending } = scenario;
  const { name, phone } = siteOf(id, scenario);
  const caller = callerOf(id, scenario);
  return {
    type: "LogTicket",
    kind,
    agreementId: id,
    channel,
    priority,
    site: name,
    caller: { name: caller, phone },
    summary,
    details,
    answers,
    verification,
    ...(proposal === undefined ? {} : { proposal }),
    ...(ending === "agreed" ? { agreed: { agreedWith: caller, how: "by-phone" as const } } : {}),
    ...(ending === "disputed" ? { disputed: true as const } : {}),
  };
}
