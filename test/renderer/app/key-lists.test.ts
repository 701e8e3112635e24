import { expect, test } from "vitest";
import { keyLists } from "../../../renderer/app/keyboard/key-lists.ts";
import { type Action, createActionStore, register } from "../../../renderer/stores/action-registry.ts";

const action = (id: string, area: string, keys: readonly string[], more: Partial<Action> = {}): Action => ({
  id,
  label: id,
  area,
  keys,
  run: () => undefined,
  ...more,
});

/** A frame, its queue, and a ticket opened over or beside it. */
function registry() {
  const store = createActionStore();
  register(store, [action("new", "Anywhere", ["n"])]);
  register(store, [
    action("list in order", "Queue", ["r"]),
    action("previous", "Queue", ["k"], { keysInPlace: ["ArrowUp"] }),
    action("search", "Queue", ["/"]),
  ]);
  register(store, [action("resume", "Ticket", ["r"]), action("confirm", "Ticket", ["k"])]);
  return store.getState();
}

const shown = (focused: string | null, reachable: readonly string[]): readonly string[] =>
  keyLists(registry(), { focused, reachable }).map(
    ({ heading, lines }) =>
      `${heading}: ${lines.map(({ action: { label }, keys }) => `${label} ${keys.join(" ")}`).join(", ")}`,
  );

test("a ticket over the queue lists its own keys first, and no key twice", () => {
  expect(shown("Ticket", ["Ticket"])).toEqual([
    "Ticket: resume r, confirm k",
    "Anywhere: new n",
    "Queue: previous ArrowUp, search /",
  ]);
});

test("beside the queue it also says what the same keys do there", () => {
  expect(shown("Ticket", ["Queue", "Ticket"])).toEqual([
    "Ticket: resume r, confirm k",
    "Anywhere: new n",
    "Queue: previous ArrowUp, search /",
    "Queue, while the focus is there: list in order r, previous k",
  ]);
});

test("with the focus in the list it is the other way round", () => {
  expect(shown("Queue", ["Queue", "Ticket"])).toEqual([
    "Queue: list in order r, previous k ArrowUp, search /",
    "Anywhere: new n",
    "Ticket, while the focus is there: resume r, confirm k",
  ]);
});

test("with the focus nowhere what was opened last wins", () => {
  expect(shown(null, [])[0]).toBe("Ticket: resume r, confirm k");
});
