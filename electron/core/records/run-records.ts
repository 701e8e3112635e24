import type { Role } from "../../../shared/agreement/roles.ts";
import type { Answer } from "../../../shared/contract/answer.ts";
import type { Actor } from "../../../shared/kernel/actor.ts";
import type { CommandId } from "../../../shared/kernel/ids.ts";
import type { Instant } from "../../../shared/kernel/instant.ts";
import { whyNotAllowed } from "../../../shared/words/role-words.ts";
import { answered, forbidden } from "../answers.ts";
import type { AskedPart, LoggedOutcome, LogPort, RecordProjection, StreamKey } from "../log-port.ts";
import type { RegisteredKind } from "./register.ts";
import type { CommandPart, DecidedPart, OpenRecord, RecordCommand } from "./registration.ts";

/** Who acts, as the session or the desk's own machinery knows it; never as an input says it. */
export type Acting =
  | {
      readonly by: Extract<Actor, { kind: "person" }>;
      readonly roles: readonly Role[];
      /** What the person could do with a password of their own. */
      readonly heldBack?: readonly Role[];
    }
  | { readonly by: Extract<Actor, { kind: "timer" }> }
  /** Keeps what another tool recorded: whoever started the import had the role for that. */
  | { readonly by: Extract<Actor, { kind: "import" }> };

export interface RecordRequest {
  readonly commandId: CommandId;
  readonly acting: Acting;
  /** When it happened; when it is recorded is the desk's own affair. */
  readonly at: Instant;
  /** The records it is about, all or none; never two parts about one record. */
  readonly parts: readonly CommandPart[];
}

export interface RecordsDone extends LoggedOutcome {
  /** True when this command id had been carried out before: nothing was done twice. */
  readonly wasRepeat: boolean;
}

/** The kinds of record of this desk, and what their decisions may look at. */
export interface RecordDesk<World> {
  readonly world: World;
  readonly kinds: ReadonlyMap<string, RegisteredKind<World>>;
  readonly newId: (commandId: CommandId, number: number) => string;
  readonly now: () => Instant;
  readonly clockOffsetMs: () => number | null;
  readonly position: () => number;
  /** What a decision about these may look at besides the records themselves: a change of it is a reason to decide again. */
  readonly premisesOf: (by: Actor, parts: readonly CommandPart[]) => readonly StreamKey[];
  /** These were written, in a transaction that may still be undone: later commands in it must know. */
  readonly written: (changed: readonly StreamKey[], log: LogPort) => void;
}

/** What one transaction offers: the log, and the projections beside it. */
export interface RecordTransaction extends LogPort {
  project(projection: RecordProjection): void;
}

/** The one permission point: whether whoever acts may do this at all. What a record allows is the record's own question. */
export function mayDo(kind: RegisteredKind<never> | RegisteredKind<unknown>, acting: Acting, command: RecordCommand) {
  const who = kind.whoMay(command);
  if ("roles" in acting) {
    const why = whyNotAllowed(who, { roles: acting.roles, heldBack: acting.heldBack ?? [] });
    return why === null ? answered(true as const) : forbidden(why);
  }
  if (acting.by.kind === "import") return answered(true as const);
  return who.includes("timer") ? answered(true as const) : forbidden("The desk's timers do not do this.");
}

/**
 * The only way anything is written about any record. Inside one immediate transaction: the command is found to be new,
 * who acts is asked about, each stream read and folded, the rules decide, all events appended at once, and what is read
 * fast brought up to date. Windows are told after the commit, never before.
 */
export function carryOut<World>(
  desk: RecordDesk<World>,
  log: RecordTransaction,
  request: RecordRequest,
): Answer<RecordsDone> {
  const open = openRecords(desk, log);
  const done = carryOutOne(desk, log, open, request);
  if (done.ok && !done.value.wasRepeat) open.project();
  return done;
}

/**
 * Commands that follow each other, all of them or none: how what happened elsewhere comes in. What is read fast is made
 * once, at the end. The first that is refused is the answer; whoever asked must then undo the transaction.
 */
export function carryOutAll<World>(
  desk: RecordDesk<World>,
  log: RecordTransaction,
  requests: readonly RecordRequest[],
): Answer<readonly RecordsDone[]> {
  const open = openRecords(desk, log);
  const all: RecordsDone[] = [];
  for (const request of requests) {
    const done = carryOutOne(desk, log, open, request);
    if (!done.ok) return done;
    all.push(done.value);
  }
  open.project();
  return answered(all);
}

const askedPart = ({ category, stream, command, told }: CommandPart): AskedPart => ({
  category,
  stream,
  command,
  told,
});

export interface OpenRecords {
  at(key: StreamKey): OpenRecord;
  /** Makes what is read fast of every record that was opened. */
  project(): void;
}

/** Each record read once, however many commands follow each other. */
export function openRecords<World>(desk: RecordDesk<World>, log: RecordTransaction): OpenRecords {
  const open = new Map<string, OpenRecord>();
  return {
    at: (key) => {
      const name = `${key.category}/${key.stream}`;
      const record = open.get(name) ?? kindOf(desk, key).open(desk.world, log, key);
      open.set(name, record);
      return record;
    },
    project: () => {
      for (const record of open.values()) {
        const projection = record.project();
        if (projection !== null) log.project(projection);
      }
    },
  };
}

function kindOf<World>(desk: RecordDesk<World>, { category }: StreamKey): RegisteredKind<World> {
  const kind = desk.kinds.get(category);
  if (kind === undefined) throw new Error(`There is no kind of record "${category}".`);
  return kind;
}

/** One command of `carryOut`, what is read fast left to the caller. */
export function carryOutOne<World>(
  desk: RecordDesk<World>,
  log: RecordTransaction,
  open: OpenRecords,
  request: RecordRequest,
): Answer<RecordsDone> {
  const { commandId, acting, at, parts } = request;
  const before = log.outcomeOf(commandId);
  if (before !== undefined) return answered({ ...before, wasRepeat: true });
  const decided: DecidedPart[] = [];
  for (const part of parts) {
    const allowed = mayDo(kindOf(desk, part), acting, part.command);
    if (!allowed.ok) return allowed;
    const newId = (number: number): string => desk.newId(commandId, number);
    const outcome = open.at(part).decide(part, { now: at, by: acting.by, stream: part.stream, newId });
    if (!outcome.ok) return outcome;
    decided.push(outcome.value);
  }
  const written = log.append({
    commandId,
    by: acting.by,
    asked: { at, parts: parts.map(askedPart), premises: desk.premisesOf(acting.by, parts) },
    // Nothing is recorded before it happened, whatever the PC's clock shows.
    recordedAt: Math.max(desk.now(), ...decided.flatMap(({ append }) => append.events.map((event) => event.at))),
    clockOffsetMs: desk.clockOffsetMs(),
    seen: desk.position(),
    streams: decided.map(({ append }) => append),
    claims: decided.flatMap(({ claims }) => claims),
  });
  const streams = decided.map(({ append: { category, stream, expectedVersion, events } }) => {
    const own = written.filter((event) => event.stream === stream && event.category === category);
    open.at({ category, stream }).written(own);
    return { category, stream, version: expectedVersion + events.length };
  });
  desk.written(streams, log);
  return answered({ commandId, streams, wasRepeat: false });
}
