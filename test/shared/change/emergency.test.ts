import { expect, test } from "vitest";
import { asId } from "../../../shared/kernel/ids.ts";
import {
  acceptedChange,
  assess,
  board,
  type ChangeScene,
  maya,
  okafor,
  seat,
  sven,
  terms,
} from "../../support/change/change-scene.ts";

const emergency = (canWait: boolean | null = false) => assess({ level: "emergency", urgency: "now", canWait });
const link = (relation: "resolves-critical-incident" | "resolves-problem", other = "t-major") =>
  ({ type: "LinkChange", other: asId<"record">(other), relation }) as const;
const desk = (): ChangeScene =>
  acceptedChange().given({ linked: { "t-major": "critical-incident", "t-small": "incident", "pr-1": "problem" } });

const emergencyBoard = board({
  boardId: "emergency-cab",
  kind: "emergency",
  drawsFrom: "e-cab",
  terms: { ...terms, rule: "majority-of-votes", quorum: 2, isBinding: false },
  seats: [
    seat(okafor, { role: "chair" }),
    seat(sven, { role: "technical-representative", area: "network" }),
    { ...seat(maya), seatId: "seat-servers", role: "technical-representative", area: "servers" },
  ],
});

/** An emergency whose level is agreed, with the emergency board set up. */
const agreedEmergency = (): ChangeScene =>
  desk()
    .given({ boards: [board(), emergencyBoard] })
    .step("2026-03-02T09:40", sven, link("resolves-critical-incident"))
    .step("2026-03-02T09:45", sven, emergency())
    .step("2026-03-02T09:50", sven, { type: "AgreeLevel", level: "emergency", agreedWith: "Head", how: "phone" });
const call = (...seats: string[]) =>
  ({
    type: "RouteToBoard",
    boardId: asId<"board">("emergency-cab"),
    seats: seats.map((id) => asId<"seat">(id)),
    reason: "Schools are offline.",
  }) as const;

test("STK-65: only a specialist raises an emergency change", () => {
  const linked = desk().step("2026-03-02T09:40", sven, link("resolves-critical-incident"));
  expect(linked.refusal("2026-03-02T09:45", maya, emergency())).toEqual({
    kind: "EmergencyNeedsSpecialist",
    clause: "STK-65: Change Prioritisation",
  });
  expect(linked.step("2026-03-02T09:45", sven, emergency()).change.level).toMatchObject({ level: "emergency" });
});

test("STK-65: nobody agrees a change up to an emergency past the specialist either", () => {
  const assessed = desk().step("2026-03-02T09:40", maya, assess());
  const agree = { type: "AgreeLevel", level: "emergency", agreedWith: "Head", how: "phone" } as const;
  expect(assessed.refusal("2026-03-02T09:50", maya, agree)).toMatchObject({ kind: "EmergencyNeedsSpecialist" });
});

test("STK-64, STK-72: an emergency change resolves a critical incident or a problem, and nothing less", () => {
  expect(desk().refusal("2026-03-02T09:45", sven, emergency())).toMatchObject({ kind: "EmergencyNeedsLink" });
  const toSmall = desk().step("2026-03-02T09:40", sven, link("resolves-critical-incident", "t-small"));
  expect(toSmall.refusal("2026-03-02T09:45", sven, emergency())).toMatchObject({
    kind: "EmergencyLinkNotCritical",
    other: "t-small",
    clause: "STK-72: Emergency Change Advisory Board",
  });
  const toProblem = desk().step("2026-03-02T09:40", sven, link("resolves-problem", "pr-1"));
  expect(toProblem.step("2026-03-02T09:45", sven, emergency()).change.level).toMatchObject({ level: "emergency" });
});

test("STK-73: what can wait until lunch or the evening is no emergency, and the question must be answered", () => {
  const linked = desk().step("2026-03-02T09:40", sven, link("resolves-critical-incident"));
  expect(linked.refusal("2026-03-02T09:45", sven, emergency(null))).toMatchObject({ kind: "EmergencyUnanswered" });
  expect(linked.refusal("2026-03-02T09:45", sven, emergency(true))).toEqual({
    kind: "EmergencyCanWait",
    clause: "STK-73: Emergency Change Advisory Board",
  });
});

test("STK-74: the emergency board sits with a member of the e-CAB and a technician of an area affected", () => {
  const ready = agreedEmergency();
  expect(ready.refusal("2026-03-02T10:00", maya, call("seat-okafor", "seat-servers"))).toEqual({
    kind: "EmergencyBoardNeedsTechnician",
    areas: ["network"],
    clause: "STK-74: Emergency Change Advisory Board",
  });
  expect(ready.step("2026-03-02T10:00", maya, call("seat-okafor", "seat-sven")).ballot.seats).toHaveLength(2);
});

test("STK-74: without anybody of the e-CAB the emergency board does not sit", () => {
  const strangers = { ...emergencyBoard, seats: emergencyBoard.seats.filter(({ person }) => person === "sven") };
  const ready = agreedEmergency().given({ boards: [board(), { ...strangers, terms: { ...terms, quorum: 1 } }] });
  expect(ready.refusal("2026-03-02T10:00", maya, call("seat-sven"))).toEqual({
    kind: "EmergencyBoardNeedsMember",
    clause: "STK-74: Emergency Change Advisory Board",
  });
});

test("STK-72: the emergency board is no way around the standard process", () => {
  const high = desk()
    .given({ boards: [board(), emergencyBoard] })
    .step("2026-03-02T09:45", maya, assess())
    .step("2026-03-02T09:50", maya, { type: "AgreeLevel", level: "high", agreedWith: "Head", how: "phone" });
  expect(high.refusal("2026-03-02T10:00", maya, call("seat-okafor", "seat-sven"))).toMatchObject({
    kind: "NotForEmergencyBoard",
  });
});

test("STK-75: the emergency board recommends, the change manager decides, and who is told is kept with its times", () => {
  const recommended = agreedEmergency()
    .step("2026-03-02T10:00", maya, call("seat-okafor", "seat-sven"))
    .vote("2026-03-02T10:05", okafor, "yes")
    .vote("2026-03-02T10:06", sven, "yes");
  expect(recommended.ballot.ended).toMatchObject({ result: "passed" });
  expect(recommended.change.status).toBe("deciding");
  const decided = recommended
    .step("2026-03-02T10:10", maya, { type: "DecideChange", outcome: "approved", reasons: "", advisers: ["Sven"] })
    .step("2026-03-02T10:11", maya, { type: "PlanNotice", party: "All Headteachers", channel: "email", text: "Soon." });
  const noticeId = asId<"notice">(decided.change.notices[0]?.noticeId ?? "");
  const sentAt = decided.moment("2026-03-02T10:12");
  const told = decided.step("2026-03-02T10:15", maya, { type: "MarkNoticeSent", noticeId, sentAt });
  expect(told.change).toMatchObject({ status: "approved", notices: [{ party: "All Headteachers", sentAt }] });
});
