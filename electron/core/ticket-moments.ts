import { z } from "zod";
import { asId } from "../../shared/kernel/ids.ts";
import type { RecordMoment } from "./log-port.ts";
import type { DueMoment } from "./ports.ts";
import { ticketKey } from "./ticket-stream.ts";

const KINDS: Readonly<Record<DueMoment["kind"], true>> = { threshold: true, "auto-close": true, "auto-resolve": true };

const Moment = z.object({
  kind: z.string().refine((kind) => Object.hasOwn(KINDS, kind)),
  promise: z.string().nullable(),
  percent: z.number().nullable(),
  dueAt: z.int(),
  to: z.array(z.string()),
});

/** A ticket's moment as the store keeps it. */
export function recordMoment({ ticketId, id, at, kind, promise, percent, dueAt, to }: DueMoment): RecordMoment {
  return { ...ticketKey(ticketId), id, at, moment: { kind, promise, percent, dueAt, to } };
}

/** The moment of a ticket; undefined where it is not what `recordMoment` makes. */
export function dueMoment({ category, stream, id, at, moment }: RecordMoment): DueMoment | undefined {
  const read = Moment.safeParse(moment);
  if (category !== "ticket" || !read.success) return undefined;
  if (read.data.kind === "threshold" && read.data.promise === null) return undefined;
  // Checked above, but for the words of its promise being among ours: it was written as JSON of this type.
  return { ...read.data, id, at, ticketId: asId(stream) } as unknown as DueMoment;
}
