import { z } from "zod";
import { idText, instant, line, optionalProse, prose } from "../../kernel/input-schemas.ts";
import { ok } from "../../kernel/result.ts";
import { changeAction, refuse, standing, step } from "../change-action.ts";
import { EFFECTS, MEANS, OUTCOMES } from "../change-parts.ts";
import { isPlannable, LATEST_PLAN } from "../far-future.ts";
import { slotAllowed } from "../schedule/slot-allowed.ts";

const AHEAD = ["approved", "scheduled"] as const;

/** From the approval to the review. */
export const deliveryActions = {
  /** A specialist contacts the customer and negotiates when it is due (STK-67); it may be negotiated anew. */
  NegotiateDeadline: changeAction({
    type: "NegotiateDeadline",
    who: ["specialist"],
    clashesWith: ["DeadlineNegotiated"],
    input: z.strictObject({
      dueAt: instant("The deadline"),
      agreedWith: line("The name of who agreed"),
      how: z.enum(MEANS),
      text: optionalProse("What was agreed"),
    }),
    may: (state) => standing(state, AHEAD),
    decide: (state, { dueAt, agreedWith, how, text }, context) =>
      step(state, context, AHEAD, (change, meta) => {
        if (dueAt <= context.now) return refuse({ kind: "DeadlineNotInFuture" });
        if (!isPlannable(dueAt)) return refuse({ kind: "TooFarAhead", latestAt: LATEST_PLAN });
        if (change.deadlines.at(-1)?.dueAt === dueAt) return refuse({ kind: "NothingChanges" });
        return ok([{ type: "DeadlineNegotiated", dueAt, agreedWith, how, text, ...meta }]);
      }),
  }),
  /** `overrideReason`: where rules of the schedule refuse the time and whoever acts may override them. */
  ScheduleChange: changeAction({
    type: "ScheduleChange",
    who: ["change-manager", "specialist"],
    clashesWith: ["ChangeScheduled", "ContentEdited"],
    input: z.strictObject({
      from: instant("The start"),
      until: instant("The end"),
      overrideReason: optionalProse("The reason for overriding the rules"),
    }),
    may: (state) => standing(state, AHEAD),
    decide: (state, { from, until, overrideReason }, context) =>
      step(state, context, AHEAD, (change, meta) => {
        const allowed = slotAllowed(change, { from, until }, overrideReason, context);
        if (!allowed.ok) return allowed;
        const { overridden } = allowed.value;
        return ok([{ type: "ChangeScheduled", from, until, overridden, reason: overrideReason, ...meta }]);
      }),
  }),
  CancelSchedule: changeAction({
    type: "CancelSchedule",
    who: ["change-manager", "specialist"],
    clashesWith: ["ChangeScheduled"],
    input: z.strictObject({ reason: prose("The reason") }),
    may: (state) => standing(state, ["scheduled"]),
    decide: (state, { reason }, context) =>
      step(state, context, ["scheduled"], (_change, meta) => ok([{ type: "ScheduleCancelled", reason, ...meta }])),
  }),
  /** Implemented, backed out or failed. */
  RecordCarriedOut: changeAction({
    type: "RecordCarriedOut",
    who: ["change-manager", "specialist", "analyst"],
    clashesWith: ["ChangeCarriedOut", "ContentEdited"],
    input: z.strictObject({
      outcome: z.enum(OUTCOMES),
      startedAt: instant("The start"),
      endedAt: instant("The end"),
      text: prose("What was done"),
    }),
    may: (state) => standing(state, AHEAD),
    decide: (state, { outcome, startedAt, endedAt, text }, context) =>
      step(state, context, AHEAD, (change, meta) => {
        if (endedAt < startedAt) return refuse({ kind: "EndsBeforeItBegins" });
        if (startedAt < change.approvedAt) {
          return refuse({ kind: "HappenedTooEarly", earliestAt: change.approvedAt });
        }
        if (endedAt > context.now) return refuse({ kind: "NotDueYet", at: endedAt });
        return ok([{ type: "ChangeCarriedOut", outcome, startedAt, endedAt, text, ...meta }]);
      }),
  }),
  ReviewChange: changeAction({
    type: "ReviewChange",
    who: ["change-manager", "specialist", "team-leader"],
    clashesWith: ["ChangeReviewed"],
    input: z.strictObject({
      worked: z.boolean(),
      availability: z.enum(EFFECTS),
      capacity: z.enum(EFFECTS),
      /** Incidents it caused. */
      incidents: z.array(idText("ticket")).max(200).readonly(),
      text: prose("The review"),
    }),
    may: (state) => standing(state, ["done"]),
    decide: (state, { worked, availability, capacity, incidents, text }, context) =>
      step(state, context, ["done"], (_change, meta) =>
        ok([{ type: "ChangeReviewed", worked, availability, capacity, incidents, text, ...meta }]),
      ),
  }),
} as const;
