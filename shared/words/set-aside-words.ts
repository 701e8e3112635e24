import { ERASED } from "../kernel/event-definition.ts";
import type { EventSentence } from "./event-sentence.ts";

/** What somebody did offline that is no longer allowed: why, and everything they had typed, as they typed it. */
export function setAsideWords({
  action,
  sentence,
  typed,
}: Readonly<{ action: string; sentence: string; typed: string }>): EventSentence {
  const said = typed === ERASED ? [ERASED] : [...textsIn(parsed(typed))];
  return {
    sentence: `Set aside, done while this PC was offline: ${actionWords(action)}. ${sentence}`,
    quote: said.length === 0 ? null : said.join("\n"),
  };
}

/** `ResolveTicket`: "resolve ticket". */
const actionWords = (action: string): string => action.replace(/(?<=.)([A-Z])/g, " $1").toLowerCase();

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

const CODE = /^[0-9a-f]{8}-[0-9a-f-]{27}$|^[A-Z][a-z]+([A-Z][a-z]+)+$/;

/** Every text in what was asked that a person may have typed: ids and names of actions are left out. */
function* textsIn(value: unknown): Iterable<string> {
  if (typeof value === "string") {
    if (value !== "" && !CODE.test(value)) yield value;
  } else if (typeof value === "object" && value !== null) {
    for (const inner of Object.values(value)) yield* textsIn(inner);
  }
}
