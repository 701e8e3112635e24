import { describe, expect, test } from "vitest";
import { keyReader } from "../../../renderer/app/keyboard/key-reader.ts";

const BOUND = ["/", "?", ".", "a", "w", "g q", "q", "$mod+k", "$mod+Enter", "Alt+u", "Escape", "1", "Shift+j"].join(
  "\n",
);

interface Press {
  readonly key: string;
  readonly code: string;
  readonly held?: string;
}

let time = 0;
const typed = ({ key, code, held = "" }: Press): KeyboardEvent =>
  ({
    key,
    code,
    shiftKey: held.includes("Shift"),
    ctrlKey: held.includes("Control"),
    altKey: held.includes("Alt") && !held.includes("AltGraph"),
    metaKey: held.includes("Meta"),
    getModifierState: (name: string) => held.split("+").includes(name),
    isComposing: false,
    keyCode: 0,
    defaultPrevented: false,
    timeStamp: (time += 100),
    // Of an event the reader asks nothing else.
  }) as unknown as KeyboardEvent;

/** What each press completes, one after the other at one window. */
function read(...presses: readonly Press[]): readonly string[] {
  const reader = keyReader();
  return presses.map((press) => reader(typed(press), BOUND).join(" "));
}

describe("a sign goes by its character, whatever it takes to type it", () => {
  test.each([
    ["/", "on an American keyboard", { key: "/", code: "Slash" }],
    ["/", "on a German keyboard", { key: "/", code: "Digit7", held: "Shift" }],
    ["/", "on the keypad", { key: "/", code: "NumpadDivide" }],
    ["/", "with AltGr on Linux", { key: "/", code: "KeyQ", held: "AltGraph" }],
    ["/", "with AltGr on Windows", { key: "/", code: "KeyQ", held: "Control+Alt+AltGraph" }],
    ["?", "on an American keyboard", { key: "?", code: "Slash", held: "Shift" }],
    ["?", "on a German keyboard", { key: "?", code: "Minus", held: "Shift" }],
    [".", "on a French keyboard", { key: ".", code: "Comma", held: "Shift" }],
    ["1", "on a French keyboard with Shift", { key: "1", code: "Digit1", held: "Shift" }],
    ["1", "on a French keyboard without Shift", { key: "&", code: "Digit1" }],
    ["1", "on the keypad", { key: "1", code: "Numpad1" }],
  ] as const)("%s %s", (bound, _where, press) => {
    expect(read(press)).toEqual([bound]);
  });

  test("before it is the letter in whose place it lies", () => {
    expect(read({ key: "/", code: "KeyQ" })).toEqual(["/ q"]);
  });

  test("and is not its character with Ctrl", () => {
    expect(read({ key: "/", code: "Slash", held: "Control" }, { key: "!", code: "Digit1", held: "Shift" })).toEqual([
      "",
      "",
    ]);
  });
});

describe("a letter is the letter, and lies where a Latin keyboard has it where the layout has none", () => {
  test.each([
    ["a", "on a French keyboard, where it lies in Q's place", { key: "a", code: "KeyQ" }],
    ["a", "with the caps lock on", { key: "A", code: "KeyA" }],
    ["a", "Cyrillic", { key: "ф", code: "KeyA" }],
    ["a", "Greek", { key: "α", code: "KeyA" }],
    ["a", "Hebrew", { key: "ש", code: "KeyA" }],
    ["a", "Arabic", { key: "ش", code: "KeyA" }],
    ["w", "a sign in a letter's place of a Hebrew keyboard", { key: "'", code: "KeyW" }],
    ["$mod+k", "Cyrillic, with Ctrl", { key: "л", code: "KeyK", held: "Control" }],
    ["Alt+u", "Option on a Mac", { key: "¨", code: "KeyU", held: "Alt" }],
    ["Shift+j", "Cyrillic, with Shift", { key: "О", code: "KeyJ", held: "Shift" }],
  ] as const)("%s %s", (bound, _where, press) => {
    expect(read(press)).toEqual([bound]);
  });

  test("a French A is no Q, and a Dvorak comma no W once its letters were seen", () => {
    expect(read({ key: "q", code: "KeyA" })).toEqual(["q"]);
    expect(read({ key: "a", code: "KeyA" }, { key: ",", code: "KeyW" })).toEqual(["a", ""]);
  });

  test("a pair is read as its presses are", () => {
    expect(read({ key: "п", code: "KeyG" }, { key: "й", code: "KeyQ" })).toEqual(["", "g q q"]);
    expect(read({ key: "g", code: "KeyG" }, { key: "g", code: "KeyG" }, { key: "q", code: "KeyQ" })).toEqual([
      "",
      "",
      "g q q",
    ]);
  });

  test("a pair is none when something else or a second comes between, and is one over a modifier", () => {
    expect(read({ key: "g", code: "KeyG" }, { key: "a", code: "KeyA" }, { key: "q", code: "KeyQ" })).toEqual([
      "",
      "a",
      "q",
    ]);
    const reader = keyReader();
    reader(typed({ key: "g", code: "KeyG" }), BOUND);
    time += 1_500;
    expect(reader(typed({ key: "q", code: "KeyQ" }), BOUND)).toEqual(["q"]);
    expect(
      read({ key: "g", code: "KeyG" }, { key: "Shift", code: "ShiftLeft", held: "Shift" }, { key: "q", code: "KeyQ" }),
    ).toEqual(["", "", "g q q"]);
  });
});

test("named keys are their names", () => {
  expect(
    read(
      { key: "Escape", code: "Escape" },
      { key: "Enter", code: "Enter", held: "Control" },
      { key: "Enter", code: "Enter" },
      { key: "Dead", code: "KeyA" },
    ),
  ).toEqual(["Escape", "$mod+Enter", "", ""]);
});
