import { expect, test } from "vitest";
import { matchingActions } from "../../../renderer/app/keyboard/match-actions.ts";
import { keyText } from "../../../renderer/components/key-hint.tsx";
import {
  type Action,
  availableActions,
  createActionStore,
  register,
} from "../../../renderer/stores/action-registry.ts";

const action = (id: string, changes: Partial<Action> = {}): Action => ({
  id,
  label: `Do ${id}`,
  area: "Queue",
  keys: [],
  run: () => undefined,
  ...changes,
});
const ids = (actions: readonly Action[]): string[] => actions.map(({ id }) => id);

test("the latest registered come first, and leave when their screen does", () => {
  const store = createActionStore();
  register(store, [action("a"), action("b")]);
  const leave = register(store, [action("c")]);
  expect(ids(availableActions(store.getState()))).toEqual(["c", "a", "b"]);
  leave();
  expect(ids(availableActions(store.getState()))).toEqual(["a", "b"]);
});

test("what cannot be done now is left out, and each id is there once", () => {
  const store = createActionStore();
  register(store, [action("a", { label: "old" }), action("b", { when: () => false })]);
  register(store, [action("a", { label: "new" })]);
  expect(availableActions(store.getState()).map(({ label }) => label)).toEqual(["new"]);
});

test("commands are found by the beginnings of their words first, and every word must be found", () => {
  const actions = [
    action("assign", { label: "Assign the selected ticket" }),
    action("design", { label: "Redesign something" }),
    action("theme", { label: "Use the dark theme", area: "Appearance" }),
    action("next", { label: "Next ticket", isKeyOnly: true }),
  ];
  expect(ids(matchingActions(actions, "sig"))).toEqual(["assign", "design"]);
  expect(ids(matchingActions(actions, "ass"))).toEqual(["assign"]);
  expect(ids(matchingActions(actions, "dark app"))).toEqual(["theme"]);
  expect(ids(matchingActions(actions, "next"))).toEqual([]);
  expect(ids(matchingActions(actions, "ticket dark"))).toEqual([]);
});

test("keys are written as people say them", () => {
  expect(keyText("$mod+k")).toBe("Ctrl K");
  expect(keyText("g q")).toBe("G then Q");
  expect(keyText("ArrowDown")).toBe("↓");
  expect(keyText("Escape")).toBe("Esc");
});
