import { z } from "zod";
import { line, optionalProse } from "../kernel/input-schemas.ts";
import { AGREED_HOW } from "./listed-words.ts";

export const CallerInput = z.strictObject({
  name: line("The caller's name"),
  phone: line("The telephone number", 60).optional(),
  email: line("The e-mail address", 254).optional(),
});

/** Who agreed, and how the two came to speak. */
export const AgreedInput = z.strictObject({
  agreedWith: line("The name of who agreed"),
  how: z.enum(AGREED_HOW, "Say how it was agreed: by phone, by e-mail, in person or by letter."),
});
export type AgreedInput = Readonly<z.infer<typeof AgreedInput>>;

/** A check the agreement asks for, and who says it was passed (STK-51, STK-52, COV-66). */
export const CheckInput = z.strictObject({
  check: line("The check"),
  confirmedBy: line("The name of who confirmed the caller"),
});

export const priorityId = z
  .string("The priority is missing.")
  .min(1, "Choose a priority.")
  .max(40, "This is not a priority.");
export const agreementId = z
  .string("The agreement is missing.")
  .min(1, "Choose an agreement.")
  .max(60, "This is not an agreement.");

/** Two facts kept apart: what the caller says and wants, and what the analyst makes of it. */
export const ProposalInput = z.strictObject({
  impact: line("The impact", 60).nullable(),
  urgency: line("The urgency", 60).nullable(),
  callerSays: optionalProse("What the caller says"),
  callerWants: priorityId.nullable(),
});
