import { z } from "zod";
import { ERASED } from "../kernel/event-definition.ts";
import { codeFact, instantFact } from "../kernel/fact-schemas.ts";
import { codeText, instant, line, optionalProse, prose } from "../kernel/input-schemas.ts";
import { longWords, shortWords } from "./change-event.ts";
import type { ChangeContent } from "./content.ts";
import { hashFact } from "./hash-fact.ts";

/** The part of a change's content that stays for ever, and its hash. */
export const contentFacts = {
  window: z.strictObject({ from: instantFact, until: instantFact }).nullable(),
  services: z.array(codeFact).max(100).readonly(),
  areas: z.array(codeFact).max(100).readonly(),
  hash: hashFact,
} as const;

/** The part that is somebody's words. */
export const contentWords = {
  summary: shortWords,
  scope: longWords,
  reason: longWords,
  risk: longWords,
  plan: longWords,
  backOut: longWords,
  contact: shortWords,
  attachments: z.array(shortWords).max(100).readonly(),
} as const;

export const contentErased = {
  summary: ERASED,
  scope: ERASED,
  reason: ERASED,
  risk: ERASED,
  plan: ERASED,
  backOut: ERASED,
  contact: ERASED,
  attachments: [],
};

export const SEARCHED_CONTENT = ["summary", "scope", "reason", "plan"] as const;

const MOST = 50;

/** A change's content as it is filled in. Only what is changed and a summary are asked for at the first call (STK-16). */
export const ContentInput = z.strictObject({
  summary: line("The summary"),
  scope: prose("What is changed"),
  reason: optionalProse("The reason"),
  risk: optionalProse("The risk"),
  plan: optionalProse("The plan"),
  backOut: optionalProse("The back-out"),
  window: z.strictObject({ from: instant("The start"), until: instant("The end") }).nullable(),
  services: z.array(codeText("The service")).max(MOST, `At most ${MOST} services.`).readonly(),
  areas: z.array(codeText("The technical area")).max(MOST, `At most ${MOST} technical areas.`).readonly(),
  contact: optionalProse("The contact"),
  attachments: z.array(line("The title of the attachment")).max(MOST, `At most ${MOST} attachments.`).readonly(),
});

/** The content an event of it tells. */
export function contentFrom(event: ChangeContent): ChangeContent {
  return {
    summary: event.summary,
    scope: event.scope,
    reason: event.reason,
    risk: event.risk,
    plan: event.plan,
    backOut: event.backOut,
    window: event.window,
    services: event.services,
    areas: event.areas,
    contact: event.contact,
    attachments: event.attachments,
  };
}
