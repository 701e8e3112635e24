import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { type RequestName, requests } from "../../shared/contract/contract.ts";
import { ask, CALL, setUp } from "../support/ticket/calls.ts";
import type { Bench } from "./bench.ts";

const REQUESTS_WITHOUT_INPUT: readonly RequestName[] = [
  "desk.status",
  "agreement.list",
  "view.list",
  "import.status",
  "timers.check",
];

/** What a screen could never send by its types arrives all the same from elsewhere. */
const untyped = (input: unknown): Record<string, never> => input as Record<string, never>;

/** How a host answers what it is asked, well or badly. */
export function askingSuite(bench: Bench): void {
  describe("asking", () => {
    test("a new desk says that nobody is here yet", async () => {
      const status = await ask(bench.bridge, "desk.status", {});
      expect(status).toMatchObject({ isSetUp: false, people: [], position: 0, productVersion: "0.0.0-test" });
    });

    test.each(REQUESTS_WITHOUT_INPUT)("%s needs no input and answers", async (name) => {
      expect(await bench.bridge.request(name, {})).toMatchObject({ ok: true });
    });

    test.each(Object.keys(requests))("%s answers nonsense with places and sentences", async (name) => {
      const answer = await bench.bridge.request(name as "desk.status", untyped({ nonsense: 1 }));
      if (answer.ok || answer.error.kind !== "invalid") throw new Error(`answered ${JSON.stringify(answer)}`);
      expect(answer.error.faults.map(({ path }) => path)).toContain("nonsense");
      for (const { message } of answer.error.faults) expect(message).toMatch(/^[A-Z].*[.]$/);
    });

    test.each([[null], ["text"], [7], [[]], [undefined]])(
      "%j in place of an input is answered, not dropped",
      async (input) => {
        const answer = await bench.bridge.request("desk.status", untyped(input));
        expect(answer).toMatchObject({ ok: false, error: { kind: "invalid" } });
      },
    );

    test.each(["nope", "", "__proto__", "constructor", "toString", "../desk.status"])(
      "a request nobody knows (%j) is answered",
      async (name) => {
        expect((await bench.bridge.request(name as "desk.status", {})).ok).toBe(false);
      },
    );

    test("a field named like a part of the language is refused wherever it hides", async () => {
      await setUp(bench.bridge);
      const command = JSON.parse(
        JSON.stringify(CALL).replace('"school":', '"__proto__":{"isAdmin":true},"school":'),
      ) as typeof CALL;
      const input = { commandId: randomUUID(), ticketId: randomUUID(), command };
      const answer = await bench.bridge.request("ticket.command", input);
      expect(answer).toMatchObject({ ok: false, error: { kind: "invalid" } });
      expect(JSON.stringify(answer)).toContain("command.answers.__proto__");
      expect(Reflect.get({}, "isAdmin")).toBeUndefined();
    });
  });
}
