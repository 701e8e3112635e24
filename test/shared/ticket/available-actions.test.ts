import { describe, expect, test } from "vitest";
import { EVERY_ROLE, type HeldRoles, type Role } from "../../../shared/agreement/roles.ts";
import { closeReasons } from "../../../shared/ticket/actions/closing.ts";
import { waitsOffered } from "../../../shared/ticket/actions/waiting.ts";
import { availableActions } from "../../../shared/ticket/available-actions.ts";
import { ticketActions } from "../../../shared/ticket/commands.ts";
import { sayNotOffered } from "../../../shared/words/ticket-refusals.ts";
import type { Scene } from "./scene.ts";
import { logged, pause, resolve } from "./scene.ts";

const actionsAt = (scene: Scene, local: string) =>
  availableActions(scene.state, scene.context(local), EVERY_ROLE).map(({ action, refusal }) => ({
    action,
    allowed: refusal === null,
    ...(refusal === null ? {} : { why: sayNotOffered(refusal, { ...scene.context(local), names: () => undefined }) }),
  }));
const allowedAt = (scene: Scene, local: string) =>
  actionsAt(scene, local)
    .filter((each) => each.allowed)
    .map((each) => each.action);

describe("the actions a screen offers", () => {
  test("on an open ticket under Stockport are those of work; each other says why not", () => {
    const open = logged("stockport", "2026-06-08T10:00");
    expect(allowedAt(open, "2026-06-08T10:30")).toEqual([
      "AcknowledgeTicket",
      "AgreePriority",
      "ProposePriority",
      "DisputePriority",
      "ChangePriority",
      "AssignTicket",
      "TransferToSupportTeam",
      "LinkTicket",
      "AddNote",
      "SendUpdate",
      "PauseClock",
      "ReviseDeadline",
      "ConvertTicket",
      "CorrectAgreement",
      "CorrectCall",
      "ResolveTicket",
      "CloseTicket",
    ]);
    for (const { allowed, why } of actionsAt(open, "2026-06-08T10:30")) {
      expect(why === undefined).toBe(allowed);
      if (why !== undefined) expect(why).toMatch(/^[A-Z].*\.$/);
    }
  });

  test("on a resolved ticket let it come back only as long as the agreement does", () => {
    const resolved = logged("coventry", "2026-09-14T08:30").step("2026-09-14T11:00", resolve);
    expect(allowedAt(resolved, "2026-09-21T11:00")).toContain("ReopenTicket");
    expect(allowedAt(resolved, "2026-09-21T11:01")).not.toContain("ReopenTicket");
    expect(allowedAt(resolved, "2026-09-21T11:01")).toContain("RecordRecurrence");
  });

  test("say why with the sentence the command itself would get", () => {
    const resolved = logged("coventry", "2026-09-14T08:30").step("2026-09-14T11:00", resolve);
    const offered = actionsAt(resolved, "2026-09-22T11:00").find((each) => each.action === "ReopenTicket");
    const refusal = resolved.refusal("2026-09-22T11:00", { type: "ReopenTicket", reason: "Again" });
    expect(offered?.why).toBe(refusal.message);
  });

  test("leave to others what the agreement leaves to them, and say to whom", () => {
    const disputed = logged("stockport", "2026-06-08T10:00").step("2026-06-08T10:30", {
      type: "DisputePriority",
      callerWants: "P1",
      callerSays: "Exams",
    });
    const settling = (role: Role) =>
      availableActions(disputed.state, disputed.context("2026-06-08T11:00"), { roles: [role], heldBack: [] }).find(
        ({ action }) => action === "SettleDispute",
      )?.refusal;
    expect(settling("team-leader")).toBeNull();
    const words = { ...disputed.context("2026-06-08T11:00"), names: () => undefined };
    const said = (held: HeldRoles) => sayNotOffered({ kind: "RoleNeeded", who: ["team-leader"], held }, words);
    const analyst: HeldRoles = { roles: ["analyst"], heldBack: [] };
    expect(settling("analyst")).toEqual({ kind: "RoleNeeded", who: ["team-leader"], held: analyst });
    expect(said(analyst)).toBe("Only a team leader may do this.");
    expect(said({ roles: ["analyst"], heldBack: ["team-leader"] })).toMatch(/^Set a password of your own first/);
  });

  test("nobody but the timers is offered what the desk does by itself", () => {
    const own = Object.values(ticketActions).filter(({ who }) => who.includes("timer"));
    expect(own.map(({ type }) => type)).toEqual(["RecordThreshold", "CloseAfterTime", "ResolveWithoutAnswer"]);
    expect(own.every(({ who }) => who.length === 1)).toBe(true);
  });

  test("of a ticket nobody logged are none", () => {
    const nothing = availableActions(
      { status: "none" },
      logged("sips", "2026-06-08T10:00").context("2026-06-08T10:00"),
      EVERY_ROLE,
    );
    expect(nothing.filter(({ refusal }) => refusal === null)).toEqual([]);
  });
});

test("the waits offered are those of the agreement that are not in progress", () => {
  const waiting = logged("stockport", "2026-06-08T10:00").step("2026-06-08T11:00", pause());
  const offered = waiting.state.status === "open" ? waitsOffered(waiting.state, waiting.agreement) : [];
  expect(offered.map((rule) => rule.kind)).toEqual(["third-party", "parts", "hold"]);
});

test("pausing is not offered once every wait is in progress", () => {
  const both = logged("columbia", "2026-06-08T10:00")
    .step("2026-06-08T11:00", pause())
    .step("2026-06-08T11:00", pause({ kind: "parts" }));
  expect(allowedAt(both, "2026-06-08T11:30")).not.toContain("PauseClock");
  expect(allowedAt(both, "2026-06-08T11:30")).toContain("ResumeClock");
});

test("the reasons for closing are those that hold now", () => {
  const open = logged("stockport", "2025-09-16T10:00");
  const resolved = open.step("2025-09-17T09:30", resolve);
  const reasonsOf = (scene: Scene, local: string) =>
    scene.state.status === "open" || scene.state.status === "resolved"
      ? closeReasons(scene.state, scene.context(local))
      : [];
  const always = ["withdrawn", "duplicate", "advice-not-followed"];
  expect(reasonsOf(open, "2025-09-17T09:00")).toEqual(always);
  expect(reasonsOf(resolved, "2025-09-22T09:29")).toEqual(always);
  expect(reasonsOf(resolved, "2025-09-22T09:30")).toEqual(["time-passed", ...always]);
  const confirmed = resolved.step("2025-09-17T10:00", { type: "ConfirmResolution", confirmedBy: "Sam", how: "phone" });
  expect(reasonsOf(confirmed, "2025-09-17T10:01")).toEqual(["confirmed", "completed", ...always]);
});
