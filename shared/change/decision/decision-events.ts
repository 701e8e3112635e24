import { z } from "zod";
import { ERASED } from "../../kernel/event-definition.ts";
import { idFact } from "../../kernel/fact-schemas.ts";
import { changeEvent, longWords, moving, shortWords } from "../change-event.ts";
import { WITHDRAWAL_REASONS } from "../change-parts.ts";
import { baseOf, decided, lastRejection, stageOf, whoDecides, withoutOpenBallot } from "../moves.ts";

export const decisionEvents = {
  /** By the change manager: on his own, on a board's recommendation, or where it was passed on to him (STK-66). */
  ChangeDecided: changeEvent({
    ...moving,
    type: "ChangeDecided",
    facts: z.strictObject({ outcome: z.enum(["approved", "rejected"]) }),
    words: z.strictObject({ reasons: longWords, advisers: z.array(shortWords).max(100).readonly() }),
    erased: { reasons: ERASED, advisers: [] },
    evolve: (change, { outcome, reasons, advisers, at, by }) => {
      const decision = {
        stage: stageOf(change),
        outcome,
        by: "change-manager" as const,
        reasons,
        advisers,
        at,
        deciders: by.kind === "person" ? [by.id] : [],
        ballotId: change.status === "deciding" && change.route.to === "board" ? change.route.ballotId : null,
        hash: change.contentHash,
      };
      // Votes that were cast in time and came in later may have settled it before: then that stands.
      return whoDecides(change) === "change-manager"
        ? decided(change, { ...decision, counts: true })
        : { ...change, decisions: [...change.decisions, { ...decision, counts: false }] };
    },
  }),
  /** The customer does not accept a rejection (STK-70). Others than those who rejected it decide now. */
  AppealMade: changeEvent({
    ...moving,
    type: "AppealMade",
    facts: z.strictObject({}),
    words: z.strictObject({ appellant: shortWords, grounds: longWords }),
    erased: { appellant: ERASED, grounds: ERASED },
    evolve: (change, { appellant, grounds, at }) => {
      if (change.status !== "rejected") return change;
      const against = lastRejection(change)?.deciders ?? [];
      const appeal = { by: appellant, grounds, at, against, outcome: "open" as const };
      return { ...baseOf(change), appeals: [...change.appeals, appeal], status: "appealed" };
    },
  }),
  /** By the customer with a reason, or by the change manager as a duplicate of the survivor (STK-68, STK-69). */
  ChangeWithdrawn: changeEvent({
    ...moving,
    type: "ChangeWithdrawn",
    facts: z.strictObject({
      reason: z.enum(WITHDRAWAL_REASONS),
      askedBy: z.enum(["customer", "change-manager"]),
      survivor: idFact("change").nullable(),
    }),
    words: z.strictObject({ text: longWords }),
    erased: { text: ERASED },
    evolve: (change, { reason, askedBy, survivor, text, at, by }) => {
      const { status } = change;
      if (status === "done" || status === "reviewed" || status === "withdrawn") return change;
      const link = survivor === null ? [] : [{ other: survivor, relation: "duplicate-of" as const }];
      return {
        ...baseOf(change),
        ballots: withoutOpenBallot(change),
        links: [...change.links, ...link],
        status: "withdrawn",
        withdrawal: { reason, askedBy, survivor, text, at, by },
      };
    },
  }),
} as const;
