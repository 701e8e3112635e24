import assert from "node:assert/strict";
import fc from "fast-check";
import { newIdsOf } from "../../../electron/core/made-ids.ts";
import { bundledProjector } from "../../../electron/core/projector.ts";
import { projectionDifferences } from "../../../electron/store/projections/differences.ts";
import type { Answer } from "../../../shared/contract/answer.ts";
import type { CommandDone, TicketView } from "../../../shared/contract/views.ts";
import type { BreakPoint, CrashingDesk } from "../core/crashing-desk.ts";
import { handleSeated } from "../core/handle-seated.ts";
import { CALL } from "./calls.ts";
import type { Asking, PaperAnswer, PaperDesk } from "./paper-desk.ts";

export interface Paper {
  readonly desk: PaperDesk;
  readonly people: Readonly<Record<"Asha Bello" | "Ben Okafor", string>>;
  /** Every command id used so far, also of commands that were refused. */
  readonly used: string[];
}

type Step = fc.AsyncCommand<Paper, CrashingDesk>;

const uuid = (family: number, number: number): string =>
  `${family}0000000-0000-4000-8000-${number.toString(16).padStart(12, "0")}`;

const waiting = (kind: string) => ({
  type: "PauseClock",
  kind,
  reason: "In words of our own",
  party: "Jo Lee",
  expectedAt: null,
  customerTold: false,
  approvedBy: null,
});

/** What a screen would send for it. */
function commandFor(paper: Paper, asking: Asking, ticketId: string, commandId: string): object {
  const { people } = paper;
  const owner = (id: string) => ({ type: "AssignTicket", owner: id });
  const lastWait = [...(paper.desk.tickets.get(ticketId)?.waits.values() ?? [])].at(-1);
  const commands: Readonly<Record<Asking, object>> = {
    log: CALL,
    note: { type: "AddNote", text: `Note ${commandId}` },
    update: { type: "SendUpdate", phase: "progress", text: "Still on it" },
    acknowledge: { type: "AcknowledgeTicket", how: "phone", text: "Told Jo" },
    "assign to Asha": owner(people["Asha Bello"]),
    "assign to Ben": owner(people["Ben Okafor"]),
    "assign to a stranger": owner("nobody"),
    "wait for the customer": waiting("customer"),
    "wait for a vendor": waiting("third-party"),
    "wait for approval": waiting("approval"),
    resume: {
      type: "ResumeClock",
      waitId: lastWait === undefined ? "none" : newIdsOf(lastWait)(0),
      outcome: "They answered",
    },
    "priority P1": { type: "ChangePriority", priority: "P1", reason: "Worse than thought" },
    "priority P3": { type: "ChangePriority", priority: "P3", reason: "Not so bad" },
    "priority P9": { type: "ChangePriority", priority: "P9", reason: "No such thing" },
    resolve: { type: "ResolveTicket", how: "fix", text: "Switch restarted" },
    confirm: { type: "ConfirmResolution", confirmedBy: "Jo Lee", how: "phone" },
    "close as confirmed": { type: "CloseTicket", why: "confirmed", text: "" },
    withdraw: { type: "CloseTicket", why: "withdrawn", text: "Jo no longer needs it" },
    reopen: { type: "ReopenTicket", reason: "It is back" },
    "an empty note": { type: "AddNote", text: "" },
    "a broken letter": { type: "AddNote", text: "\uD800" },
    nonsense: { type: "MakeTea" },
    "a threshold": {
      type: "RecordThreshold",
      promise: "fix",
      percent: 100,
      thresholdAt: 1,
      dueAt: 1,
      to: [],
      isLate: false,
    },
  };
  return commands[asking];
}

function inWords(answer: Answer<CommandDone>): PaperAnswer {
  if (answer.ok) {
    const { ticketId, version, wasRepeat } = answer.value;
    return { done: { ticketId, version, wasRepeat } };
  }
  return { because: answer.error.kind === "refused" ? answer.error.rejection : answer.error.kind };
}

/** Which of the versions a screen may show when it sends. */
type Shown = "none" | "current" | "ahead" | number;

interface Made {
  readonly ticket: number;
  readonly asking: Asking;
  readonly shown: Shown;
  /** Sends the id of an earlier command again, where there is one. */
  readonly repeats: number | null;
  readonly breaks: { readonly at: BreakPoint; readonly crashes: boolean } | null;
}

/** One command to the core, as a host carries it there. */
class Send implements Step {
  readonly made: Made;
  constructor(made: Made) {
    this.made = made;
  }
  check = () => true;
  async run(paper: Paper, real: CrashingDesk): Promise<void> {
    const { asking, repeats, breaks } = this.made;
    const ticketId = uuid(1, this.made.ticket);
    const again = repeats === null ? undefined : paper.used[repeats % Math.max(1, paper.used.length)];
    const commandId = again ?? uuid(2, paper.used.length);
    paper.used.push(commandId);
    const expectedVersion = this.expectedVersion(paper, ticketId);
    const command = commandFor(paper, asking, ticketId, commandId);
    const send = () => ask<CommandDone>(real, "ticket.command", { commandId, ticketId, expectedVersion, command });
    real.now += 10_000;
    if (breaks !== null) {
      await this.sendBroken(paper, real, breaks, send);
      await compareTicket(paper, real, ticketId);
    }
    const before = real.store.position();
    const expected = paper.desk.ask(commandId, ticketId, asking, expectedVersion);
    assert.deepEqual(inWords(await send()), expected, this.toString());
    if (!("done" in expected) || expected.done.wasRepeat) assert.equal(real.store.position(), before);
    await compareTicket(paper, real, ticketId);
  }
  toString = () => JSON.stringify(this.made);

  private expectedVersion(paper: Paper, ticketId: string): number | undefined {
    const { shown } = this.made;
    const version = paper.desk.versionOf(ticketId);
    if (shown === "none") return undefined;
    if (shown === "current") return version;
    return shown === "ahead" ? version + 1 : Math.max(0, version - shown);
  }

  /** Whatever was written before the break is gone; the same command sent again finds nothing of it. */
  private async sendBroken(
    paper: Paper,
    real: CrashingDesk,
    breaks: NonNullable<Made["breaks"]>,
    send: () => Promise<Answer<CommandDone>>,
  ): Promise<void> {
    const before = real.store.position();
    await real.failing(breaks.at, breaks.crashes, send);
    assert.equal(real.store.position(), before, `nothing is left of ${this.toString()}`);
    if (breaks.crashes) await compareAll(paper, real);
  }
}

class Crash implements Step {
  check = () => true;
  async run(paper: Paper, real: CrashingDesk): Promise<void> {
    real.crash();
    await compareAll(paper, real);
  }
  toString = () => "crash and reopen";
}

class Restart implements Step {
  check = () => true;
  async run(paper: Paper, real: CrashingDesk): Promise<void> {
    real.restart();
    await compareAll(paper, real);
  }
  toString = () => "close and reopen";
}

function ask<Value>(real: CrashingDesk, name: string, input: object): Promise<Answer<Value>> {
  // The core answers each name with the contract's type for it.
  return handleSeated(real.core, name, input) as Promise<Answer<Value>>;
}

async function compareTicket(paper: Paper, real: CrashingDesk, id: string): Promise<void> {
  const kept = paper.desk.tickets.get(id);
  const opened = await ask<TicketView>(real, "ticket.open", { id });
  if (kept === undefined) return assert.equal(opened.ok, false);
  assert.ok(opened.ok);
  const { row, events } = opened.value;
  assert.deepEqual(
    events.map(({ event }) => event.type),
    kept.happened,
  );
  const { status, priority, owner, happened, waits } = kept;
  const shown = { status: row.status, priority: row.priority, owner: row.owner?.name ?? null, version: row.version };
  assert.deepEqual(shown, { status, priority, owner, version: happened.length });
  assert.equal(row.waiting !== null, waits.size > 0);
}

const project = bundledProjector();

/** The desk holds exactly what the paper says, and what is read fast is what the log says. */
export async function compareAll(paper: Paper, real: CrashingDesk): Promise<void> {
  assert.deepEqual(real.store.streamsOf("ticket").toSorted(), [...paper.desk.tickets.keys()].toSorted());
  for (const id of paper.desk.tickets.keys()) await compareTicket(paper, real, id);
  assert.deepEqual([...projectionDifferences(real.store.connection, project)], []);
}

const common: readonly Asking[] = [
  "log",
  "note",
  "update",
  "acknowledge",
  "assign to Asha",
  "assign to Ben",
  "wait for the customer",
  "wait for a vendor",
  "resume",
  "priority P1",
  "priority P3",
  "resolve",
  "confirm",
  "close as confirmed",
  "reopen",
];
const refusedAlways: readonly Asking[] = [
  "assign to a stranger",
  "wait for approval",
  "priority P9",
  "an empty note",
  "a broken letter",
  "nonsense",
  "a threshold",
];

const made: fc.Arbitrary<Made> = fc.record({
  ticket: fc.constantFrom(0, 0, 0, 1, 1, 2),
  asking: fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...common) },
    { weight: 1, arbitrary: fc.constant<Asking>("log") },
    { weight: 1, arbitrary: fc.constantFrom<Asking>("withdraw", ...refusedAlways) },
  ),
  shown: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom<Shown>("none", "current") },
    { weight: 1, arbitrary: fc.oneof(fc.constant<Shown>("ahead"), fc.integer({ min: 1, max: 3 })) },
  ),
  repeats: fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.nat(40) }),
  breaks: fc.oneof(
    { weight: 10, arbitrary: fc.constant(null) },
    {
      weight: 1,
      arbitrary: fc.record({ at: fc.constantFrom<BreakPoint>("appended", "projected"), crashes: fc.boolean() }),
    },
  ),
});

/** The first two calls: without them most of what follows would be about tickets nobody has. */
export async function logTwo(paper: Paper, real: CrashingDesk): Promise<void> {
  for (const ticket of [0, 1]) {
    await new Send({ ticket, asking: "log", shown: "none", repeats: null, breaks: null }).run(paper, real);
  }
}

const send = made.map((one) => new Send(one));
const cut = fc.constantFrom<Step>(new Crash(), new Restart());

export const commandSteps = fc.commands([...Array<fc.Arbitrary<Step>>(14).fill(send), cut], {
  maxCommands: 60,
  size: "max",
});
