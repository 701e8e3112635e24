/** How two people came to speak: an agreement is worth nothing without it. */
export const AGREED_HOW = ["by-phone", "by-email", "in-person", "by-letter"] as const;
export type AgreedHow = (typeof AGREED_HOW)[number];

/** `pending`: a check the agreement asks for has not been passed; no clock runs until it has (STK-51, COV-66). */
export const VERIFICATIONS = ["not-needed", "verified", "pending"] as const;

export const UPDATE_PHASES = ["receipt", "assessment", "progress"] as const;
export type UpdatePhase = (typeof UPDATE_PHASES)[number];

/** What is unusual about a deadline that is agreed, so that it is asked once more: before the target's, or with the desk closed. */
export const DEADLINE_DOUBTS = ["earlier-than-original", "desk-closed"] as const;
export type DeadlineDoubt = (typeof DEADLINE_DOUBTS)[number];

export const LINK_RELATIONS = ["duplicate-of", "related-to", "child-of", "recurrence-of", "continues"] as const;
export type LinkRelation = (typeof LINK_RELATIONS)[number];

/** `no-response`: the customer stayed silent and the agreement resolves it (COV-50). */
export const RESOLVED_HOW = ["fix", "workaround", "no-response"] as const;
export type ResolvedHow = (typeof RESOLVED_HOW)[number];

/** `completed`: done, where no word from the customer is asked for (COV-75) or it was sought in vain (STK-53). */
export const CLOSED_WHY = [
  "confirmed",
  "completed",
  "time-passed",
  "no-response",
  "advice-not-followed",
  "duplicate",
  "withdrawn",
] as const;
export type ClosedWhy = (typeof CLOSED_WHY)[number];

/** What a warning or due moment is about. `alarm`: nobody has attended to a call that must be attended to at once; no promise was broken (CAL-05). */
export const THRESHOLD_PROMISES = ["response", "fix", "update", "decision", "check", "alarm"] as const;
export type ThresholdPromise = (typeof THRESHOLD_PROMISES)[number];
