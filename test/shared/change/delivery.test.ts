import { expect, test } from "vitest";
import { changeMoments, type DueAround } from "../../../shared/change/due/due-moments.ts";
import { whatsNext } from "../../../shared/change/next-step.ts";
import { asId } from "../../../shared/kernel/ids.ts";
import {
  acceptedChange,
  approvedChange,
  asha,
  type ChangeScene,
  idOf,
  maya,
  okafor,
  sven,
  timers,
  votedChange,
} from "../../support/change/change-scene.ts";

const around = (scene: ChangeScene): DueAround => ({ rules: scene.rules, calendar: scene.calendar });
const moments = (scene: ChangeScene) => changeMoments(scene.state, around(scene));
const ofKind = (scene: ChangeScene, what: string) =>
  moments(scene).filter((moment) => (moment.kind === "tell" ? moment.what : moment.kind) === what);
const deliver = (scene: ChangeScene, what: string, at: string): ChangeScene =>
  ofKind(scene, what).reduce((next, moment) => {
    if (moment.kind !== "tell") throw new Error("Nobody is told by that");
    const { id, about, since, dueAt, to, at: momentAt } = moment;
    return next.step(at, timers, {
      type: "RecordChangeMoment",
      momentId: asId<"moment">(id),
      what: moment.what,
      about: about === null ? null : asId<"record">(about),
      since,
      momentAt,
      dueAt,
      to,
      isLate: false,
    });
  }, scene);

const due = (scene: ChangeScene, local: string) =>
  ({ type: "NegotiateDeadline", dueAt: scene.moment(local), agreedWith: "Sam", how: "phone", text: "" }) as const;
const slot = (scene: ChangeScene, from: string, until: string, overrideReason = "") =>
  ({ type: "ScheduleChange", from: scene.moment(from), until: scene.moment(until), overrideReason }) as const;

test("STK-38, STK-67: a specialist negotiates the deadline; from then on it is what the change is due by, with its clock", () => {
  const approved = approvedChange();
  expect(ofKind(approved, "deadline-missed")).toEqual([]);
  expect(whatsNext(approved.change)).toEqual({
    step: { kind: "negotiate-deadline" },
    with: { person: null, role: "specialist" },
  });
  const agreed = approved.step("2026-03-03T09:00", sven, due(approved, "2026-03-05T09:00"));
  expect(agreed.change.deadlines).toMatchObject([{ agreedWith: "Sam", dueAt: agreed.moment("2026-03-05T09:00") }]);
  // Two working days of nine hours: 65 % are 11 h 42, 85 % are 15 h 18 of service time.
  expect(ofKind(agreed, "deadline-warning").map(({ at }) => at)).toEqual([
    agreed.moment("2026-03-04T11:42"),
    agreed.moment("2026-03-04T15:18"),
  ]);
  expect(ofKind(agreed, "deadline-missed")).toMatchObject([{ at: agreed.moment("2026-03-05T09:00") + 1 }]);
});

test("a deadline negotiated anew takes the place of the first one, which stays on record", () => {
  const first = approvedChange().step("2026-03-03T09:00", sven, due(approvedChange(), "2026-03-05T09:00"));
  const second = first.step("2026-03-04T09:00", sven, due(first, "2026-03-09T12:00"));
  expect(second.change.deadlines).toHaveLength(2);
  expect(ofKind(second, "deadline-missed")).toMatchObject([{ dueAt: second.moment("2026-03-09T12:00") }]);
});

test("each voter is told once that something waits for them, and again when it was changed", () => {
  const open = votedChange().vote("2026-03-02T12:00", okafor, "yes");
  const asked = ofKind(open, "vote-asked");
  expect(asked.flatMap((moment) => (moment.kind === "tell" ? moment.to : []))).toEqual([
    "maya",
    "lindqvist",
    "webb",
    "hale",
  ]);
  const told = deliver(open, "vote-asked", "2026-03-02T12:01");
  expect(ofKind(told, "vote-asked")).toEqual([]);
  const { content } = told.change;
  const edited = told.step("2026-03-02T12:30", asha, {
    type: "EditContent",
    content: { ...content, plan: "At noon." },
    givesUpApproval: false,
  });
  expect(ofKind(edited, "vote-changed")).toHaveLength(5);
  expect(ofKind(edited, "vote-asked")).toEqual([]);
});

test("the voting deadline warns those who have not voted and closes the ballot a millisecond after it", () => {
  const open = votedChange().vote("2026-03-02T12:00", okafor, "yes");
  expect(ofKind(open, "vote-warning").map(({ at }) => at)).toEqual(Array(4).fill(open.moment("2026-03-03T14:00")));
  expect(ofKind(open, "close-ballot")).toMatchObject([{ at: open.ballot.closesAt + 1 }]);
  const passed = open
    .vote("2026-03-02T12:10", maya, "yes")
    .vote("2026-03-02T12:20", { ...okafor, by: { kind: "person", id: asId<"person">("webb") } }, "yes");
  expect(ofKind(passed, "vote-warning")).toEqual([]);
  expect(ofKind(passed, "close-ballot")).toEqual([]);
});

test("a moment that holds no longer is not delivered, and none is delivered twice", () => {
  const open = votedChange();
  const [asked] = ofKind(open, "vote-asked");
  if (asked?.kind !== "tell") throw new Error("Nobody is asked");
  const record = {
    type: "RecordChangeMoment",
    momentId: asId<"moment">(asked.id),
    what: asked.what,
    about: asId<"record">(asked.about ?? ""),
    since: asked.since,
    momentAt: asked.at,
    dueAt: asked.dueAt,
    to: asked.to,
    isLate: false,
  } as const;
  const told = open.step("2026-03-02T11:01", timers, record);
  expect(told.refusal("2026-03-02T11:02", timers, record)).toMatchObject({ kind: "NoLongerTrue" });
  const gone = open.step("2026-03-02T11:01", asha, {
    type: "WithdrawChange",
    reason: "impractical",
    survivor: null,
    text: "No.",
  });
  expect(gone.refusal("2026-03-02T11:02", timers, record)).toMatchObject({ kind: "NoLongerTrue" });
});

test("a change nobody has touched comes to its owner after the days the desk is set to, once for each time it lies still", () => {
  const given = acceptedChange().step("2026-03-02T10:00", maya, {
    type: "AssignChange",
    owner: idOf(sven),
    team: null,
  });
  const [idle] = ofKind(given, "idle");
  expect(idle).toMatchObject({ at: given.moment("2026-03-09T10:00"), to: ["sven"] });
  const reminded = deliver(given, "idle", "2026-03-09T10:00");
  expect(ofKind(reminded, "idle")).toEqual([]);
  const touched = reminded.step("2026-03-09T11:00", sven, { type: "AddChangeNote", text: "Waiting for the parts." });
  expect(ofKind(touched, "idle")).toMatchObject([{ at: touched.moment("2026-03-16T11:00") }]);
});

test("a change is put on the schedule inside the window that was approved, with nothing against it or overridden with a reason", () => {
  const scene = approvedChange().given({
    planned: [
      {
        entryId: "c2",
        kind: "change",
        title: "CH-2M1",
        services: ["internet"],
        from: approvedChange().moment("2026-03-07T08:00"),
        until: approvedChange().moment("2026-03-07T12:00"),
      },
    ],
  });
  const clash = slot(scene, "2026-03-07T11:00", "2026-03-07T13:00");
  expect(scene.refusal("2026-03-02T12:00", maya, clash)).toMatchObject({
    kind: "ScheduleRefused",
    findings: [{ ruleId: "collision", what: { title: "CH-2M1" } }],
  });
  expect(scene.refusal("2026-03-02T12:00", sven, { ...clash, overrideReason: "Both teams know." })).toMatchObject({
    kind: "OverrideNotAllowed",
  });
  const overridden = scene.step("2026-03-02T12:00", maya, { ...clash, overrideReason: "Both teams know." });
  expect(overridden.change).toMatchObject({
    status: "scheduled",
    slot: { overridden: ["collision"], reason: "Both teams know." },
  });
  expect(scene.refusal("2026-03-02T12:00", maya, slot(scene, "2026-03-02T11:00", "2026-03-02T13:00"))).toEqual({
    kind: "SlotInThePast",
  });
  expect(
    overridden.step("2026-03-02T12:30", maya, { type: "CancelSchedule", reason: "The parts are late." }).change.status,
  ).toBe("approved");
});

test("STK-98, STK-106: the review says what the change did to availability and to capacity, and which incidents it caused", () => {
  const done = approvedChange().step("2026-03-02T15:00", sven, {
    type: "RecordCarriedOut",
    outcome: "backed-out",
    startedAt: approvedChange().moment("2026-03-02T13:00"),
    endedAt: approvedChange().moment("2026-03-02T14:00"),
    text: "The pair did not take over.",
  });
  expect(done.change).toMatchObject({ status: "done", implementation: { outcome: "backed-out" } });
  const reviewed = done.step("2026-03-03T09:00", maya, {
    type: "ReviewChange",
    worked: false,
    availability: "worse",
    capacity: "none",
    incidents: [asId<"ticket">("t9")],
    text: "Cabling.",
  });
  expect(reviewed.change).toMatchObject({
    status: "reviewed",
    review: { availability: "worse", capacity: "none" },
    links: [{ other: "t9", relation: "caused-incident" }],
  });
  expect(whatsNext(reviewed.change)).toBeNull();
});

test("STK-76, CPS-32: a project has phases, each with its own date, and no clock of the agreement", () => {
  const plan = { type: "PlanPhase", name: "Cabling", dueOn: "2026-04-30" } as const;
  expect(approvedChange().refusal("2026-03-02T12:00", maya, plan)).toEqual({ kind: "NotAProject" });
  const project = approvedChange()
    .step("2026-03-02T12:00", maya, { type: "MarkProject", isProject: true, why: "Planned by PRINCE2." })
    .step("2026-03-02T12:05", maya, plan)
    .step("2026-03-02T12:06", maya, { type: "PlanPhase", name: "Switch over", dueOn: "2026-05-30" });
  expect(project.change).toMatchObject({
    isProject: true,
    phases: [{ name: "Cabling", dueOn: "2026-04-30" }, { name: "Switch over" }],
  });
  // A Thursday closes with the desk, a Saturday at midnight.
  expect(ofKind(project, "phase-due").map(({ at }) => at)).toEqual([
    project.moment("2026-04-30T17:00"),
    project.moment("2026-05-31T00:00"),
  ]);
  const phaseId = asId<"phase">(project.change.phases[0]?.phaseId ?? "");
  const finished = project.step("2026-04-20T12:00", maya, { type: "FinishPhase", phaseId });
  expect(ofKind(finished, "phase-due")).toHaveLength(1);
});

test("STK-99: whoever has it is told while those affected can still be told in time", () => {
  const base = approvedChange();
  const scheduled = base.step("2026-03-02T12:00", maya, slot(base, "2026-03-07T08:00", "2026-03-07T12:00"));
  const [notice] = ofKind(scheduled, "notice-due");
  // One working day's notice of a Saturday morning is Thursday's end; told four hours of service time before that.
  expect(notice).toMatchObject({ about: "as-much-notice-as-possible", at: scheduled.moment("2026-03-05T13:00") });
  const planned = scheduled.step("2026-03-03T09:00", maya, {
    type: "PlanNotice",
    party: "Schools",
    channel: "email",
    text: "Saturday.",
  });
  const noticeId = asId<"notice">(planned.change.notices[0]?.noticeId ?? "");
  const sent = planned.step("2026-03-03T09:10", maya, {
    type: "MarkNoticeSent",
    noticeId,
    sentAt: planned.moment("2026-03-03T09:05"),
  });
  expect(ofKind(sent, "notice-due")).toEqual([]);
  expect(sent.change.notices).toMatchObject([{ sentHow: "by-hand", sentBy: { id: "maya" } }]);
});
