import { z } from "zod";
import { NO_WORDS } from "../../kernel/event-definition.ts";
import { idFact, instantFact } from "../../kernel/fact-schemas.ts";
import { changeEvent, quiet } from "../change-event.ts";
import { MOMENT_KINDS, stillStands } from "./moment.ts";

export const dueEvents = {
  /** A due moment was delivered: those it names were told, once. */
  ChangeMomentReached: changeEvent({
    ...quiet,
    type: "ChangeMomentReached",
    facts: z.strictObject({
      momentId: idFact("moment"),
      what: z.enum(MOMENT_KINDS),
      /** What it is about: a ballot, a phase, a rule; null where the kind says it all. */
      about: idFact("record").nullable(),
      /** Since when it counts: the opening of a vote, the last time anybody did anything. */
      since: instantFact.nullable(),
      dueAt: instantFact,
      to: z.array(idFact("person")).max(100).readonly(),
      isLate: z.boolean(),
    }),
    words: NO_WORDS,
    erased: {},
    fits: (state, event) => state.status !== "none" && stillStands(state, event),
    evolve: (change, { momentId }) =>
      change.delivered.includes(momentId) ? change : { ...change, delivered: [...change.delivered, momentId] },
  }),
} as const;
