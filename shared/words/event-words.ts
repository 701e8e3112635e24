import type { TicketKind } from "../agreement/source.ts";
import type { Actor } from "../kernel/actor.ts";
import type { AgreedHow, ClosedWhy, LinkRelation, UpdatePhase } from "../ticket/listed-words.ts";
import { type Names, nameOf } from "./names.ts";

/** The words of the stream for every value an event may hold; a new value does not compile until it has a word. */
export const KIND_WORDS: Readonly<Record<TicketKind, string>> = {
  incident: "incident",
  "service-request": "service request",
  enquiry: "enquiry",
};
export const HOW_WORDS: Readonly<Record<AgreedHow, string>> = {
  "by-phone": "by phone",
  "by-email": "by e-mail",
  "in-person": "in person",
  "by-letter": "by letter",
};
export const PHASE_WORDS: Readonly<Record<UpdatePhase, string>> = {
  receipt: "receipt confirmed",
  assessment: "assessment",
  progress: "progress",
};
export const RELATION_WORDS: Readonly<Record<LinkRelation, string>> = {
  "duplicate-of": "a duplicate of",
  "related-to": "related to",
  "child-of": "part of",
  "recurrence-of": "a recurrence of",
  continues: "the continuation of",
};
export const CLOSE_WORDS: Readonly<Record<ClosedWhy, string>> = {
  confirmed: "the caller confirmed the resolution",
  completed: "it is done",
  "time-passed": "the agreed time passed without objection",
  "no-response": "the customer did not answer",
  "advice-not-followed": "the advice given was not followed",
  duplicate: "it is a duplicate",
  withdrawn: "the caller withdrew it",
};

/** Who did it, as a name to put before a sentence. */
export function actorWords(by: Actor, names: Names): string {
  switch (by.kind) {
    case "person":
      return nameOf(names, by.id);
    case "timer":
      return "Desk clock";
    case "import":
      return `Imported from ${names(by.id) ?? "another tool"}`;
  }
}

export const PROMISE_NOUNS = {
  response: "Response",
  fix: "Fix",
  update: "Update",
  decision: "Priority decision",
  check: "Caller check",
  alarm: "Attention, wanted at once",
} as const;

/** How far a priority is agreed. */
export const PRIORITY_WORDS = {
  proposed: "not agreed yet",
  agreed: "agreed",
  disputed: "disputed",
  settled: "settled",
} as const;
