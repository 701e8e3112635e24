import { expect, test } from "vitest";
import { bareName, priorityName, shortPriorityName } from "../../../shared/words/priority-name.ts";

test("a priority is named with its number once", () => {
  expect(priorityName({ id: "P1", name: "1 Mission Critical" })).toBe("P1 Mission Critical");
  expect(priorityName({ id: "P2", name: "2. High" })).toBe("P2 High");
  expect(priorityName({ id: "SR", name: "SR Standard" })).toBe("SR Standard");
  expect(priorityName({ id: "P3", name: "P3" })).toBe("P3");
  expect(bareName({ id: "P10", name: "1 First" })).toBe("1 First");
});

test("what joins a number to its name goes with the number", () => {
  expect(bareName({ id: "P1", name: "P1 - Major" })).toBe("Major");
  expect(bareName({ id: "Critical", name: "Critical (Major Incident)" })).toBe("(Major Incident)");
  expect(priorityName({ id: "P4-consultancy", name: "P4 - Low: project and consultancy" })).toBe(
    "P4-consultancy Low: project and consultancy",
  );
});

test("a name that is only the number in other words is not said again", () => {
  expect(priorityName({ id: "P1", name: "Priority 1" })).toBe("P1");
  expect(priorityName({ id: "P2", name: "Priority Two" })).toBe("P2");
});

test("a key that nobody says is never shown: the name stands for it", () => {
  expect(priorityName({ id: "project", name: "Project SR" })).toBe("Project SR");
  expect(shortPriorityName({ id: "pay-as-you-use", name: "Pay-as-you-use" })).toBe("Pay-as-you-use");
  expect(shortPriorityName({ id: "P1", name: "Priority 1" })).toBe("P1");
});
