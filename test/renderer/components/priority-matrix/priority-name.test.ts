import { expect, test } from "vitest";
import { bareName, priorityName } from "../../../../renderer/components/priority-matrix/priority-name.ts";

test("a priority is named with its number once", () => {
  expect(priorityName({ id: "P1", name: "1 Mission Critical" })).toBe("P1 Mission Critical");
  expect(priorityName({ id: "P2", name: "2. High" })).toBe("P2 High");
  expect(priorityName({ id: "SR", name: "SR Standard" })).toBe("SR Standard");
  expect(priorityName({ id: "project", name: "Project SR" })).toBe("project Project SR");
  expect(priorityName({ id: "P3", name: "P3" })).toBe("P3");
  expect(bareName({ id: "P10", name: "1 First" })).toBe("1 First");
});
