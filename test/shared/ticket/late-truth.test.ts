import { describe, expect, test } from "vitest";
import { asId } from "../../../shared/kernel/ids.ts";
import { foldRecord } from "../../../shared/kernel/record-kind.ts";
import { type TicketEvent, ticketKind } from "../../../shared/ticket/events.ts";
import { jo, logged, pause, resolve, type Scene, timer } from "./scene.ts";

/** The story as it stands once somebody tells late what had happened at a moment: events in the order of the fold. */
function withLateTruth({ events }: Scene, truth: TicketEvent) {
  const inOrder = [...events, truth].toSorted((one, other) => one.at - other.at);
  const { state, struck } = foldRecord(ticketKind, inOrder);
  return { state, struck: [...struck].map((index) => inOrder[index]?.type) };
}

const fixWarning = (scene: Scene, local: string, dueLocal: string) =>
  ({
    type: "RecordThreshold",
    promise: "fix",
    percent: 100,
    thresholdAt: scene.moment(local),
    dueAt: scene.moment(dueLocal),
    to: ["owner"],
    isLate: false,
  }) as const;

describe("a warning of a timer, once somebody told what it did not know", () => {
  const call = logged("coventry", "2026-09-14T09:00");
  const warned = call.step("2026-09-14T13:01", fixWarning(call, "2026-09-14T13:00", "2026-09-14T13:00"), timer);
  const meta = (local: string) => ({ at: call.moment(local), by: jo });
  const started = (kind: "third-party" | "customer"): TicketEvent => ({
    type: "WaitStarted",
    waitId: asId("w9"),
    kind,
    reason: "Line fault",
    party: "The provider",
    expectedAt: null,
    customerTold: true,
    approvedBy: null,
    ...meta("2026-09-14T11:00"),
  });

  test("stands after a note, and after a wait that stops no clock of its promise", () => {
    const note: TicketEvent = { type: "NoteAdded", text: "Tried a restart", ...meta("2026-09-14T11:00") };
    for (const truth of [note, started("customer")]) {
      expect(withLateTruth(warned, truth)).toMatchObject({ struck: [], state: { thresholds: [{ promise: "fix" }] } });
    }
  });

  test("counts for nothing after a wait that moved the due instant", () => {
    const { struck, state } = withLateTruth(warned, started("third-party"));
    expect(struck).toEqual(["ThresholdReached"]);
    expect(state).toMatchObject({ thresholds: [] });
  });

  test("counts for nothing after another priority or another deadline", () => {
    const changed: TicketEvent = {
      type: "PriorityChanged",
      from: "P2",
      to: "P3",
      reason: "x",
      ...meta("2026-09-14T12:00"),
    };
    const revised: TicketEvent = {
      type: "DeadlineRevised",
      deadlineAt: call.moment("2026-09-20T12:00"),
      agreedWith: "Sam",
      how: "by-phone",
      reason: "part",
      ...meta("2026-09-14T12:00"),
    };
    expect(withLateTruth(warned, changed).struck).toEqual(["ThresholdReached"]);
    expect(withLateTruth(warned, revised).struck).toEqual(["ThresholdReached"]);
  });

  test("counts for nothing where the ticket had been resolved before", () => {
    const done: TicketEvent = { type: "TicketResolved", how: "fix", text: "Done", ...meta("2026-09-14T12:00") };
    expect(withLateTruth(warned, done).struck).toEqual(["ThresholdReached"]);
  });

  test("of a response counts for nothing where the customer had been contacted", () => {
    const response = { ...fixWarning(call, "2026-09-14T09:30", "2026-09-14T09:30"), promise: "response" } as const;
    const late = call.step("2026-09-14T09:31", response, timer);
    const contact: TicketEvent = {
      type: "CustomerContacted",
      how: "by phone",
      text: "Hello",
      ...meta("2026-09-14T09:10"),
    };
    expect(withLateTruth(late, contact).struck).toEqual(["ThresholdReached"]);
  });
});

describe("what the agreement does by itself, once somebody told what it did not know", () => {
  test("closing by time counts for nothing where the ticket had been reopened, or resolved anew", () => {
    const resolved = logged("stockport", "2026-06-08T10:00").step("2026-06-08T11:00", resolve);
    const closed = resolved.step("2026-06-11T11:00", { type: "CloseAfterTime" }, timer);
    const at = closed.moment("2026-06-09T11:00");
    expect(withLateTruth(closed, { type: "TicketReopened", reason: "Again", at, by: jo })).toMatchObject({
      struck: ["TicketClosed"],
      state: { status: "open" },
    });
    expect(withLateTruth(closed, { type: "TicketResolved", how: "fix", text: "Anew", at, by: jo })).toMatchObject({
      struck: ["TicketClosed"],
      state: { status: "resolved" },
    });
    expect(withLateTruth(closed, { type: "NoteAdded", text: "x", at, by: jo })).toMatchObject({
      struck: [],
      state: { status: "closed" },
    });
  });

  test("resolving for want of an answer counts for nothing where one had come, or the customer had been reached", () => {
    const waiting = logged("coventry", "2026-09-14T09:00").step("2026-09-14T10:00", pause());
    const resolved = waiting.step("2026-09-17T10:00", { type: "ResolveWithoutAnswer" }, timer);
    expect(resolved.state).toMatchObject({ status: "resolved" });
    const at = resolved.moment("2026-09-16T10:00");
    expect(
      withLateTruth(resolved, { type: "WaitEnded", waitId: asId("w1"), outcome: "Room 4", at, by: jo }),
    ).toMatchObject({
      struck: ["WaitEnded", "TicketResolved"],
      state: { status: "open", waits: [] },
    });
    expect(withLateTruth(resolved, { type: "UpdateSent", phase: "progress", text: "?", at, by: jo })).toMatchObject({
      struck: ["WaitEnded", "TicketResolved"],
      state: { status: "open", waits: [{ waitId: "w1" }] },
    });
  });

  test("and closing with it, where the agreement closes at once", () => {
    const waiting = logged("columbia", "2026-09-14T09:00").step("2026-09-14T10:00", pause({ kind: "customer" }));
    const told = ["2026-09-15T10:00", "2026-09-16T10:00"].reduce(
      (scene, local) => scene.step(local, { type: "SendUpdate", phase: "progress", text: "Which room?" }),
      waiting,
    );
    const closed = told.step("2026-09-17T10:00", { type: "ResolveWithoutAnswer" }, timer);
    expect(closed.state).toMatchObject({ status: "closed" });
    const at = closed.moment("2026-09-16T12:00");
    const answered: TicketEvent = { type: "WaitEnded", waitId: asId("w1"), outcome: "Room 4", at, by: jo };
    expect(withLateTruth(closed, answered)).toMatchObject({
      struck: ["WaitEnded", "TicketResolved", "TicketClosed"],
      state: { status: "open" },
    });
  });
});
