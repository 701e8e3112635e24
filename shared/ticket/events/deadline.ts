import { z } from "zod";
import { ERASED } from "../../kernel/event-definition.ts";
import { instantFact } from "../../kernel/fact-schemas.ts";
import { AGREED_HOW } from "../listed-words.ts";
import { withBase } from "../ticket-parts.ts";
import { revised } from "../timeline.ts";
import { fromOnePayload, said, ticketEvent } from "./ticket-event.ts";

/** A deadline agreed later; the original target stays beside it (STK-42). */
const DeadlineRevised = ticketEvent({
  type: "DeadlineRevised",
  version: 2,
  upcasts: fromOnePayload(["deadlineAt", "how"], ["agreedWith", "reason"]),
  facts: z.strictObject({ deadlineAt: instantFact, how: z.enum(AGREED_HOW) }),
  words: z.strictObject({ agreedWith: said, reason: said }),
  erased: { agreedWith: ERASED, reason: ERASED },
  searched: ["reason"],
  moves: true,
  isHarmless: false,
  after: (ticket, { deadlineAt, agreedWith, how, reason, at }) =>
    withBase(ticket, {
      revisions: [...ticket.revisions, { deadlineAt, agreedWith, how, reason, at }],
      timeline: revised(ticket.timeline, at, deadlineAt),
    }),
});

export const deadlineEvents = { DeadlineRevised } as const;
