import { randomUUID } from "node:crypto";
import ICAL from "ical.js";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { RequestInput } from "../../../../shared/contract/contract.ts";
import { ChangeDesk } from "../../../support/change/change-desk.ts";
import { ask } from "../../../support/ticket/calls.ts";

const desks: ChangeDesk[] = [];
const open = async (rulesId: string): Promise<ChangeDesk> => {
  const desk = await ChangeDesk.open(rulesId);
  desks.push(desk);
  return desk;
};
afterEach(() => {
  for (const desk of desks.splice(0)) desk.close();
});

type WorkInput = Extract<RequestInput<"work.command">["command"], { type: "PlanWork" }>;

const work = (rulesId: string, from: number, over: Partial<WorkInput> = {}): WorkInput => ({
  type: "PlanWork",
  rulesId,
  kind: "planned-maintenance",
  title: "New disks",
  description: "Servers are down one after the other.",
  services: [],
  site: "",
  affectsAvailability: true,
  from,
  until: from + 7_200_000,
  overrideReason: "",
  ...over,
});

const planned = async (desk: ChangeDesk, who: "maya" | "asha", command: WorkInput) => {
  const workId = randomUUID();
  const answer = await desk.as(who).request("work.command", { commandId: randomUUID(), workId, command });
  return { workId, answer };
};

describe("Coventry's planned maintenance", () => {
  let desk: ChangeDesk;
  beforeEach(async () => {
    desk = (await open("coventry")).at("2026-03-02T10:00");
  });

  test("told less than five working days before is refused with its clause, and overridden by role and reason (COV-81)", async () => {
    const soon = work("coventry", Date.UTC(2026, 2, 6, 19));
    const refused = (await planned(desk, "asha", soon)).answer;
    expect(refused).toMatchObject({ ok: false, error: { kind: "refused", rejection: "ScheduleRefused" } });
    expect(refused.ok ? "" : refused.error.message).toMatch(/5 working days' notice.*\(Coventry|8\.1/);
    const reason = { overrideReason: "The supplier forces it." };
    const byAnybody = (await planned(desk, "asha", { ...soon, ...reason })).answer;
    expect(byAnybody).toMatchObject({ ok: false, error: { rejection: "OverrideNotAllowed" } });
    const { workId, answer } = await planned(desk, "maya", { ...soon, ...reason });
    expect(answer.ok).toBe(true);
    const { work: kept } = await ask(desk.as("asha"), "work.open", { id: workId });
    expect(kept).toMatchObject({ overridden: ["five-working-days"], overrideReason: "The supplier forces it." });
  });

  test("five working days ahead goes on the schedule; what is short of hours, agreement or a word on the website is warned of (COV-82, COV-83)", async () => {
    const { workId, answer } = await planned(desk, "asha", work("coventry", Date.UTC(2026, 2, 16, 11)));
    expect(answer.ok).toBe(true);
    const kinds = async () =>
      (await ask(desk.as("asha"), "work.open", { id: workId })).findings.map(({ what }) => what.kind).toSorted();
    expect(await kinds()).toEqual(["in-hours", "needs-notice"]);
    await desk.plan(workId, { type: "RecordWorkConsultation", kind: "agreed", whom: "Head", how: "phone", text: "" });
    await desk.plan(workId, { type: "PlanWorkNotice", party: "All schools", channel: "website", text: "On the 16th." });
    const { work: drafted } = await ask(desk.as("asha"), "work.open", { id: workId });
    const noticeId = drafted.notices[0]?.noticeId ?? "none";
    desk.at("2026-03-02T11:00");
    await desk.plan(workId, { type: "MarkWorkNoticeSent", noticeId, sentAt: desk.core.now() });
    expect(await kinds()).toEqual([]);
    const { work: sent } = await ask(desk.as("asha"), "work.open", { id: workId });
    expect(sent.notices).toMatchObject([{ sentHow: "by-hand", sentBy: { kind: "person", id: desk.ids.maya } }]);
  });

  test("in an emergency needs no notice, but whether schools were consulted is on record (COV-84)", async () => {
    const now = work("coventry", desk.core.now() + 3_600_000, { kind: "emergency-maintenance" });
    const { workId, answer } = await planned(desk, "asha", now);
    expect(answer.ok).toBe(true);
    const findings = async () => (await ask(desk.as("asha"), "work.open", { id: workId })).findings;
    expect((await findings()).map(({ what }) => what.kind)).toContain("needs-consultation");
    await desk.plan(workId, {
      type: "RecordWorkConsultation",
      kind: "not-possible",
      whom: "Nobody answered",
      how: "phone",
      text: "",
    });
    expect((await findings()).map(({ what }) => what.kind)).not.toContain("needs-consultation");
  });

  test("a school's activity told less than two working days before is marked so (COV-86)", async () => {
    const activity = { kind: "school-activity", affectsAvailability: false } as const;
    const short = await planned(desk, "asha", work("coventry", Date.UTC(2026, 2, 3, 9), activity));
    const early = await planned(desk, "asha", work("coventry", Date.UTC(2026, 2, 9, 9), activity));
    for (const [{ workId }, isShortNotice] of [
      [short, true],
      [early, false],
    ] as const) {
      expect((await ask(desk.as("asha"), "work.open", { id: workId })).work).toMatchObject({ isShortNotice });
    }
  });
});

test("Columbia is warned outside Saturday from 8 to 12, with the announcement it then needs (CPS-08, CPS-34, CPS-35)", async () => {
  const desk = (await open("columbia")).at("2026-03-02T16:00");
  const kindsAt = async (from: number): Promise<readonly string[]> => {
    const { workId, answer } = await planned(desk, "asha", work("columbia", from));
    expect(answer.ok).toBe(true);
    return (await ask(desk.as("asha"), "work.open", { id: workId })).findings.map(({ what }) => what.kind).toSorted();
  };
  expect(await kindsAt(Date.UTC(2026, 2, 14, 14))).not.toContain("outside-window"); // Saturday, 9:00 in Missouri
  const onWednesday = await kindsAt(Date.UTC(2026, 2, 11, 20));
  expect(onWednesday).toContain("outside-window");
  expect(onWednesday).toContain("needs-notice");
});

describe("two on one service at one time", () => {
  test("collide: the second is refused unless the change manager says why not, and is asked before it is put there", async () => {
    const desk = await open("stockport");
    const approve = async (): Promise<string> => {
      const id = await desk.agreed();
      await desk.act("2026-03-02T11:00", "maya", id, { type: "RouteToChangeManager", reason: "Small." });
      const decision = { type: "DecideChange", outcome: "approved", reasons: "", advisers: [] } as const;
      await desk.act("2026-03-02T11:30", "maya", id, decision);
      return id;
    };
    const [first, second] = [await approve(), await approve()];
    const slot = { from: Date.UTC(2026, 2, 6, 19), until: Date.UTC(2026, 2, 6, 21) };
    const put = { type: "ScheduleChange", ...slot, overrideReason: "" } as const;
    await desk.act("2026-03-02T12:00", "sven", first, put);
    const findings = await ask(desk.as("sven"), "change.checkSlot", { id: second, ...slot });
    expect(findings.find(({ what }) => what.kind === "collision")).toMatchObject({ effect: "refuse" });
    const refused = await desk.refusal("2026-03-02T12:01", "sven", second, put);
    expect(refused.rejection).toBe("ScheduleRefused");
    const overriding = { ...put, overrideReason: "Both by the same hands." };
    expect((await desk.refusal("2026-03-02T12:02", "sven", second, overriding)).rejection).toBe("OverrideNotAllowed");
    const { change } = await desk.act("2026-03-02T12:03", "maya", second, overriding);
    expect(change).toMatchObject({ status: "scheduled", slot: { overridden: ["collision"] } });
    const next = { ...put, from: slot.until, until: slot.until + 3_600_000 };
    await desk.act("2026-03-02T12:04", "maya", second, next);
  });

  test("are read back from the calendar file with their times, moved with their id, one alone too", async () => {
    const desk = (await open("coventry")).at("2026-03-02T10:00");
    const from = Date.UTC(2026, 2, 16, 19);
    const { workId } = await planned(desk, "asha", work("coventry", from));
    const span = { from: Date.UTC(2026, 2, 1), until: Date.UTC(2026, 3, 1) };
    const events = async (entryId?: string) => {
      const { text } = await ask(desk.as("asha"), "schedule.export", { ...span, ...(entryId ? { entryId } : {}) });
      return new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent").map((each) => new ICAL.Event(each));
    };
    const [before] = await events();
    expect(before?.startDate.toJSDate().getTime()).toBe(from);
    await desk.plan(workId, {
      type: "MoveWork",
      from: from + 86_400_000,
      until: from + 90_000_000,
      overrideReason: "",
    });
    const [after] = await events(workId);
    expect(after?.uid).toBe(before?.uid);
    expect(after?.sequence).toBeGreaterThan(before?.sequence ?? 99);
    expect(after?.startDate.toJSDate().getTime()).toBe(from + 86_400_000);
  });
});
