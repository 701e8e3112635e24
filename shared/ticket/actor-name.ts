import { assertNever } from "../kernel/assert-never.ts";
import type { Actor } from "./events.ts";

/** What to call whoever did it, in a sentence. */
export function nameOfActor(by: Actor): string {
  switch (by.kind) {
    case "person":
      return by.name;
    case "timer":
      return "the desk's timer";
    case "import":
      return `the import from ${by.source}`;
    default:
      return assertNever(by);
  }
}
