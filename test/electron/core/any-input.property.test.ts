import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type RequestName, requests } from "../../../shared/contract/contract.ts";
import { openWorkingDesk, type WorkingDesk } from "../../support/core/bridge.ts";
import { CALL } from "../../support/ticket/calls.ts";

const RUNS = process.env["DESKWATCH_NIGHTLY"] === "1" ? 20_000 : 1_500;

/** Inputs that are right, from which one field at a time is spoiled. */
const samples = (actor: string): Partial<Record<RequestName, Record<string, unknown>>> => ({
  "desk.setUp": { agreements: ["stockport"], person: "Asha", team: "Desk", sites: [] },
  "people.add": { name: "Ben", team: "Field" },
  "agreement.use": { agreements: ["stockport"] },
  "queue.list": { filter: { text: "printer", sites: ["x"] }, offset: 0, limit: 10 },
  "queue.rows": { ids: ["a"] },
  "queue.excerpts": { ids: ["a"], text: "a" },
  "queue.counts": { filter: { me: actor } },
  "view.save": { id: "v", name: "Mine", filter: { view: "mine" } },
  "view.remove": { id: "v" },
  "ticket.open": { id: "t" },
  "ticket.find": { reference: "ST-4K7-2MX" },
  "ticket.similar": { text: "printer", site: "" },
  "ticket.command": { commandId: randomUUID(), ticketId: randomUUID(), command: CALL, expectedVersion: 0 },
  "draft.list": { subject: "call" },
  "draft.save": { subject: randomUUID(), form: "note", fields: "{}" },
  "draft.discard": { subject: randomUUID(), form: "note" },
});

/** Text as people paste it and as nobody should send it. */
const text = fc.oneof(
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.string({ unit: "grapheme", maxLength: 40 }),
  fc.constantFrom(
    "",
    " ",
    "\u0000",
    "\ud800",
    "\u202e",
    "'; DROP TABLE event; --",
    '"',
    "*",
    "NEAR/2",
    "a".repeat(600),
  ),
);
const value = fc.oneof(
  { weight: 3, arbitrary: text },
  { weight: 1, arbitrary: fc.array(text, { maxLength: 3 }) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
  { weight: 1, arbitrary: fc.constantFrom(-1, 0, 1.5, 1e308, Number.MAX_SAFE_INTEGER, null, undefined, true) },
);

/** A copy of `input` in which the field at one place has another value. */
function spoiled(input: unknown, steps: readonly number[], replacement: unknown): unknown {
  if (typeof input !== "object" || input === null || Object.keys(input).length === 0) return replacement;
  const [step = 0, ...rest] = steps;
  if (rest.length === 0 && step % 5 === 0) return replacement;
  const keys = Object.keys(input);
  const key = keys[step % keys.length] ?? "";
  const copy: Record<string, unknown> = { ...input };
  copy[key] = spoiled(copy[key], rest, replacement);
  return Array.isArray(input) ? Object.values(copy) : copy;
}

let desk: WorkingDesk;
beforeAll(async () => {
  desk = await openWorkingDesk();
  await desk.log("stockport", "P2");
});
afterAll(() => desk.close());

test("whatever is sent, it is answered: with a value or with a sentence, and never with a bug", async () => {
  const names = fc.constantFrom(...(Object.keys(requests) as RequestName[])); // the table's own keys
  const places = fc.array(fc.nat({ max: 40 }), { minLength: 1, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(names, value, places, async (name, replacement, steps) => {
      const sample = samples("somebody")[name] ?? {};
      for (const input of [replacement, spoiled(sample, steps, replacement)]) {
        const answer = await desk.core.handle(name, input, { host: "browser", connection: "a window" });
        if (answer.ok) continue;
        expect(answer.error.kind, JSON.stringify({ name, input, answer, logged: desk.logged.at(-1) })).not.toBe(
          "fault",
        );
        expect(answer.error.message).toMatch(/[.)]$/);
      }
    }),
    { numRuns: RUNS },
  );
}, 120_000);
