import { z } from "zod";
import { idText, line, optionalProse, prose } from "../../kernel/input-schemas.ts";
import type { Result } from "../../kernel/result.ts";
import { ok } from "../../kernel/result.ts";
import type { Change, ChangeState } from "../change.ts";
import { addition, changeAction, DESK, logged, refuse, standing, step } from "../change-action.ts";
import type { ChangeContext } from "../change-context.ts";
import { LEVELS, type Level, type LevelState, MEANS, URGENCIES } from "../change-parts.ts";
import type { ChangeRejection } from "../change-rejection.ts";
import { mayBeEmergency } from "./emergency.ts";

const level = z.enum(LEVELS);
const MOST_CUSTOMERS = 10_000_000;
const LEVEL_EVENTS = ["ImpactAssessed", "LevelAgreed", "LevelDisputed", "LevelSettled"] as const;

export const assessmentActions = {
  /** The three questions and the level they lead to (STK-62). */
  AssessImpact: changeAction({
    type: "AssessImpact",
    who: ["change-manager", "specialist"],
    clashesWith: LEVEL_EVENTS,
    input: z.strictObject({
      customers: z.int("Give the number of customers.").min(0).max(MOST_CUSTOMERS),
      financial: prose("The financial implications"),
      notImplementing: prose("The impact of not implementing it"),
      urgency: z.enum(URGENCIES),
      canWait: z.boolean().nullable(),
      affectsAvailability: z.boolean(),
      affectsCapacity: z.boolean(),
      level,
    }),
    may: (state) => standing(state, ["assessing"]),
    decide: (state, input, context) =>
      step(state, context, ["assessing"], (change, meta) => {
        const { customers, financial, notImplementing, urgency, canWait } = input;
        const { affectsAvailability, affectsCapacity } = input;
        const allowed = levelAllowed(change, input.level, canWait, context);
        if (!allowed.ok) return allowed;
        return ok([
          {
            type: "ImpactAssessed",
            customers,
            financial,
            notImplementing,
            urgency,
            canWait,
            affectsAvailability,
            affectsCapacity,
            level: input.level,
            ...meta,
          },
        ]);
      }),
  }),
  /** Change manager and customer agree (STK-63). `level` may be another than was proposed. */
  AgreeLevel: changeAction({
    type: "AgreeLevel",
    who: ["change-manager", "specialist"],
    clashesWith: LEVEL_EVENTS,
    input: z.strictObject({ level, agreedWith: line("The name of who agreed"), how: z.enum(MEANS) }),
    may: assessed,
    decide: (state, { level: agreed, agreedWith, how }, context) =>
      step(state, context, ["assessing"], (change, meta) => {
        const current = levelOf(change);
        if (!current.ok) return current;
        if (current.value.agreement === "agreed" && current.value.level === agreed) {
          return refuse({ kind: "NothingChanges" });
        }
        const allowed = agreesTo(change, agreed, context);
        return allowed.ok ? ok([{ type: "LevelAgreed", level: agreed, agreedWith, how, ...meta }]) : allowed;
      }),
  }),
  DisputeLevel: changeAction({
    type: "DisputeLevel",
    who: ["change-manager", "specialist"],
    clashesWith: LEVEL_EVENTS,
    input: z.strictObject({ wants: level, customerSays: prose("What the customer says") }),
    may: assessed,
    decide: (state, { wants, customerSays }, context) =>
      step(state, context, ["assessing"], (change, meta) => {
        const current = levelOf(change);
        if (!current.ok) return current;
        if (current.value.level === wants) return refuse({ kind: "SameLevelWanted", level: wants });
        return ok([{ type: "LevelDisputed", wants, customerSays, ...meta }]);
      }),
  }),
  /** The team leader decides a dispute, as with a priority. */
  SettleLevel: changeAction({
    type: "SettleLevel",
    who: ["team-leader"],
    clashesWith: LEVEL_EVENTS,
    input: z.strictObject({ level, reason: prose("The reason") }),
    may: disputed,
    decide: (state, { level: settled, reason }, context) =>
      step(state, context, ["assessing"], (change, meta) => {
        const may = disputed(state);
        if (!may.ok) return may;
        const allowed = agreesTo(change, settled, context);
        return allowed.ok ? ok([{ type: "LevelSettled", level: settled, reason, ...meta }]) : allowed;
      }),
  }),
  AskAdvice: changeAction({
    type: "AskAdvice",
    who: DESK,
    clashesWith: [],
    input: z.strictObject({
      from: line("Who is asked"),
      role: z.enum(["specialist", "user"]),
      question: prose("The question"),
    }),
    may: logged,
    decide: (state, { from, role, question }, context) =>
      addition(state, context, (_change, meta) => {
        const adviceId = idText("advice").parse(context.newId(0));
        return ok([{ type: "AdviceAsked", adviceId, from, role, question, ...meta }]);
      }),
  }),
  RecordAdvice: changeAction({
    type: "RecordAdvice",
    who: DESK,
    clashesWith: ["AdviceGiven"],
    input: z.strictObject({ adviceId: idText("advice"), text: prose("The advice") }),
    may: logged,
    decide: (state, { adviceId, text }, context) =>
      addition(state, context, (change, meta) =>
        change.advice.some((each) => each.adviceId === adviceId)
          ? ok([{ type: "AdviceGiven", adviceId, text, ...meta }])
          : refuse({ kind: "NoSuchAdvice", adviceId }),
      ),
  }),
  /** Formal planning and control as a project, or no longer (STK-76). */
  MarkProject: changeAction({
    type: "MarkProject",
    who: ["change-manager", "specialist", "team-leader"],
    clashesWith: [],
    input: z.strictObject({ isProject: z.boolean(), why: optionalProse("The reason") }),
    may: logged,
    decide: (state, { isProject, why }, context) =>
      addition(state, context, (change, meta) => {
        if (change.isProject === isProject) return refuse({ kind: "NothingChanges" });
        const note = why === "" ? [] : [{ type: "NoteAdded" as const, text: why, ...meta }];
        return ok([{ type: "ProjectMarked", isProject, ...meta }, ...note]);
      }),
  }),
} as const;

/** The level as it stands, or that nobody has assessed the change. */
function levelOf(change: Change): Result<LevelState, ChangeRejection> {
  return change.level === null ? refuse({ kind: "NotAssessedYet" }) : ok(change.level);
}

function assessed(state: ChangeState): Result<LevelState, ChangeRejection> {
  const change = standing(state, ["assessing"]);
  return change.ok ? levelOf(change.value) : change;
}

function disputed(state: ChangeState): Result<LevelState, ChangeRejection> {
  const current = assessed(state);
  if (!current.ok) return current;
  return current.value.agreement === "disputed" ? current : refuse({ kind: "LevelNotDisputed" });
}

function levelAllowed(change: Change, level: Level, canWait: boolean | null, context: ChangeContext) {
  return level === "emergency" ? mayBeEmergency(change, canWait, context) : ok(change);
}

/** Agreeing to a level in force asks nothing again; raising to emergency asks everything. */
function agreesTo(change: Change, level: Level, context: ChangeContext) {
  if (change.level?.level === level) return ok(change);
  return levelAllowed(change, level, change.assessment?.canWait ?? null, context);
}
