/** Stands where a name or a sentence stood. */
export const ERASED = "[erased]";

/**
 * Facts that clocks and figures are made of, and that say nothing about a person: everything else that is text goes.
 * A list of what stays, so that a field added later is erased until someone decides otherwise.
 */
const STAYS: ReadonlySet<string> = new Set([
  "kind",
  "id",
  "ticketId",
  "reference",
  "agreementId",
  "agreementVersion",
  "channel",
  "priority",
  "from",
  "to",
  "impact",
  "urgency",
  "callerWants",
  "verification",
  "site",
  "team",
  "source",
  "waitId",
  "phase",
  "other",
  "relation",
  "newTicket",
  "why",
  "thresholdId",
  "promise",
]);

/** `how` is a word from a list in some events and free text in others. */
const LISTED_WAYS: ReadonlySet<string> = new Set([
  "by-phone",
  "by-email",
  "in-person",
  "by-letter",
  "fix",
  "workaround",
  "no-response",
]);

/** The payload of an event without anything a person said, wrote or is called. The event still folds. */
export function redacted(payload: string): string {
  return JSON.stringify(JSON.parse(payload), (key, value: unknown) => {
    if (typeof value !== "string" || STAYS.has(key)) return value;
    if (key === "how" && LISTED_WAYS.has(value)) return value;
    // Elements of a list have their index as key: `to` of a threshold holds roles, and is made again from the agreement.
    return ERASED;
  });
}
