import { describe, expect, test } from "vitest";
import { priorityDigits } from "../../../../renderer/components/priority-matrix/priority-digits.ts";
import { prioritiesFor } from "../../../../renderer/components/priority-matrix/priority-draft.ts";
import { TICKET_KINDS } from "../../../../shared/agreement/source.ts";
import { shortPriorityName } from "../../../../shared/words/priority-name.ts";
import { deskOf } from "../../../support/clock/fixtures.ts";

describe("the digit of a priority", () => {
  test.each(["stockport", "coventry", "calderdale", "columbia", "sips"] as const)(
    "is the one in its name, and no two of %s have the same",
    (name) => {
      const { agreement } = deskOf(name);
      for (const kind of TICKET_KINDS) {
        const priorities = prioritiesFor(agreement, kind);
        const digits = priorityDigits(priorities);
        expect(digits.size).toBe(Math.min(priorities.length, 10));
        expect(new Set(digits.values()).size).toBe(digits.size);
        for (const priority of priorities) {
          const said = /^P(\d)$/.exec(shortPriorityName(priority))?.[1];
          if (said !== undefined) expect(digits.get(priority.id)).toBe(said);
        }
      }
    },
  );

  test("of one above all that have a number is 0", () => {
    const { agreement } = deskOf("stockport");
    const [first] = prioritiesFor(agreement, "incident");
    expect(first?.id).not.toMatch(/\d/);
    expect(priorityDigits(prioritiesFor(agreement, "incident")).get(first?.id ?? "")).toBe("0");
  });
});
