import type { TicketEvent } from "./events.ts";
import type { UnknownEvent } from "./unknown-event.ts";

/** An event as the log holds it. `payload` is everything but the type: what happened, `at` and `by`. */
export interface StoredEvent {
  readonly type: string;
  readonly schemaVersion: number;
  readonly payload: unknown;
  /** The product version that wrote it, where the log says. */
  readonly writtenBy?: string | null;
}

type Payload = Readonly<Record<string, unknown>>;
/** Turns the payload of one schema version into that of the next. */
export type UpcastStep = (payload: Payload) => Payload;

/** The schema version in which this product writes each type. Raise one by adding its step below and a fixture of the old shape. */
export const SCHEMA_VERSIONS: Readonly<Record<TicketEvent["type"], number>> = {
  TicketLogged: 1,
  PriorityProposed: 1,
  PriorityAgreed: 1,
  PriorityDisputed: 1,
  DisputeSettled: 1,
  PriorityChanged: 1,
  CallerVerified: 1,
  TicketAssigned: 1,
  TransferredToSupportTeam: 1,
  CustomerContacted: 1,
  NoteAdded: 1,
  UpdateSent: 1,
  WaitStarted: 1,
  WaitEnded: 1,
  DeadlineRevised: 1,
  TicketConverted: 1,
  TicketLinked: 1,
  TicketResolved: 1,
  ResolutionConfirmed: 1,
  TicketClosed: 1,
  TicketReopened: 1,
  RecurrenceRecorded: 1,
  ThresholdReached: 1,
};

/** `steps.TicketLogged[1]` makes version 2 of version 1. A step once released is never changed. */
export type UpcastSteps = Readonly<Record<string, Readonly<Record<number, UpcastStep>>>>;
const STEPS: UpcastSteps = {};

/** An event in today's shape; or what it is, if this version cannot read it, so that its ticket becomes read-only. */
export function upcast(stored: StoredEvent): TicketEvent | UnknownEvent {
  return upcastWith(SCHEMA_VERSIONS, STEPS, stored);
}

/** `upcast` with other versions and steps than the product's own: to try a step before it is released. */
export function upcastWith(
  versions: Readonly<Record<string, number>>,
  steps: UpcastSteps,
  stored: StoredEvent,
): TicketEvent | UnknownEvent {
  const { type, schemaVersion, payload } = stored;
  const current = Object.hasOwn(versions, type) ? (versions[type] ?? 0) : 0;
  if (schemaVersion > current) return unknown(stored, writtenByNewer(stored));
  if (!isPayload(payload) || !(schemaVersion >= 1)) return unknown(stored, damaged(stored));
  let shape: Payload = payload;
  for (let version = schemaVersion; version < current; version += 1) {
    const step = steps[type]?.[version];
    if (!step) return unknown(stored, damaged(stored));
    shape = step(shape);
  }
  // Our own log wrote it, in a shape of this type that the steps brought up to date; a fixture of every shape is read in tests.
  return { ...shape, type } as unknown as TicketEvent;
}

function isPayload(payload: unknown): payload is Payload {
  return (
    typeof payload === "object" && payload !== null && !Array.isArray(payload) && "at" in payload && "by" in payload
  );
}

function unknown({ type, schemaVersion, payload, writtenBy }: StoredEvent, message: string): UnknownEvent {
  return { type: "UnknownEvent", storedType: type, schemaVersion, writtenBy: writtenBy ?? null, payload, message };
}

function writtenByNewer({ type, schemaVersion, writtenBy }: StoredEvent): string {
  const writer = writtenBy ? `Deskwatch ${writtenBy}` : "a newer version of Deskwatch";
  return `This ticket can be read only: ${writer} wrote something this version does not know (${type}, version ${schemaVersion}). Update Deskwatch on this computer.`;
}

function damaged({ type, schemaVersion }: StoredEvent): string {
  return `This ticket can be read only: a record of it cannot be read (${type}, version ${schemaVersion}). Verify the desk file, and restore a backup if it is damaged.`;
}
