import { ROLES, type Role } from "../../../shared/agreement/roles.ts";
import type { Answer } from "../../../shared/contract/answer.ts";
import type { Actor } from "../../../shared/kernel/actor.ts";
import type { CommandId } from "../../../shared/kernel/ids.ts";
import type { Instant } from "../../../shared/kernel/instant.ts";
import { answered, forbidden } from "../answers.ts";
import type { LoggedOutcome, LogPort, RecordProjection } from "../log-port.ts";
import type { CommandPart, PreparedPart, RecordCommand, RegisteredKind } from "./registration.ts";

/** Who acts, as the session or the desk's own machinery knows it; never as an input says it. */
export type Acting =
  | { readonly by: Extract<Actor, { kind: "person" }>; readonly roles: readonly Role[] }
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
}

/** What one transaction offers: the log, and the projections beside it. */
export interface RecordTransaction extends LogPort {
  project(projection: RecordProjection): void;
}

/** The one permission point: whether whoever acts may do this at all. What a record allows is the record's own question. */
export function mayDo(kind: RegisteredKind<never> | RegisteredKind<unknown>, acting: Acting, command: RecordCommand) {
  const who = kind.whoMay(command);
  if ("roles" in acting) {
    const isAllowed = acting.roles.some((role) => who.includes(role));
    return isAllowed ? answered(true as const) : forbidden(sayWho(who.filter((each) => each !== "timer")));
  }
  if (acting.by.kind === "import") return answered(true as const);
  return who.includes("timer") ? answered(true as const) : forbidden("The desk's timers do not do this.");
}

const ROLE_NAMES: Readonly<Record<Role, string>> = {
  analyst: "an analyst",
  "team-leader": "a team leader",
  "change-manager": "a change manager",
  "board-member": "a board member",
  specialist: "a specialist",
  administrator: "an administrator",
  wallboard: "the wallboard",
};

function sayWho(roles: readonly Role[]): string {
  const names = ROLES.filter((role) => roles.includes(role)).map((role) => ROLE_NAMES[role]);
  if (names.length === 0) return "Only the desk's timers may do this.";
  const last = names.at(-1) ?? "";
  const listed = names.length === 1 ? last : `${names.slice(0, -1).join(", ")} or ${last}`;
  return `Only ${listed} may do this.`;
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
  const { commandId, acting, at } = request;
  const before = log.outcomeOf(commandId);
  if (before !== undefined) return answered({ ...before, wasRepeat: true });
  const prepared: PreparedPart[] = [];
  for (const part of request.parts) {
    const kind = desk.kinds.get(part.category);
    if (kind === undefined) throw new Error(`There is no kind of record "${part.category}".`);
    const allowed = mayDo(kind, acting, part.command);
    if (!allowed.ok) return allowed;
    const newId = (number: number): string => desk.newId(commandId, number);
    const outcome = kind.prepare(desk.world, log, part, { now: at, by: acting.by, stream: part.stream, newId });
    if (!outcome.ok) return outcome;
    prepared.push(outcome.value);
  }
  const written = log.append({
    commandId,
    by: acting.by,
    recordedAt: desk.now(),
    clockOffsetMs: desk.clockOffsetMs(),
    seen: desk.position(),
    streams: prepared.map(({ append }) => append),
    claims: prepared.flatMap(({ claims }) => claims),
  });
  const streams = prepared.map(({ append: { category, stream, expectedVersion, events }, project }) => {
    const projection = project(written.filter((event) => event.stream === stream && event.category === category));
    if (projection !== null) log.project(projection);
    return { category, stream, version: expectedVersion + events.length };
  });
  return answered({ commandId, streams, wasRepeat: false });
}
