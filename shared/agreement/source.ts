import { z } from "zod";
import { parseLocalDate } from "../calendar/local-date.ts";

/**
 * Where a rule comes from. `stated`: in the agreement's own words. `recommended`: the text is open and this is the
 * reading we recommend. `assumed`: not in the agreement at all, needed all the same. `ours`: administrator data we made.
 * Everything that is not `stated` is a setting: the value beside it may be changed in a new version of the agreement.
 */
export const Source = z.strictObject({
  requirement: z
    .array(z.string().regex(/^(STK|CAL|COV|SIP|CPS)-\d+$/, "a requirement is written like STK-34"))
    .readonly(),
  clause: z.string(),
  basis: z.enum(["stated", "recommended", "assumed", "ours"]),
  note: z.string().optional(),
});
export type Source = Readonly<z.infer<typeof Source>>;

export const CHANNELS = ["phone", "email", "web", "portal", "voicemail", "chat", "on-site", "fax", "post"] as const;
export const Channel = z.enum(CHANNELS);
export type Channel = z.infer<typeof Channel>;

export const TICKET_KINDS = ["incident", "service-request", "enquiry"] as const;
export const TicketKind = z.enum(TICKET_KINDS);
export type TicketKind = z.infer<typeof TicketKind>;

/** Who the desk is waiting for. Which of these suspends which clock is the agreement's decision, never the ticket's. */
export const WAIT_KINDS = ["customer", "third-party", "parts", "hold", "approval"] as const;
export const WaitKind = z.enum(WAIT_KINDS);
export type WaitKind = z.infer<typeof WaitKind>;

/** The two promises a target can be set for. Calderdale calls the first one "attention". */
export const TARGET_KINDS = ["response", "fix"] as const;
export const TargetKind = z.enum(TARGET_KINDS);
export type TargetKind = z.infer<typeof TargetKind>;

const DATE = /^\d{4}-\d{2}-\d{2}$/;
export const LocalDateText = z
  .string()
  .regex(DATE, "a date is written YYYY-MM-DD")
  .refine((text) => !DATE.test(text) || parseLocalDate(text) !== undefined, "the calendar has no such day");
export const LocalTimeText = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, "a time is written HH:MM, up to 24:00");
