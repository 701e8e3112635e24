import type { InputFault } from "../../shared/contract/answer.ts";
import { MOST_VALUES } from "../../shared/contract/limits.ts";
import { err, ok, type Result } from "../../shared/kernel/result.ts";

const NOT_JSON: InputFault = { path: "input", message: "This is not written as JSON." };
const TOO_MANY: InputFault = {
  path: "input",
  message: `At most ${MOST_VALUES.toLocaleString("en-GB")} values are accepted in one input.`,
};

/**
 * The body as JSON. What `JSON.parse` lets pass is refused: a name that stands twice in one group (it would keep the
 * last in silence, and whoever looked at the text the first), and more values than any request holds, which are counted
 * before any of them is made.
 */
export function readJson(text: string): Result<unknown, InputFault> {
  const fault = scan(text);
  if (fault !== null) return err(fault);
  try {
    return ok(JSON.parse(text));
  } catch {
    return err(NOT_JSON);
  }
}

/** Names of the group that is open, or null inside a list. */
type Open = { readonly names: Set<string>; expectsName: boolean } | null;

/** One pass over the signs outside of strings. Whether it is JSON at all is left to `JSON.parse`. */
function scan(text: string): InputFault | null {
  const open: Open[] = [];
  let values = 0;
  for (let at = 0; at < text.length; at += 1) {
    const group = open.at(-1);
    switch (text.charCodeAt(at)) {
      case QUOTE: {
        const end = endOfString(text, at);
        if (group?.expectsName === true) {
          const name = nameIn(text.slice(at, end + 1));
          if (name === null) return NOT_JSON;
          if (group.names.has(name)) return { path: name, message: "This field stands twice." };
          group.names.add(name);
          group.expectsName = false;
        }
        at = end;
        break;
      }
      case OPENS_GROUP:
        open.push({ names: new Set(), expectsName: true });
        values += 1;
        break;
      case OPENS_LIST:
        open.push(null);
        values += 1;
        break;
      case CLOSES_GROUP:
      case CLOSES_LIST:
        open.pop();
        break;
      case COMMA:
        values += 1;
        if (group) group.expectsName = true;
        break;
      default:
    }
    if (values > MOST_VALUES) return TOO_MANY;
  }
  return null;
}

const [QUOTE, COMMA, OPENS_LIST, BACKSLASH, CLOSES_LIST, OPENS_GROUP, CLOSES_GROUP] = [34, 44, 91, 92, 93, 123, 125];

/** The place of the quote that ends the string begun at `from`; the text's end where there is none. */
function endOfString(text: string, from: number): number {
  let end = from;
  do {
    end = text.indexOf('"', end + 1);
    if (end < 0) return text.length;
  } while (isEscaped(text, end));
  return end;
}

/** After an odd number of backslashes. */
function isEscaped(text: string, at: number): boolean {
  let before = at - 1;
  while (text.charCodeAt(before) === BACKSLASH) before -= 1;
  return (at - before) % 2 === 0;
}

/** A name as it reads: `\u0061` is `a`. Null where it is none. */
function nameIn(quoted: string): string | null {
  try {
    const name: unknown = JSON.parse(quoted);
    return typeof name === "string" ? name : null;
  } catch {
    return null;
  }
}
