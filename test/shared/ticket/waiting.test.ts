import { describe, expect, test } from "vitest";
import { asId } from "../../../shared/kernel/ids.ts";
import { whoseMove } from "../../../shared/ticket/whose-move.ts";
import { HELP_DESK, logged, pause, resolve, timer } from "./scene.ts";

const LOGGED = "2026-06-08T10:00";
const NOW = "2026-06-08T11:00";

describe("waiting begins", () => {
  test("under Calderdale's Hold with approval only (CAL-21)", () => {
    const open = logged("calderdale", LOGGED, { priority: "P3" });
    const hold = pause({ kind: "hold", reason: "Under warranty with the maker" });
    expect(open.refusal(NOW, hold)).toMatchObject({ kind: "WaitNeedsMore", message: '"Hold" needs who approved it.' });
    expect(open.step(NOW, { ...hold, approvedBy: HELP_DESK }).state).toMatchObject({
      waits: [{ kind: "hold", approvedBy: HELP_DESK }],
    });
    expect(open.refusal(NOW, { ...hold, approvedBy: asId("p-engineer") })).toMatchObject({
      kind: "ApproverNotAllowed",
      message: '"Hold" is approved by an analyst or a team leader, and Ann is neither. Choose who approved it.',
    });
  });

  test("with a third party under Coventry when the customer was told and a date is known (COV-63)", () => {
    const open = logged("coventry", LOGGED);
    const third = pause({ kind: "third-party", party: "BT" });
    expect(open.refusal(NOW, third)).toMatchObject({
      kind: "WaitNeedsMore",
      message: '"With a third party" needs when an answer is likely, and that the customer was told.',
    });
    const expectedAt = open.moment("2026-06-10T12:00");
    const waiting = open.step(NOW, { ...third, expectedAt, customerTold: true });
    expect(waiting.state).toMatchObject({ waits: [{ kind: "third-party", expectedAt }] });
    expect(whoseMove(waiting.state)).toBe("third-party");
  });

  test("without any of that where another tool recorded it: its history is kept as it is", () => {
    const by = { kind: "import", id: asId<"import">("i1") } as const;
    const held = logged("calderdale", LOGGED, { priority: "P3" }).step(NOW, pause({ kind: "hold" }), by);
    expect(held.state).toMatchObject({ waits: [{ kind: "hold", approvedBy: null }] });
    const third = logged("coventry", LOGGED).step(NOW, pause({ kind: "third-party" }), by);
    expect(third.state).toMatchObject({ waits: [{ kind: "third-party", expectedAt: null, customerTold: false }] });
  });

  test("for parts under Columbia with the order details noted (CPS-30)", () => {
    const open = logged("columbia", LOGGED);
    const parts = pause({ kind: "parts", reason: "Parts from the vendor" });
    expect(open.refusal(NOW, parts)).toMatchObject({ kind: "WaitNeedsMore" });
    const noted = open.step(NOW, { ...parts, note: "Order 4711, two disks" });
    expect(noted.events.slice(-2).map((event) => event.type)).toEqual(["WaitStarted", "NoteAdded"]);
    expect(whoseMove(noted.state)).toBe("supplier");
  });

  test("only for what the agreement knows", () => {
    expect(logged("calderdale", LOGGED, { priority: "P3" }).refusal(NOW, pause({ kind: "parts" }))).toMatchObject({
      kind: "WaitNotInAgreement",
      message: expect.stringContaining("Waiting for school"),
    });
  });

  test("not for an answer expected before the wait begins", () => {
    const open = logged("stockport", LOGGED);
    const past = pause({ expectedAt: open.moment("2026-06-08T11:00") });
    expect(open.refusal(NOW, past)).toMatchObject({ kind: "ExpectedMomentPassed" });
  });

  test("twice at once for different reasons, never for the same", () => {
    const one = logged("stockport", LOGGED).step(NOW, pause());
    const two = one.step(NOW, pause({ kind: "third-party" }));
    expect(two.state).toMatchObject({ waits: [{ waitId: "w1" }, { waitId: "w2" }] });
    expect(one.refusal(NOW, pause())).toMatchObject({ kind: "AlreadyWaiting" });
  });

  test("not on a resolved ticket", () => {
    expect(logged("stockport", LOGGED).step(NOW, resolve).refusal(NOW, pause())).toMatchObject({
      kind: "TicketAlreadyResolved",
    });
  });
});

describe("waiting ends", () => {
  const waiting = logged("stockport", LOGGED).step(NOW, pause());
  const resume = { type: "ResumeClock", waitId: asId<"wait">("w1"), outcome: "Room 12" } as const;

  test("with what came of it, and is our move again", () => {
    const resumed = waiting.step("2026-06-08T12:00", resume);
    expect(resumed.state).toMatchObject({
      waits: [],
      endedWaits: [{ waitId: "w1", outcome: "Room 12", endedAt: resumed.moment("2026-06-08T12:00") }],
    });
    expect(whoseMove(waiting.state)).toBe("caller");
    expect(whoseMove(resumed.state)).toBe("us");
  });

  test("once, and only if it began", () => {
    const resumed = waiting.step("2026-06-08T12:00", resume);
    expect(resumed.refusal("2026-06-08T12:01", resume)).toMatchObject({ kind: "WaitNotInProgress" });
    const other = { ...resume, waitId: asId<"wait">("w9") };
    expect(waiting.refusal("2026-06-08T12:01", other)).toMatchObject({ kind: "WaitNotInProgress" });
  });

  test("not before it began, and the refusal says from when", () => {
    expect(waiting.refusal("2026-06-08T10:59", resume)).toMatchObject({
      kind: "HappenedTooEarly",
      earliestAt: waiting.moment(NOW),
    });
  });

  test("by the resolution, which says that nothing came", () => {
    const types = waiting.happens("2026-06-08T12:00", resolve);
    expect(types).toEqual([
      { type: "WaitEnded", waitId: "w1", outcome: "The ticket was resolved.", because: "resolved" },
      { type: "TicketResolved", how: "fix", text: "Router restarted" },
    ]);
  });
});

describe("a customer who does not answer", () => {
  const silent = { type: "ResolveWithoutAnswer" } as const;

  test("under Coventry resolves the ticket after three working days, not a minute before (COV-50)", () => {
    const waiting = logged("coventry", "2026-05-18T10:00", { priority: "P4" }).step("2026-05-20T11:00", pause());
    expect(waiting.refusal("2026-05-26T10:59", silent, timer)).toMatchObject({
      kind: "NotDueYet",
      message: "The customer has until Tue 26 May 2026, 11:00 to answer.",
    });
    const resolved = waiting.step("2026-05-26T11:00", silent, timer);
    expect(resolved.state).toMatchObject({ status: "resolved", resolution: { how: "no-response" } });
    expect(resolved.refusal("2026-05-26T11:00", silent, timer)).toMatchObject({ kind: "TicketAlreadyResolved" });
  });

  test("under Coventry has three working days from the last attempt to reach them (COV-50)", () => {
    const chased = logged("coventry", "2026-06-08T10:00", { priority: "P4" })
      .step("2026-06-08T11:00", pause())
      .step("2026-06-10T15:00", { type: "SendUpdate", phase: "progress", text: "Second attempt" });
    expect(chased.refusal("2026-06-11T11:00", silent, timer)).toMatchObject({ kind: "NotDueYet" });
    expect(chased.step("2026-06-15T15:00", silent, timer).state.status).toBe("resolved");
  });

  test("under Columbia closes it after three working days of documented contacts (CPS-29)", () => {
    const waiting = logged("columbia", "2026-09-14T09:00").step("2026-09-14T10:00", pause());
    const chase = { type: "SendUpdate", phase: "progress", text: "Any news?" } as const;
    const once = waiting.step("2026-09-15T16:00", chase);
    expect(once.refusal("2026-09-17T10:00", silent, timer)).toMatchObject({
      kind: "ContactsNotDocumented",
      message: expect.stringContaining("one day has none"),
    });
    const both = once.step("2026-09-16T08:00", chase);
    expect(both.step("2026-09-17T10:00", silent, timer).state).toMatchObject({
      status: "closed",
      closure: { why: "no-response" },
      resolution: { how: "no-response" },
    });
  });

  test("asked on a Saturday owes Columbia a contact on Monday and on Tuesday", () => {
    const waiting = logged("columbia", "2026-09-11T09:00").step("2026-09-12T10:00", pause());
    const chase = { type: "SendUpdate", phase: "progress", text: "Any news?" } as const;
    const tuesday = waiting.step("2026-09-15T16:00", chase);
    expect(tuesday.refusal("2026-09-16T17:00", silent, timer)).toMatchObject({ kind: "ContactsNotDocumented" });
    const both = waiting.step("2026-09-14T16:00", chase).step("2026-09-15T16:00", chase);
    expect(both.step("2026-09-16T17:00", silent, timer).state.status).toBe("closed");
  });

  test("is resolved at once where the desk was off at the moment and the ticket changed before it came back", () => {
    const changed = logged("coventry", "2026-05-18T10:00", { priority: "P4" })
      .step("2026-05-20T11:00", pause())
      .step("2026-05-26T11:05", { type: "ChangePriority", priority: "P3", reason: "More rooms" });
    const resolved = changed.step("2026-05-26T11:00", silent, timer);
    expect(resolved.state).toMatchObject({ resolution: { at: resolved.moment("2026-05-26T11:05") } });
  });

  test("is waited for without end where the agreement has no such rule, or nothing was asked", () => {
    expect(logged("sips", LOGGED).step(NOW, pause()).refusal("2026-07-08T11:00", silent)).toMatchObject({
      kind: "NoSuchRule",
    });
    expect(logged("coventry", LOGGED).refusal("2026-07-08T11:00", silent)).toMatchObject({
      kind: "NotWaitingForAnswer",
    });
  });
});

describe("a revised deadline", () => {
  const revise = (deadlineAt: number) =>
    ({ type: "ReviseDeadline", deadlineAt, agreedWith: "Sam", how: "by-phone", reason: "Supplier is late" }) as const;

  test("is agreed any number of times under Stockport, and the earlier ones stay (STK-42)", () => {
    const open = logged("stockport", LOGGED);
    const [first, second] = [open.moment("2026-06-12T12:00"), open.moment("2026-06-15T12:00")];
    const twice = open.step(NOW, revise(first)).step("2026-06-11T09:00", revise(second));
    expect(twice.state).toMatchObject({
      revisions: [{ deadlineAt: first }, { deadlineAt: second, agreedWith: "Sam" }],
    });
  });

  test("lies after the moment it is agreed", () => {
    const open = logged("stockport", LOGGED);
    expect(open.refusal(NOW, revise(open.moment(NOW)))).toMatchObject({ kind: "DeadlineNotInFuture" });
  });

  describe("that is unusual is said and asked once more, and then taken", () => {
    // A P2 of Monday 8 June, 10:00: two working days, so Wednesday.
    const open = logged("stockport", LOGGED);
    const said = (local: string, ...meant: ("earlier-than-original" | "desk-closed")[]) => {
      const asked = open.ask(NOW, { ...revise(open.moment(local)), meant });
      return asked.ok ? "taken" : open.sentence(asked.error);
    };

    test("earlier than the original", () => {
      expect(said("2026-06-09T12:00")).toMatch(
        /^A deadline at Tue 9 Jun 2026, 12:00 is before the original one, Wed 10 Jun 2026, .*\. If that is what was agreed, say that it is meant/,
      );
      expect(said("2026-06-09T12:00", "desk-closed")).toContain("is before the original one");
      expect(said("2026-06-09T12:00", "earlier-than-original")).toBe("taken");
    });

    test("in closed hours; the close of a day is of the day", () => {
      expect(said("2026-06-20T12:00")).toMatch(
        /^A deadline at Sat 20 Jun 2026, 12:00 comes while the desk is closed\. /,
      );
      expect(said("2026-06-15T17:01")).toContain("while the desk is closed");
      expect(said("2026-06-20T12:00", "desk-closed")).toBe("taken");
      expect(said("2026-06-15T17:00")).toBe("taken");
      expect(said("2026-06-15T08:00")).toBe("taken");
    });

    test("both at once, each to be meant by itself", () => {
      expect(said("2026-06-09T20:00")).toMatch(/is before the original one, .*, and comes while the desk is closed/);
      expect(said("2026-06-09T20:00", "earlier-than-original")).toMatch(/20:00 comes while the desk is closed/);
      expect(said("2026-06-09T20:00", "earlier-than-original", "desk-closed")).toBe("taken");
    });

    test("at the very moment of the original, or later, it is asked nothing", () => {
      const original = open.context(NOW).originalFixDueAt() ?? 0;
      expect(open.ask(NOW, revise(original)).ok).toBe(true);
      expect(open.ask(NOW, revise(original + 60_000)).ok).toBe(true);
    });
  });

  test("is for projects alone under Coventry, and not for Calderdale at all", () => {
    const incident = logged("coventry", LOGGED);
    const later = revise(incident.moment("2026-06-22T12:00"));
    expect(incident.refusal(NOW, later)).toMatchObject({ kind: "DeadlineNotRevisable" });
    expect(logged("calderdale", LOGGED).refusal(NOW, later)).toMatchObject({ kind: "DeadlineNotRevisable" });
    const project = { kind: "service-request", priority: "project", verification: "verified" } as const;
    expect(logged("coventry", LOGGED, project).step(NOW, later).state).toMatchObject({
      revisions: [{ agreedWith: "Sam" }],
    });
  });
});
