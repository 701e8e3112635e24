import { z } from "zod";
import { asId } from "../../shared/kernel/ids.ts";
import type { Instant } from "../../shared/kernel/instant.ts";
import type { TicketCommand } from "../../shared/ticket/commands.ts";
import type { TicketEvent } from "../../shared/ticket/events.ts";
import type { RecordMoment } from "./log-port.ts";
import type { DueMoment } from "./ports.ts";
import type { RecordMoments } from "./records/registration.ts";
import type { RecordWorld } from "./records/world.ts";
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
  if (read.data.kind === "threshold" && (read.data.promise === null || read.data.percent === null)) return undefined;
  // Checked above, but for the words of its promise being among ours: it was written as JSON of this type.
  return { ...read.data, id, at, ticketId: asId(stream) } as unknown as DueMoment;
}

const WHAT = { threshold: "warning", "auto-close": "closing", "auto-resolve": "resolving" } as const;

/** What time asks of a ticket: warnings and misses are recorded, and it is closed or resolved when its agreement says so. */
export const ticketMoments: RecordMoments<RecordWorld, TicketEvent, TicketCommand> = {
  ask: (recorded, isLate, now) => {
    const moment = dueMoment(recorded);
    if (moment === undefined) return undefined;
    const { kind, dueAt } = moment;
    return { command: commandFor(moment, isLate), at: happenedAt(moment, now), what: WHAT[kind], dueAt };
  },
  noticeTypes: ["ThresholdReached"],
  noticeOf: (_world, event, { stream, position, reference, summary, zone }) => {
    if (event.type !== "ThresholdReached") return undefined;
    const { promise, percent, dueAt, to, isLate } = event;
    const about = { kind: "ticket", ticketId: asId<"ticket">(stream), promise, percent, to } as const;
    return { ...about, position, reference, dueAt, isLate, summary, zone };
  },
};

function commandFor(moment: DueMoment, isLate: boolean): TicketCommand {
  if (moment.kind === "auto-close") return { type: "CloseAfterTime" };
  if (moment.kind === "auto-resolve") return { type: "ResolveWithoutAnswer" };
  const { promise, percent, at: thresholdAt, dueAt, to } = moment;
  if (promise === null || percent === null) throw new Error(`The moment ${moment.id} says not what it is about.`);
  return { type: "RecordThreshold", promise, percent, thresholdAt, dueAt, to: [...to], isLate };
}

/** A ticket closes when the agreement says so, also where the desk was off; a notice is sent when it is sent. */
function happenedAt({ kind, at }: DueMoment, now: Instant): Instant {
  return kind === "threshold" ? now : Math.min(at, now);
}
