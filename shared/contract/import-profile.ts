import { z } from "zod";

/** What a column of another tool's export can tell a ticket, as the mapping screen offers it. */
export const MAPPED_FIELDS = [
  "number",
  "openedAt",
  "state",
  "summary",
  "details",
  "priority",
  "caller",
  "callerEmail",
  "callerPhone",
  "site",
  "channel",
  "team",
  "owner",
  "category",
  "updatedAt",
  "updatedBy",
  "resolvedAt",
  "resolvedBy",
  "closedAt",
  "closeCode",
  "closeNotes",
] as const;
export type MappedField = (typeof MAPPED_FIELDS)[number];

/** Without these a ticket has no name and no beginning. */
export const NEEDED_FIELDS = ["number", "openedAt"] as const satisfies readonly MappedField[];

/** What a state of another tool means here. `waiting`: for somebody, without saying for whom; no clock stands still. */
export const STATE_MEANINGS = [
  "new",
  "active",
  "waiting-caller",
  "waiting-vendor",
  "waiting-problem",
  "waiting-evidence",
  "waiting",
  "resolved",
  "closed",
  "cancelled",
] as const;
export type StateMeaning = (typeof STATE_MEANINGS)[number];

const heading = z.string().min(1).max(200);
const value = z.string().max(200);

/** How a file of any other tool is read: which column is what, what its states mean, and its priorities. Kept by name. */
export const OwnProfile = z.strictObject({
  name: z.string().trim().min(1, "Give the profile a name.").max(60, "A name has at most 60 characters."),
  columns: z
    .partialRecord(z.enum(MAPPED_FIELDS), heading)
    .refine((columns) => NEEDED_FIELDS.every((field) => columns[field] !== undefined), {
      error: "Say which column is the number and which says when it was opened.",
    })
    .meta({ mostKeys: MAPPED_FIELDS.length }),
  states: z.array(z.strictObject({ text: value, means: z.enum(STATE_MEANINGS) })).max(200),
  priorities: z.array(z.strictObject({ text: value, priority: z.string().min(1).max(40) })).max(100),
});
export type OwnProfile = Readonly<z.infer<typeof OwnProfile>>;
