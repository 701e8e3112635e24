import { describe, expect, test } from "vitest";
import { asId } from "../../../shared/kernel/ids.ts";
import { whoseMove } from "../../../shared/ticket/whose-move.ts";
import { logged, pause, resolve, timer } from "./scene.ts";

const confirm = { type: "ConfirmResolution", confirmedBy: "Sam", how: "by phone" } as const;
const reopen = { type: "ReopenTicket", reason: "Down again" } as const;
const close = (why: "confirmed" | "completed" | "time-passed" | "withdrawn" | "duplicate" | "advice-not-followed") =>
  ({ type: "CloseTicket", why, text: "" }) as const;

describe("resolving", () => {
  const open = logged("stockport", "2026-01-13T10:00");

  test("keeps what was done and whether it is a workaround (COV-52)", () => {
    const { state } = open.step("2026-01-14T11:00", { type: "ResolveTicket", how: "workaround", text: "Use 4G" });
    expect(state).toMatchObject({ status: "resolved", resolution: { how: "workaround", text: "Use 4G" } });
    expect(whoseMove(state)).toBe("caller");
  });

  test("can bring the customer's word along (STK-53)", () => {
    const confirmed = { confirmedBy: "Sam", how: "on the phone" };
    const { state } = open.step("2026-01-14T11:00", { ...resolve, confirmed });
    expect(state).toMatchObject({ resolution: { confirmation: confirmed } });
    expect(whoseMove(state)).toBe("us");
  });

  test("says of each kind of ticket whether it can be worked on again, and never to reopen what is not reopened", () => {
    const again = (story: ReturnType<typeof logged>, at: string) =>
      story.step(at, resolve).refusal(at, { type: "AcknowledgeTicket", how: "phone", text: "Hello" }).message;
    const request = logged("coventry", "2026-06-08T09:00", {
      kind: "service-request",
      priority: "SR",
      verification: "verified",
    });
    expect(again(request, "2026-06-08T11:00")).toMatch(
      /is resolved. Coventry.* does not reopen a service request: log a new ticket/,
    );
    const incident = logged("coventry", "2026-06-08T09:00", { priority: "P3" });
    expect(again(incident, "2026-06-08T11:00")).toMatch(
      /is resolved. It may be reopened until .*; after that log a new ticket/,
    );
  });

  test("happens once", () => {
    expect(open.step("2026-01-14T11:00", resolve).refusal("2026-01-14T11:01", resolve)).toMatchObject({
      kind: "TicketAlreadyResolved",
    });
  });

  test("is confirmed once, after it happened and not before", () => {
    const resolved = open.step("2026-01-14T11:00", resolve);
    expect(open.refusal("2026-01-14T11:01", confirm)).toMatchObject({ kind: "TicketNotResolved" });
    expect(resolved.refusal("2026-01-14T10:59", confirm)).toMatchObject({ kind: "HappenedTooEarly" });
    const confirmed = resolved.step("2026-01-14T11:05", confirm);
    expect(confirmed.refusal("2026-01-14T11:06", confirm)).toMatchObject({ kind: "AlreadyConfirmed" });
  });
});

describe("closing", () => {
  const resolved = logged("stockport", "2025-09-16T10:00").step("2025-09-17T09:30", resolve);

  test("under Stockport waits for the customer to be asked (STK-53)", () => {
    expect(resolved.refusal("2025-09-17T10:00", close("completed"))).toMatchObject({ kind: "ConfirmationNeeded" });
    expect(resolved.refusal("2025-09-17T10:00", close("confirmed"))).toMatchObject({ kind: "ConfirmationNeeded" });
    const asked = resolved.step("2025-09-17T10:00", { type: "SendUpdate", phase: "progress", text: "Is it well?" });
    expect(asked.refusal("2025-09-17T10:10", close("confirmed"))).toMatchObject({ kind: "ConfirmationNeeded" });
    expect(asked.step("2025-09-17T10:10", close("completed")).state.status).toBe("closed");
    expect(resolved.step("2025-09-17T10:00", confirm).step("2025-09-17T10:01", close("confirmed")).state).toMatchObject(
      {
        status: "closed",
        closure: { why: "confirmed" },
        resolution: { how: "fix" },
      },
    );
  });

  test("under Coventry does not, and then is complete (COV-75)", () => {
    const done = logged("coventry", "2026-09-14T08:30").step("2026-09-14T11:00", resolve);
    expect(done.step("2026-09-14T11:01", close("completed")).state.status).toBe("closed");
  });

  test("by itself comes three working days after Solved, exactly then (STK-54)", () => {
    const byTime = { type: "CloseAfterTime" } as const;
    expect(resolved.refusal("2025-09-22T09:29", byTime, timer)).toMatchObject({
      kind: "NotDueYet",
      message: "It closes by itself at Mon 22 Sep 2025, 09:30, unless it is reopened before.",
    });
    const closed = resolved.step("2025-09-22T09:30", byTime, timer);
    expect(closed.state).toMatchObject({ status: "closed", closure: { why: "time-passed", by: timer } });
    expect(closed.refusal("2025-09-22T09:30", byTime, timer)).toMatchObject({ kind: "TicketAlreadyClosed" });
    expect(resolved.refusal("2025-09-22T09:29", close("time-passed"))).toMatchObject({ kind: "NotDueYet" });
  });

  test("by itself does not come where the agreement has no such rule, or the ticket was reopened", () => {
    const byTime = { type: "CloseAfterTime" } as const;
    const sips = logged("sips", "2025-09-16T10:00").step("2025-09-17T09:30", resolve);
    expect(sips.refusal("2026-09-16T10:00", byTime, timer)).toMatchObject({ kind: "NoSuchRule" });
    const back = resolved.step("2025-09-17T15:00", reopen);
    expect(back.refusal("2025-09-22T09:30", byTime, timer)).toMatchObject({ kind: "TicketNotResolved" });
  });

  test("an open ticket is for what was withdrawn, a duplicate, or advice not followed (SIP-28), and says why", () => {
    const open = logged("sips", "2026-06-08T10:00").step("2026-06-08T10:30", pause());
    expect(open.refusal("2026-06-08T11:00", close("completed"))).toMatchObject({ kind: "TicketNotResolved" });
    expect(open.refusal("2026-06-08T11:00", close("withdrawn"))).toMatchObject({ kind: "CloseReasonNeedsText" });
    expect(open.refusal("2026-06-08T11:00", close("duplicate"))).toMatchObject({ kind: "DuplicateOfNothing" });
    const advice = { ...close("advice-not-followed"), text: "Told to keep the server locked" };
    expect(open.happens("2026-06-08T11:00", advice)).toEqual([
      { type: "WaitEnded", waitId: "w1", outcome: "The ticket was closed.", because: "closed" },
      { type: "TicketClosed", why: "advice-not-followed", text: "Told to keep the server locked" },
    ]);
  });

  test("a duplicate names the ticket that stays", () => {
    const open = logged("sips", "2026-06-08T10:00");
    const duplicate = { ...close("duplicate"), duplicateOf: asId<"ticket">("t0") };
    expect(open.step("2026-06-08T11:00", duplicate).state).toMatchObject({
      status: "closed",
      links: [{ other: "t0", relation: "duplicate-of" }],
    });
    const linked = open.step("2026-06-08T10:30", { type: "LinkTicket", other: asId("t0"), relation: "duplicate-of" });
    expect(linked.happens("2026-06-08T11:00", duplicate)).toEqual([
      { type: "TicketClosed", why: "duplicate", text: "" },
    ]);
    const itself = { ...duplicate, duplicateOf: asId<"ticket">("t1") };
    expect(open.refusal("2026-06-08T11:00", itself)).toMatchObject({ kind: "LinkToItself" });
  });

  test("leaves room for notes, and for nothing else but links and coming back", () => {
    const closed = resolved.step("2025-09-17T10:00", confirm).step("2025-09-17T10:01", close("confirmed"));
    expect(closed.step("2025-10-01T10:00", { type: "AddNote", text: "Thanked us" }).state.status).toBe("closed");
    for (const command of [resolve, pause(), { type: "AssignTicket", team: "x" }, close("withdrawn")] as const) {
      expect(closed.refusal("2025-10-01T10:00", command)).toMatchObject({ kind: "TicketAlreadyClosed" });
    }
  });
});

describe("reopening", () => {
  test("under Coventry is for five working days after the resolution, the last instant included (COV-53, COV-54)", () => {
    const resolved = logged("coventry", "2026-09-14T08:30").step("2026-09-14T11:00", resolve);
    expect(resolved.step("2026-09-21T11:00", reopen).state).toMatchObject({
      status: "open",
      pastResolutions: [{ how: "fix", reopenReason: "Down again" }],
    });
    expect(resolved.refusal("2026-09-21T11:01", reopen)).toMatchObject({
      kind: "ReopenLimitPassed",
      message: "CV-4K7-72Y could be reopened until Mon 21 Sep 2026, 11:00. Log a new ticket linked to it.",
      limitAt: resolved.moment("2026-09-21T11:00"),
    });
  });

  test("under Coventry is possible after closing too, within the same time", () => {
    const closed = logged("coventry", "2026-09-14T08:30")
      .step("2026-09-14T11:00", resolve)
      .step("2026-09-14T12:00", close("completed"));
    expect(closed.step("2026-09-16T09:00", reopen).state.status).toBe("open");
  });

  test("a service request is never for Coventry (COV-76)", () => {
    const request = { kind: "service-request", priority: "SR", verification: "verified" } as const;
    const done = logged("coventry", "2026-09-14T08:30", request).step("2026-09-14T11:00", resolve);
    expect(done.refusal("2026-09-14T11:01", reopen)).toMatchObject({
      kind: "ReopenNotAllowed",
      message: "Coventry does not reopen a service request. Log a new ticket linked to CV-4K7-72Y.",
    });
  });

  test("after a resolution for want of an answer wants a new record under Coventry (COV-51), none under Columbia", () => {
    const silent = { type: "ResolveWithoutAnswer" } as const;
    const coventry = logged("coventry", "2026-05-18T10:00").step("2026-05-20T11:00", pause());
    const resolved = coventry.step("2026-05-26T11:00", silent, timer);
    expect(resolved.refusal("2026-05-27T09:40", reopen)).toMatchObject({ kind: "NewRecordNeeded" });
    expect(
      resolved.happens("2026-05-27T09:40", { type: "RecordRecurrence", newTicket: asId("t2"), text: "Wrote back" }),
    ).toEqual([{ type: "RecurrenceRecorded", newTicket: "t2", text: "Wrote back" }]);
    const update = { type: "SendUpdate", phase: "progress", text: "?" } as const;
    const columbia = logged("columbia", "2026-09-14T09:00")
      .step("2026-09-14T10:00", pause())
      .step("2026-09-15T10:00", update)
      .step("2026-09-16T10:00", update)
      .step("2026-09-17T10:00", silent, timer);
    expect(columbia.step("2026-10-17T10:00", reopen).state.status).toBe("open");
  });

  test("is for tickets that ended", () => {
    expect(logged("sips", "2026-09-14T10:00").refusal("2026-09-14T11:00", reopen)).toMatchObject({
      kind: "TicketStillOpen",
    });
  });

  test("keeps every resolution that did not last", () => {
    const again = logged("sips", "2026-09-14T10:00")
      .step("2026-09-14T11:00", resolve)
      .step("2026-09-14T12:00", reopen)
      .step("2026-09-14T13:00", { ...resolve, text: "New cable" });
    expect(again.state).toMatchObject({
      status: "resolved",
      pastResolutions: [{ text: "Router restarted" }],
      resolution: { text: "New cable" },
    });
  });
});

describe("the same fault is back", () => {
  const recur = { type: "RecordRecurrence", newTicket: asId<"ticket">("t2"), text: "Down again" } as const;

  test("within one working day of Solved it is the same incident (STK-56), exactly one included", () => {
    const solved = logged("stockport", "2026-01-13T10:00").step("2026-01-14T11:00", resolve);
    expect(solved.happens("2026-01-15T11:00", recur)).toEqual([{ type: "TicketReopened", reason: "Down again" }]);
  });

  test("later it is a new incident, cross-referenced (STK-55)", () => {
    const solved = logged("stockport", "2025-09-16T10:00").step("2025-09-17T09:30", resolve);
    const noted = solved.step("2025-09-19T10:00", recur);
    expect(noted.state).toMatchObject({ status: "resolved", recurrences: [{ newTicket: "t2", text: "Down again" }] });
    expect(solved.happens("2025-09-18T09:31", { ...recur, newTicket: null })).toEqual([
      { type: "RecurrenceRecorded", newTicket: null, text: "Down again" },
    ]);
  });

  test("with a request follows the limit for reopening: the rule names incidents", () => {
    const request = { kind: "service-request", priority: "P3", verification: "verified" } as const;
    const solved = logged("stockport", "2026-01-13T10:00", request).step("2026-01-14T11:00", resolve);
    expect(solved.happens("2026-01-16T11:00", recur)).toEqual([{ type: "TicketReopened", reason: "Down again" }]);
  });

  test("under an agreement without such a rule the limit for reopening decides", () => {
    const solved = logged("coventry", "2026-09-14T08:30").step("2026-09-14T11:00", resolve);
    expect(solved.step("2026-09-21T11:00", recur).state.status).toBe("open");
    expect(solved.step("2026-09-21T11:01", recur).state.status).toBe("resolved");
  });

  test("is nothing new while the ticket is open, and never the ticket itself", () => {
    const open = logged("stockport", "2026-01-13T10:00");
    expect(open.refusal("2026-01-13T11:00", recur)).toMatchObject({ kind: "TicketStillOpen" });
    const itself = { ...recur, newTicket: asId<"ticket">("t1") };
    expect(open.step("2026-01-13T11:00", resolve).refusal("2026-01-13T12:00", itself)).toMatchObject({
      kind: "LinkToItself",
    });
  });
});
