import { describe, expect, test } from "vitest";
import { inputFaults } from "../../../electron/core/input-faults.ts";
import { shapeFaults } from "../../../electron/core/input-shape.ts";
import { requests } from "../../../shared/contract/contract.ts";
import { CALL } from "../../support/ticket/calls.ts";

const parse = (text: string): unknown => JSON.parse(text);

describe("what is wrong with an input, in places and sentences", () => {
  const faultsOf = (name: keyof typeof requests, input: unknown) => {
    const parsed = requests[name].input.safeParse(input);
    return parsed.success ? [] : inputFaults(parsed.error.issues);
  };

  test("every fault is told at once, each where it is", () => {
    const command = { ...CALL, summary: "", caller: { name: "" }, nonsense: 1 };
    const faults = faultsOf("ticket.command", { commandId: "x", ticketId: "y", command });
    expect(faults.map(({ path }) => path)).toEqual(
      expect.arrayContaining(["commandId", "ticketId", "command.summary", "command.caller.name", "command.nonsense"]),
    );
  });

  test("sentences are for people: no type names, no library words", () => {
    const faults = [
      ...faultsOf("queue.list", { filter: { view: "odd", agreements: "x", text: 7 }, offset: -1, limit: 1e9 }),
      ...faultsOf("ticket.command", {}),
      ...faultsOf("draft.save", { subject: "no", form: "No!", fields: null }),
    ];
    expect(faults.length).toBeGreaterThan(8);
    for (const { message } of faults) {
      expect(message).toMatch(/^[A-Z].*[.]$/);
      expect(message).not.toMatch(/invalid|expected string|undefined|NaN|ZodError|regex/i);
    }
  });

  test("an unknown command is one fault, at its type, and not a list of everything it might have been", () => {
    const input = { commandId: crypto.randomUUID(), ticketId: crypto.randomUUID() };
    expect(faultsOf("ticket.command", { ...input, command: { type: "Explode" } })).toEqual([
      { path: "command.type", message: expect.stringMatching(/^[A-Z].*[.]$/) },
    ]);
  });
});

describe("fields named like parts of the language", () => {
  test.each([
    ['{"__proto__":{"isAdmin":true}}', "__proto__"],
    ['{"command":{"answers":{"__proto__":"x"}}}', "command.answers.__proto__"],
    ['{"list":[{},{"constructor":{"prototype":{}}}]}', "list[1].constructor"],
    ['{"a":{"prototype":1}}', "a.prototype"],
    ['{"\\u005f\\u005fproto\\u005f\\u005f":1}', "__proto__"],
  ])("%s is refused by its place", (text, path) => {
    expect(shapeFaults(parse(text))).toEqual([{ path, message: "A field cannot have this name." }]);
  });

  test("without this check the schema would drop one in silence and accept the rest", () => {
    const command = parse(JSON.stringify(CALL).replace('"answers":{', '"answers":{"__proto__":"x",'));
    const input = { commandId: crypto.randomUUID(), ticketId: crypto.randomUUID(), command };
    expect(requests["ticket.command"].input.safeParse(input).success).toBe(true);
    expect(shapeFaults(input)).toHaveLength(1);
  });

  test("their names as text are text", () => {
    expect(shapeFaults({ text: "__proto__", list: ["constructor"] })).toEqual([]);
  });

  test("an input without an end to its depth is refused, not followed", () => {
    const deep = parse(`${"[".repeat(100_000)}${"]".repeat(100_000)}`);
    expect(shapeFaults(deep)).toMatchObject([{ message: "This is nested too deeply." }]);
    const ring: { self?: unknown } = {};
    ring.self = ring;
    expect(shapeFaults(ring)).toHaveLength(1);
  });
});
