import type { InputFault } from "../../shared/contract/answer.ts";
import { DEEPEST, MOST_FAULTS, MOST_ITEMS, MOST_VALUES } from "../../shared/contract/limits.ts";

/** Names that reach into every object of the language when they are copied as fields. */
const SPECIAL_KEYS: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);

const many = (count: number): string => count.toLocaleString("en-GB");

/** `command.caller.name`, `filter.agreements[2]`; the input itself is `input`. */
export function pathText(path: readonly PropertyKey[]): string {
  const text = path.map((part) => (typeof part === "number" ? `[${part}]` : `.${String(part)}`)).join("");
  return text === "" ? "input" : text.replace(/^[.]/, "");
}

interface Walk {
  readonly faults: InputFault[];
  values: number;
}

/**
 * What no schema should have to look at: fields named like parts of the language itself (the schemas would drop some of
 * them in silence, and an input is answered, never trimmed), lists with gaps or without an end, more values than any
 * request holds, rings. Looks at no more than it accepts, so that refusing costs next to nothing.
 */
export function shapeFaults(input: unknown): readonly InputFault[] {
  const walk: Walk = { faults: [], values: 0 };
  look(walk, input, []);
  if (walk.values <= MOST_VALUES) return walk.faults;
  return [{ path: "input", message: `At most ${many(MOST_VALUES)} values are accepted in one input.` }];
}

function look(walk: Walk, value: unknown, path: readonly PropertyKey[]): void {
  walk.values += 1;
  if (walk.values > MOST_VALUES || walk.faults.length >= MOST_FAULTS) return;
  if (typeof value !== "object" || value === null) return;
  if (path.length > DEEPEST) return add(walk, path, "This is nested too deeply.");
  if (Array.isArray(value)) lookAtList(walk, value, path);
  else lookAtFields(walk, value, path);
}

function lookAtList(walk: Walk, list: readonly unknown[], path: readonly PropertyKey[]): void {
  // Before anything of it is touched: a list of a billion gaps takes no room until somebody counts them.
  if (list.length > MOST_ITEMS) {
    return add(walk, path, `At most ${many(MOST_ITEMS)} are accepted in one list, and here are ${many(list.length)}.`);
  }
  for (let place = 0; place < list.length; place += 1) {
    if (!(place in list)) return add(walk, path, "This list has gaps.");
    look(walk, list[place], [...path, place]);
  }
}

function lookAtFields(walk: Walk, fields: object, path: readonly PropertyKey[]): void {
  const names = Object.keys(fields);
  if (names.length > MOST_ITEMS) {
    return add(walk, path, `At most ${many(MOST_ITEMS)} fields are accepted in one group.`);
  }
  for (const name of names) {
    const place = [...path, name];
    if (SPECIAL_KEYS.has(name)) add(walk, place, "A field cannot have this name.");
    else look(walk, Reflect.get(fields, name), place);
  }
}

function add({ faults }: Walk, path: readonly PropertyKey[], message: string): void {
  if (faults.length < MOST_FAULTS) faults.push({ path: pathText(path), message });
}
