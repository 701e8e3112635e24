import { expect, test } from "vitest";
import { openMeeting, presentSeats } from "../../../shared/change/board/board.ts";
import { type BoardCommand, boardActions } from "../../../shared/change/board/board-actions.ts";
import { type BoardEvent, boardEvents, boardKind } from "../../../shared/change/board/board-events.ts";
import { asId } from "../../../shared/kernel/ids.ts";
import { foldRecord } from "../../../shared/kernel/record-kind.ts";
import { expectOk, type Result } from "../../../shared/kernel/result.ts";
import { idOf, maya, okafor, terms, webb } from "../../support/change/change-scene.ts";
import { base, DAY, kept, NOW } from "../../support/change/kept-events.ts";

function board(events: readonly BoardEvent[], at: number, { type, ...input }: BoardCommand) {
  const state = foldRecord(boardKind, events).state;
  const action = boardActions[type];
  return {
    state,
    answer: action.decide(state, action.input.parse(input) as never, base(at, events.length)) as Result<
      readonly BoardEvent[],
      { kind: string }
    >,
  };
}
const grow = (events: readonly BoardEvent[], at: number, command: BoardCommand) => [
  ...events,
  ...kept(boardEvents, expectOk(board(events, at, command).answer, command.type)),
];
const refusal = (events: readonly BoardEvent[], at: number, command: BoardCommand) => {
  const { answer } = board(events, at, command);
  return answer.ok ? null : answer.error.kind;
};
const setUp = {
  type: "SetUpBoard",
  name: "e-CAB",
  kind: "standing",
  rulesId: "stockport",
  document: "e-cab",
  drawsFrom: null,
  terms,
} as const;
const seat = (person: typeof maya, role: "chair" | "member" | "secretary" = "member") =>
  ({ type: "SeatMember", person: idOf(person), role, area: null, isRequired: false }) as const;

test("a board is set up, its members seated and a substitute named for some days", () => {
  let events = grow([], NOW, setUp);
  events = grow(events, NOW, seat(maya, "chair"));
  events = grow(events, NOW, seat(okafor));
  expect(refusal(events, NOW, seat(webb, "chair"))).toBe("ChairIsTaken");
  expect(refusal(events, NOW, seat(okafor))).toBe("SitsThereAlready");
  const before = foldRecord(boardKind, events).state;
  if (before.status === "none") throw new Error("No board");
  const seatId = asId<"seat">(before.seats[1]?.seatId ?? "");
  events = grow(events, NOW, { type: "NameSeatSubstitute", seatId, person: idOf(webb), from: NOW, until: NOW + DAY });
  expect(
    refusal(events, NOW, { type: "NameSeatSubstitute", seatId, person: idOf(okafor), from: NOW, until: NOW + DAY }),
  ).toBe("OwnSubstitute");
  expect(foldRecord(boardKind, events).state).toMatchObject({ seats: [{}, { substitutes: [{ person: "webb" }] }] });
  events = grow(events, NOW + 1, { type: "WithdrawSeatSubstitute", seatId, person: idOf(webb) });
  expect(foldRecord(boardKind, events).state).toMatchObject({ seats: [{}, { substitutes: [{ until: NOW + 1 }] }] });
});

test("an emergency board says which board it takes its members from", () => {
  expect(refusal([], NOW, { ...setUp, kind: "emergency" })).toBe("EmergencyBoardDrawsFromNone");
});

test("a meeting goes through its agenda, with who was there and how long each took on record", () => {
  let events = grow(grow(grow([], NOW, setUp), NOW, seat(maya, "chair")), NOW, seat(okafor));
  events = grow(events, NOW, { type: "OpenMeeting", agenda: [asId<"change">("c1"), asId<"change">("c2")] });
  expect(refusal(events, NOW, { type: "OpenMeeting", agenda: [asId<"change">("c1")] })).toBe("MeetingIsOn");
  expect(refusal(events, NOW, { type: "TurnTo", changeId: asId<"change">("c9") })).toBe("NotOnTheAgenda");
  const state = foldRecord(boardKind, events).state;
  if (state.status === "none") throw new Error("No board");
  const seatId = asId<"seat">(state.seats[0]?.seatId ?? "");
  events = grow(events, NOW + 1, { type: "NoteAttendance", seatId, isPresent: true });
  events = grow(events, NOW + 2, { type: "TurnTo", changeId: asId<"change">("c1") });
  events = grow(events, NOW + 9, { type: "TurnTo", changeId: asId<"change">("c2") });
  events = grow(events, NOW + 9, { type: "NoteInMeeting", changeId: null, text: "Next time in the town hall." });
  events = grow(events, NOW + 20, { type: "CloseMeeting" });
  const after = foldRecord(boardKind, events).state;
  if (after.status === "none") throw new Error("No board");
  expect(openMeeting(after)).toBeNull();
  const [meeting] = after.meetings;
  expect(meeting).toMatchObject({
    closedAt: NOW + 20,
    turns: [
      { changeId: "c1", at: NOW + 2 },
      { changeId: "c2", at: NOW + 9 },
    ],
  });
  expect(meeting && presentSeats(meeting)).toEqual([seatId]);
});
