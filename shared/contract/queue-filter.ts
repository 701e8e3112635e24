import { z } from "zod";
import { TicketKind } from "../agreement/source.ts";

const list = z.array(z.string().max(200)).max(200).readonly();

/** What the queue shows. Everything optional: an empty filter is every open ticket. */
export const QueueFilter = z.strictObject({
  view: z.enum(["all", "mine", "unassigned", "disputed", "waiting", "major", "unverified"]).default("all"),
  /** Whose tickets "mine" means. */
  me: z.string().max(100).optional(),
  agreements: list.default([]),
  priorities: list.default([]),
  statuses: z
    .array(z.enum(["unverified", "open", "resolved", "closed"]))
    .max(200)
    .readonly()
    .default(["unverified", "open"]),
  kinds: z.array(TicketKind).max(200).readonly().default([]),
  owners: list.default([]),
  sites: list.default([]),
  /** Free text; any string is a search, never an error. */
  text: z.string().max(500).default(""),
});
export type QueueFilter = z.infer<typeof QueueFilter>;
export type QueueFilterInput = z.input<typeof QueueFilter>;
