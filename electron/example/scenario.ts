import type { Channel, TicketKind } from "../../shared/agreement/source.ts";
import type { PersonId, TicketId, WaitId } from "../../shared/kernel/ids.ts";
import type { Instant } from "../../shared/kernel/instant.ts";
import type { CommandOf, TicketCommand } from "../../shared/ticket/commands.ts";
import type { CastKey } from "./cast.ts";

/** What a step may refer to. */
export interface StepContext {
  readonly ticketId: TicketId;
  readonly caller: string;
  readonly person: (key: CastKey) => { readonly id: PersonId; readonly name: string };
  /** That many service minutes after the example's now: always still to come. */
  readonly fromNow: (minutes: number) => Instant;
  /** The n-th wait the ticket began, counted from 1. */
  readonly wait: (n: number) => WaitId;
  /** Another ticket of the example, by its key. */
  readonly other: (key: string) => TicketId;
}

/** Something that happened to a ticket, so many service minutes after it was logged (and never after now). */
export interface Step {
  readonly after: number;
  readonly by: CastKey;
  readonly command: (context: StepContext) => TicketCommand;
}

/** Where in the week a ticket stands: by when a promise is due (negative: missed), or by when it was logged. */
export type Placement =
  | { readonly due: "response" | "fix"; readonly inMinutes: number }
  | { readonly agoMinutes: number };

export interface Scenario {
  /** Names it inside the example; its id is made of it. */
  readonly key: string;
  readonly kind: TicketKind;
  readonly channel: Channel;
  readonly priority: string;
  /** Index of the school, and of the caller there. */
  readonly site: number;
  readonly caller: number;
  readonly summary: string;
  readonly details: string;
  readonly answers: Readonly<Record<string, string>>;
  readonly verification: "not-needed" | "verified" | "pending";
  readonly proposal: CommandOf<"LogTicket">["proposal"];
  readonly ending: "agreed" | "disputed" | "proposed";
  readonly by: CastKey;
  readonly when: Placement;
  readonly steps: readonly Step[];
}

type Given = Pick<Scenario, "key" | "priority" | "site" | "summary" | "details" | "when"> & Partial<Scenario>;

/** An incident by telephone whose priority was agreed, unless it is told otherwise. */
export function incident(given: Given): Scenario {
  return {
    kind: "incident",
    channel: "phone",
    caller: 0,
    answers: {},
    verification: "not-needed",
    proposal: undefined,
    ending: given.channel === undefined || given.channel === "phone" ? "agreed" : "proposed",
    by: "asha",
    steps: [],
    ...given,
  };
}

export function request(given: Given): Scenario {
  return incident({ kind: "service-request", ...given });
}

const step = (after: number, by: CastKey, command: Step["command"]): Step => ({ after, by, command });

export function assigned(after: number, to: CastKey, by: CastKey = "asha", team?: string): Step {
  return step(after, by, ({ person }) => ({ type: "AssignTicket", owner: person(to).id, ...(team ? { team } : {}) }));
}

export function contacted(after: number, by: CastKey, text: string, how = "by telephone"): Step {
  return step(after, by, () => ({ type: "AcknowledgeTicket", how, text }));
}

export function note(after: number, by: CastKey, text: string): Step {
  return step(after, by, () => ({ type: "AddNote", text }));
}

export function update(
  after: number,
  by: CastKey,
  text: string,
  phase: CommandOf<"SendUpdate">["phase"] = "progress",
): Step {
  return step(after, by, () => ({ type: "SendUpdate", phase, text }));
}

export function transferred(after: number, by: CastKey, team: string): Step {
  return step(after, by, () => ({ type: "TransferToSupportTeam", team }));
}

interface WaitWords {
  readonly reason: string;
  readonly party?: string;
  /** When an answer is likely, in service minutes from now. */
  readonly expectedInMinutes?: number;
  readonly approvedBy?: CastKey;
  readonly note?: string;
}

export function paused(after: number, by: CastKey, kind: CommandOf<"PauseClock">["kind"], words: WaitWords): Step {
  return step(after, by, ({ caller, fromNow, person }) => ({
    type: "PauseClock",
    kind,
    reason: words.reason,
    party: words.party ?? caller,
    expectedAt: words.expectedInMinutes === undefined ? null : fromNow(words.expectedInMinutes),
    customerTold: true,
    approvedBy: words.approvedBy === undefined ? null : person(words.approvedBy).id,
    ...(words.note ? { note: words.note } : {}),
  }));
}

export function resumed(after: number, by: CastKey, outcome: string, n = 1): Step {
  return step(after, by, ({ wait }) => ({ type: "ResumeClock", waitId: wait(n), outcome }));
}

export function resolved(after: number, by: CastKey, text: string, how: "fix" | "workaround" = "fix"): Step {
  return step(after, by, () => ({ type: "ResolveTicket", how, text }));
}

/** The caller said in the same conversation that it works. */
export function resolvedWithCaller(after: number, by: CastKey, text: string): Step {
  return step(after, by, ({ caller }) => ({
    type: "ResolveTicket",
    how: "fix",
    text,
    confirmed: { confirmedBy: caller, how: "by telephone" },
  }));
}

export function closed(after: number, by: CastKey, why: "confirmed" | "completed" | "withdrawn", text = ""): Step {
  return step(after, by, () => ({ type: "CloseTicket", why, text }));
}

export function reopened(after: number, by: CastKey, reason: string): Step {
  return step(after, by, () => ({ type: "ReopenTicket", reason }));
}

export function changedPriority(after: number, by: CastKey, priority: string, reason: string): Step {
  return step(after, by, () => ({ type: "ChangePriority", priority, reason }));
}

export function disputed(after: number, by: CastKey, callerWants: string, callerSays: string): Step {
  return step(after, by, () => ({ type: "DisputePriority", callerWants, callerSays }));
}

export function settled(after: number, by: CastKey, priority: string, reason: string): Step {
  return step(after, by, () => ({ type: "SettleDispute", priority, reason }));
}

export function verified(after: number, by: CastKey, check: string): Step {
  return step(after, by, ({ person }) => ({ type: "VerifyCaller", check, confirmedBy: person(by).name }));
}

/** A deadline agreed with the caller, in service minutes from now. */
export function agreedDate(after: number, by: CastKey, inMinutes: number, reason: string): Step {
  return step(after, by, ({ caller, fromNow }) => ({
    type: "ReviseDeadline",
    deadlineAt: fromNow(inMinutes),
    agreedWith: caller,
    how: "by-phone",
    reason,
  }));
}

export function linked(after: number, by: CastKey, key: string, relation: CommandOf<"LinkTicket">["relation"]): Step {
  return step(after, by, ({ other }) => ({ type: "LinkTicket", other: other(key), relation }));
}

/** Updates at an even pace, the last words repeated never: each says something of its own. */
export function updatesEvery(from: number, every: number, by: CastKey, texts: readonly string[]): readonly Step[] {
  return texts.map((text, index) => update(from + index * every, by, text));
}
