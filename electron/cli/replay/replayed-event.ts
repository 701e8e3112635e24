import type { WaitKind } from "../../../shared/agreement/source.ts";
import type { Actor } from "../../../shared/kernel/actor.ts";
import { asId } from "../../../shared/kernel/ids.ts";
import type { Instant } from "../../../shared/kernel/instant.ts";
import type { TicketEvent, TicketFact } from "../../../shared/ticket/events.ts";
import type { HistoryEvent } from "./history-file.ts";

/** An event of the file with its instant and, where it moves the ticket, the ticket event it stands for. */
export interface ReplayedEvent {
  readonly source: HistoryEvent;
  readonly at: Instant;
  readonly fact: TicketFact | null;
}

/** The types of event that begin or end a wait. */
export const WAITS: Readonly<Record<string, { readonly kind: WaitKind; readonly starts: boolean }>> = {
  "hold-start": { kind: "hold", starts: true },
  "hold-end": { kind: "hold", starts: false },
  "third-party-start": { kind: "third-party", starts: true },
  "third-party-end": { kind: "third-party", starts: false },
  "customer-wait-start": { kind: "customer", starts: true },
  "customer-wait-end": { kind: "customer", starts: false },
  "parts-wait-start": { kind: "parts", starts: true },
  "parts-arrived": { kind: "parts", starts: false },
};

/** Events that bring a finished ticket back, or ask for a new one. */
export const RETURNS: readonly string[] = ["reopened", "recurrence", "customer-returned-after-auto-resolve"];

const ACTOR: Actor = { kind: "import", id: asId("history-file") };

/** The event as the clock takes it. */
export function eventAt(event: ReplayedEvent, fact: TicketFact): TicketEvent {
  return { ...fact, at: event.at, by: ACTOR };
}
