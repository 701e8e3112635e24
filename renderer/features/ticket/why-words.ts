import type { PromiseClock, PromiseKind } from "../../../shared/clock/clock-report.ts";
import { promiseVerb } from "../../components/promise-line/promise-words.ts";

const NOUNS: Readonly<Record<PromiseKind, string>> = {
  response: "the response",
  fix: "fix",
  update: "the update",
  decision: "the decision",
};

/** The question a ledger answers where no moment can be named; null where one can. */
export function whyWithoutMoment({ promise, state, dueAt }: PromiseClock, responseWord: string): string | null {
  if (state === "paused") return `Why is ${NOUNS[promise]} paused?`;
  return dueAt === null ? `Why no moment to ${promiseVerb(promise, responseWord)}?` : null;
}
