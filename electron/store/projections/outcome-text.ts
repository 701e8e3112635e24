import type { TicketId } from "../../../shared/kernel/ids.ts";
import type { PromiseOutcome, TicketOutcome } from "../../../shared/report/outcome.ts";
import { fieldsOf, named, parsed } from "./queue-row-text.ts";

/** Whose it is stands beside it already. */
type Kept = Omit<TicketOutcome, "id">;

const FIELDS = fieldsOf<Kept>({
  reference: true,
  agreementId: true,
  agreementVersion: true,
  kind: true,
  channel: true,
  priority: true,
  isMajor: true,
  site: true,
  owner: true,
  loggedAt: true,
  answeredAt: true,
  resolvedAt: true,
  how: true,
  reopenings: true,
  response: true,
  fix: true,
  waits: true,
  pausedServiceMs: true,
  pausedWallMs: true,
});

const PROMISE = fieldsOf<PromiseOutcome>({
  dueAt: true,
  revisedDueAt: true,
  metAt: true,
  verdict: true,
  budgetMs: true,
  usedMs: true,
  basis: true,
});

/** The outcome as text, without the names of its fields. */
export function packOutcome(outcome: TicketOutcome): string {
  const promise = (of: PromiseOutcome | null): unknown => of && PROMISE.map((field) => of[field]);
  return JSON.stringify(
    FIELDS.map((field) => (field === "response" || field === "fix" ? promise(outcome[field]) : outcome[field])),
  );
}

/** The outcome of a text `packOutcome` made; null where it is not such a text. */
export function unpackOutcome(id: TicketId, text: string): TicketOutcome | null {
  const read = named(FIELDS, parsed(text));
  if (read === null) return null;
  const [response, fix] = [read["response"], read["fix"]].map((of) => (of === null ? null : named(PROMISE, of)));
  if ((response === null) !== (read["response"] === null) || (fix === null) !== (read["fix"] === null)) return null;
  // Written by packOutcome from this very type, value by value.
  return { ...read, id, response, fix } as unknown as TicketOutcome;
}
