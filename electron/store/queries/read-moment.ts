import { z } from "zod";
import type { DueMoment } from "../../core/ports.ts";

/** A moment as its table holds it: what is looked for, and the whole as JSON. */
export interface StoredMoment {
  readonly id: string;
  readonly ticketId: string;
  readonly at: number;
  readonly moment: string;
}

const KINDS: Readonly<Record<DueMoment["kind"], true>> = { threshold: true, "auto-close": true, "auto-resolve": true };

const Moment = z.object({
  id: z.string(),
  ticketId: z.string(),
  kind: z.string().refine((kind) => Object.hasOwn(KINDS, kind)),
  promise: z.string().nullable(),
  percent: z.number().nullable(),
  at: z.int(),
  dueAt: z.int(),
  to: z.array(z.string()),
});

/** The moment as the projection wrote it; null where it is not what was written. */
export function readMoment(stored: StoredMoment): DueMoment | null {
  const read = Moment.safeParse(parsed(stored.moment));
  if (!read.success) return null;
  const { id, ticketId, at, kind, promise } = read.data;
  if (id !== stored.id || ticketId !== stored.ticketId || at !== stored.at) return null;
  if (kind === "threshold" && promise === null) return null;
  // Checked above, but for the words of its kind and promise being among ours: it was written as JSON of this type.
  return read.data as unknown as DueMoment;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
