import type { WaitKind } from "../../../shared/agreement/source.ts";
import type { WaitId } from "../../../shared/kernel/ids.ts";
import type { Instant } from "../../../shared/kernel/instant.ts";
import { RETURNS, type ReplayedEvent, WAITS } from "./replayed-event.ts";

/** What of a ticket decides whether an event can happen to it. */
interface Standing {
  readonly isLogged: boolean;
  /** `returned`: whether it is open again is the agreement's decision, so both are possible. */
  readonly stage: "open" | "resolved" | "closed" | "returned";
  readonly closedAt: Instant | null;
  readonly waits: readonly { readonly kind: WaitKind; readonly waitId: WaitId }[];
}

const NOTHING: Standing = { isLogged: false, stage: "open", closedAt: null, waits: [] };

/**
 * The events in an order in which each can happen. Those that share an instant may stand in any order in the file and
 * are moved only where one could not happen yet; any other event that cannot happen is named.
 */
export function inPossibleOrder(history: readonly ReplayedEvent[]): {
  events: readonly ReplayedEvent[];
  problems: readonly string[];
} {
  const backwards = outOfTime(history);
  if (backwards.length > 0) return { events: history, problems: backwards };
  const events: ReplayedEvent[] = [];
  const problems: string[] = [];
  let standing = NOTHING;
  for (const sameInstant of groups(history)) {
    const left = [...sameInstant];
    while (left.length > 0) {
      const possible = left.findIndex((event) => mayBeNext(standing, event, left));
      const [event] = left.splice(Math.max(possible, 0), 1);
      if (event === undefined) break;
      const why = whyImpossible(standing, event);
      if (why !== null)
        problems.push(`event ${event.source.seq}: "${event.source.type}" cannot have happened: ${why}.`);
      events.push(paired(standing, event));
      standing = after(standing, event);
    }
  }
  return { events, problems };
}

function outOfTime(history: readonly ReplayedEvent[]): readonly string[] {
  return history.flatMap(({ source, at }, index) => {
    const before = history[index - 1];
    return before !== undefined && at < before.at
      ? [`event ${source.seq}: it stands after event ${before.source.seq}, which happened later.`]
      : [];
  });
}

function groups(history: readonly ReplayedEvent[]): readonly (readonly ReplayedEvent[])[] {
  const found: ReplayedEvent[][] = [];
  for (const event of history) {
    const last = found.at(-1);
    if (last?.[0]?.at === event.at) last.push(event);
    else found.push([event]);
  }
  return found;
}

/** A closing lets everything else of its instant go first, except what brings the ticket back and what follows that. */
function mayBeNext(standing: Standing, event: ReplayedEvent, left: readonly ReplayedEvent[]): boolean {
  if (whyImpossible(standing, event) !== null) return false;
  if (event.source.type !== "closed") return true;
  const place = left.indexOf(event);
  const back = left.findIndex((other, index) => index > place && RETURNS.includes(other.source.type));
  const ofThisTime = back < 0 ? left : left.slice(0, back);
  return ofThisTime.every((other) => other === event || RETURNS.includes(other.source.type));
}

function whyImpossible(standing: Standing, { source, at, fact }: ReplayedEvent): string | null {
  const { isLogged, stage, closedAt } = standing;
  if (source.type === "logged") return isLogged ? "the call had been logged already" : null;
  if (!isLogged) return "the call had not been logged yet";
  if (RETURNS.includes(source.type)) return stage === "open" ? NOT_OVER : null;
  if (closedAt !== null && at > closedAt) return "the ticket was closed";
  if (fact?.type === "TicketResolved" && stage === "resolved") return "the ticket was resolved already";
  if (fact?.type === "WaitEnded" && waitEndedBy(standing, source.type) === undefined) return "no such wait had begun";
  return null;
}

/** Why a return cannot have happened to a ticket that is open. */
export const NOT_OVER = "the ticket was neither resolved nor closed";

/** The wait an event ends: the last of its kind that nothing ended. One that a resolution ended may still be answered. */
function waitEndedBy({ waits }: Standing, type: string): Standing["waits"][number] | undefined {
  return waits.findLast(({ kind }) => kind === WAITS[type]?.kind);
}

/** The event with the wait it ends. */
function paired(standing: Standing, event: ReplayedEvent): ReplayedEvent {
  const { fact, source } = event;
  if (fact?.type !== "WaitEnded") return event;
  const wait = waitEndedBy(standing, source.type);
  return wait === undefined ? event : { ...event, fact: { ...fact, waitId: wait.waitId } };
}

function after(standing: Standing, { source, at, fact }: ReplayedEvent): Standing {
  if (RETURNS.includes(source.type)) return { ...standing, stage: "returned", closedAt: null };
  switch (fact?.type) {
    case "TicketLogged":
      return { ...standing, isLogged: true };
    case "WaitStarted":
      return { ...standing, waits: [...standing.waits, { kind: fact.kind, waitId: fact.waitId }] };
    case "WaitEnded": {
      const ended = waitEndedBy(standing, source.type);
      return { ...standing, waits: standing.waits.filter((wait) => wait !== ended) };
    }
    case "TicketResolved":
      return { ...standing, stage: "resolved" };
    case "TicketClosed":
      return { ...standing, stage: "closed", closedAt: at };
    default:
      return standing;
  }
}
