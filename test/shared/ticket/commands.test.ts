import { describe, expect, test } from "vitest";
import { TicketCommand } from "../../../shared/ticket/commands.ts";
import { log } from "./scene.ts";

const sentences = (command: unknown) => {
  const parsed = TicketCommand.safeParse(command);
  return parsed.success ? [] : parsed.error.issues.map((issue) => issue.message);
};
const note = (text: unknown) => ({ type: "AddNote", text });

describe("text that is typed or pasted", () => {
  test("is trimmed, keeps its lines and tabs, and has one kind of line end", () => {
    expect(TicketCommand.parse(note("  one\r\n\ttwo\rthree \n"))).toEqual(note("one\n\ttwo\nthree"));
  });

  test("of one line has its line breaks made spaces", () => {
    expect(TicketCommand.parse(log({ summary: " No\r\ninternet\t" }))).toMatchObject({ summary: "No internet" });
  });

  test("is refused when empty, too long, or holding what cannot be seen", () => {
    expect(sentences(note(" \n "))).toEqual(["The note is empty: write a few words."]);
    expect(sentences(note("x".repeat(20_000)))).toEqual([]);
    expect(sentences(note("x".repeat(20_001)))).toEqual(["The note is too long: at most 20,000 characters."]);
    for (const hidden of ["\u0000", "\u0007", "\u001b", "\u007f", "\u0085", "\ud800"]) {
      expect(sentences(note(`a${hidden}b`))).toEqual([
        "The note holds an invisible control character: type it again instead of pasting.",
      ]);
    }
    expect(sentences(log({ summary: "" }))).toEqual(["The summary is empty: write a few words."]);
    expect(sentences(log({ summary: "x".repeat(200) }))).toEqual([]);
    expect(sentences(log({ summary: "x".repeat(201) }))).toEqual(["The summary is too long: at most 200 characters."]);
  });

  test("in any writing is kept as it is", () => {
    const text = "Привет 日本 café 👩‍🏫";
    expect(TicketCommand.parse(note(text))).toEqual(note(text));
  });
});

describe("a call", () => {
  const proposal = { impact: null, urgency: null, callerSays: "", callerWants: null };

  test("is agreed or disputed, not both", () => {
    const agreed = { agreedWith: "Sam", how: "by-phone" } as const;
    expect(sentences(log({ agreed, disputed: true, proposal: { ...proposal, callerWants: "P1" } }))).toEqual([
      "A priority is either agreed or disputed, not both.",
    ]);
  });

  test("that is disputed says what the caller wants", () => {
    for (const given of [{}, { proposal }]) {
      expect(sentences(log({ disputed: true, ...given }))).toEqual([
        "A disputed priority needs the priority the caller wants.",
      ]);
    }
  });

  test("with a field nobody asked for is refused, not half understood", () => {
    expect(sentences({ ...log(), priorty: "P1" })).toHaveLength(1);
  });
});

test("a resolution says fix or workaround, and what was done", () => {
  expect(sentences({ type: "ResolveTicket", how: "fix", text: "" })).toEqual([
    "What was done is empty: write a few words.",
  ]);
  expect(sentences({ type: "ResolveTicket", how: "no-response", text: "x" })).toHaveLength(1);
});

test("an assignment names an owner or a team", () => {
  expect(sentences({ type: "AssignTicket" })).toEqual(["Choose an owner or a team."]);
});

test("a moment is a whole number of milliseconds between 1970 and 2200", () => {
  const revise = (deadlineAt: unknown) => ({
    type: "ReviseDeadline",
    deadlineAt,
    agreedWith: "Sam",
    how: "by-phone",
    reason: "x",
  });
  expect(sentences(revise(Date.UTC(2026, 1, 1)))).toEqual([]);
  expect(sentences(revise(-1))).toEqual(["The new deadline lies before 1970."]);
  expect(sentences(revise(Date.UTC(2201, 0, 2)))).toEqual(["The new deadline lies after the year 2200."]);
  for (const no of [Number.NaN, 1.5, "2026-01-01", null]) {
    expect(sentences(revise(no))).toEqual(["The new deadline is not a moment in time."]);
  }
});

test("an unknown command is answered in words", () => {
  for (const unknown of [{ type: "Explode" }, {}]) {
    expect(sentences(unknown)).toEqual([
      "This is nothing that can be asked of a ticket: update Deskwatch on this computer.",
    ]);
  }
  expect(sentences(null)).toHaveLength(1);
});
