import { z } from "zod";
import { idText, line, optionalProse, prose } from "../../kernel/input-schemas.ts";
import type { Result } from "../../kernel/result.ts";
import { ok } from "../../kernel/result.ts";
import { isBarred } from "../assessment/routing-actions.ts";
import type { ChangeState, DecidingChange, RejectedChange } from "../change.ts";
import { changeAction, DESK, refuse, standing, step } from "../change-action.ts";
import type { ChangeContext } from "../change-context.ts";
import { WITHDRAWAL_REASONS } from "../change-parts.ts";
import type { ChangeRejection } from "../change-rejection.ts";
import { clauseOf } from "../clause.ts";
import { whoDecides } from "../moves.ts";

const WITHDRAWABLE = ["logged", "assessing", "deciding", "appealed", "approved", "scheduled", "rejected"] as const;

export const decisionActions = {
  /** The change manager's decision: on his own route, on a recommendation, or where a board passed it on (STK-66). */
  DecideChange: changeAction({
    type: "DecideChange",
    who: ["change-manager"],
    clashesWith: ["ContentEdited", "ChangeDecided", "VoteCast", "RoutedToBoard"],
    input: z
      .strictObject({
        outcome: z.enum(["approved", "rejected"]),
        reasons: optionalProse("The reasons"),
        advisers: z.array(line("The adviser")).max(50).readonly(),
      })
      .refine(({ outcome, reasons }) => outcome === "approved" || reasons !== "", {
        path: ["reasons"],
        error: "A rejection needs its reasons: the customer is told them.",
      }),
    may: decidable,
    decide: (state, { outcome, reasons, advisers }, context) =>
      step(state, context, ["deciding"], (change, meta) => {
        const may = decidable(state);
        if (!may.ok) return may;
        const { appealByOthers } = context.rules.process;
        if (appealByOthers !== undefined && isBarred(change, context)) {
          return refuse({ kind: "DecidedBefore", clause: clauseOf(appealByOthers) });
        }
        return ok([{ type: "ChangeDecided", outcome, reasons, advisers, ...meta }]);
      }),
  }),
  /** The customer's right of appeal (STK-70): once against each rejection. */
  MakeAppeal: changeAction({
    type: "MakeAppeal",
    who: DESK,
    clashesWith: ["AppealMade"],
    input: z.strictObject({ appellant: line("Who appeals"), grounds: prose("The grounds") }),
    may: appealable,
    decide: (state, { appellant, grounds }, context) =>
      step(state, context, ["rejected"], (_change, meta) => {
        const may = appealable(state);
        return may.ok ? ok([{ type: "AppealMade", appellant, grounds, ...meta }]) : may;
      }),
  }),
  /** On the customer's word (STK-68), or by the change manager as a duplicate of another change (STK-69). */
  WithdrawChange: changeAction({
    type: "WithdrawChange",
    who: DESK,
    clashesWith: ["ChangeDecided", "ChangeScheduled", "ChangeCarriedOut"],
    input: z.strictObject({
      reason: z.enum(WITHDRAWAL_REASONS),
      survivor: idText("change").nullable(),
      text: prose("The reason"),
    }),
    may: (state) => standing(state, WITHDRAWABLE),
    decide: (state, { reason, survivor, text }, context) =>
      step(state, context, WITHDRAWABLE, (_change, meta) => {
        const isDuplicate = reason === "duplicate";
        const fits = isDuplicate ? duplicateOf(survivor, context) : ok(null);
        if (!fits.ok) return fits;
        const askedBy = isDuplicate ? "change-manager" : "customer";
        return ok([{ type: "ChangeWithdrawn", reason, askedBy, survivor: fits.value, text, ...meta }]);
      }),
  }),
} as const;

function decidable(state: ChangeState): Result<DecidingChange, ChangeRejection> {
  const change = standing(state, ["deciding"]);
  if (!change.ok) return change;
  const who = whoDecides(change.value);
  if (who === "change-manager") return change;
  const { route } = change.value;
  return route.to === "board" && who === "board"
    ? refuse({ kind: "BoardDecides", boardId: route.boardId })
    : refuse({ kind: "BallotLapsed" });
}

function appealable(state: ChangeState): Result<RejectedChange, ChangeRejection> {
  const change = standing(state, ["rejected"]);
  if (!change.ok) return change;
  return change.value.stage === "appeal" ? refuse({ kind: "AppealDecided" }) : change;
}

/** The change that is gone on with, which must exist (STK-69). Only the change manager finds duplicates. */
function duplicateOf<Id extends string>(
  survivor: Id | null,
  context: ChangeContext,
): Result<Id | null, ChangeRejection> {
  const { duplicateSurvivor } = context.rules.process;
  const clause = duplicateSurvivor === undefined ? "" : clauseOf(duplicateSurvivor);
  if (!context.roles.includes("change-manager")) return refuse({ kind: "OnlyTheChangeManager", clause });
  if (survivor === null) return refuse({ kind: "DuplicateNeedsSurvivor", clause });
  if (survivor === context.stream) return refuse({ kind: "DuplicateOfItself" });
  return context.linked(survivor)?.kind === "change" ? ok(survivor) : refuse({ kind: "SurvivorUnknown", survivor });
}
