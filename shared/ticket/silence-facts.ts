import { z } from "zod";
import { idFact, instantFact } from "../kernel/fact-schemas.ts";
import type { Instant } from "../kernel/instant.ts";
import { contactsDuring, type Timeline } from "./timeline.ts";

/** Of what a silence consisted when the agreement let it end a ticket: the wait that stayed unanswered, and the last try to reach the customer if the time counts from it. */
export const SilenceFact = z.strictObject({ waitId: idFact("wait"), lastContactAt: instantFact.nullable() });
export type SilenceFact = Readonly<z.infer<typeof SilenceFact>>;

/** Whether the wait is unanswered at that moment, and nobody has reached the customer since the time was counted from. */
export function isStillSilent(timeline: Timeline, { waitId, lastContactAt }: SilenceFact, at: Instant): boolean {
  const wait = timeline.waits.findLast((candidate) => candidate.waitId === waitId);
  if (wait === undefined || wait.wasAnswered || (wait.until !== null && wait.until !== at)) return false;
  if (lastContactAt === null) return true;
  return (contactsDuring(timeline, wait).at(-1)?.at ?? wait.from) === lastContactAt;
}
