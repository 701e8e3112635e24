import { expect, test } from "vitest";
import type { Connection } from "../../../../renderer/client/client.ts";
import { refusalWords } from "../../../../renderer/stores/forms/refusal-words.ts";

const at = (state: Connection) => ({ connection: { get: () => state, subscribe: () => () => undefined } });

test("where nobody answered, the button to press again is named", () => {
  const refusal = { kind: "unavailable", message: "No answer." } as const;
  expect(refusalWords(at("offline"), refusal, "Agreed by phone")).toContain(
    "Press Agreed by phone again when it does.",
  );
});

test("what the desk itself said is said in its own words", () => {
  const full = { kind: "unavailable", message: "The disk is full, so nothing was stored." } as const;
  expect(refusalWords(at("online"), full, "Resolve")).toBe(full.message);
  const locked = { kind: "forbidden", message: "This window has no key to the desk." } as const;
  expect(refusalWords(at("locked"), locked, "Resolve")).toBe(locked.message);
});
