import { z } from "zod";
import type { EventMeta } from "../../kernel/actor.ts";
import { prose } from "../../kernel/input-schemas.ts";
import { ok } from "../../kernel/result.ts";
import { type Change, type ChangeState, openBallot } from "../change.ts";
import { changeAction, DESK, type Decided, refuse, standing, step, VOTERS } from "../change-action.ts";
import type { ChangeContext } from "../change-context.ts";
import type { ChangeContent } from "../content.ts";
import { CONTENT_FIELDS } from "../content.ts";
import { ContentInput, contentFrom } from "../content-schemas.ts";
import { checkContent } from "./content-check.ts";
import { contentHash } from "./content-hash.ts";
import { contentDifference, materialDifference } from "./difference.ts";
import { isSpellingOnly } from "./spelling.ts";

const BEFORE_DECISION = ["logged", "assessing", "deciding", "appealed"] as const;
const UNTIL_DONE = [...BEFORE_DECISION, "rejected", "approved", "scheduled"] as const;

export const proposalActions = {
  /**
   * Changes what is asked for. A material edit voids the votes on it. What is approved may be edited materially only
   * by saying that the approval is given up: then it is decided anew.
   */
  EditContent: changeAction({
    type: "EditContent",
    who: DESK,
    clashesWith: ["ContentEdited", "SpellingCorrected", "RoutedToBoard", "VoteCast", "ChangeDecided"],
    input: z.strictObject({ content: ContentInput, givesUpApproval: z.boolean() }),
    may: (state) => standing(state, UNTIL_DONE),
    decide: (state, { content, givesUpApproval }, context) =>
      step(state, context, UNTIL_DONE, (change, meta) => {
        const fields = materialDifference(change.content, content, context.rules.material.fields);
        const { status } = change;
        const isFixed = status === "approved" || status === "scheduled" || status === "rejected";
        const isOpen = status !== "rejected" && givesUpApproval;
        if (isFixed && fields.length > 0 && !isOpen) return refuse({ kind: "ContentFixed", status, fields });
        return edited("ContentEdited", change, content, context, meta);
      }),
  }),
  /** Letters put right in a material field before the decision; the votes stand and everybody may object. */
  CorrectSpelling: changeAction({
    type: "CorrectSpelling",
    who: ["change-manager"],
    clashesWith: ["ContentEdited", "SpellingCorrected"],
    input: z.strictObject({ content: ContentInput }),
    may: (state) => standing(state, BEFORE_DECISION),
    decide: (state, { content }, context) =>
      step(state, context, BEFORE_DECISION, (change, meta) => {
        const changed = contentDifference(change.content, content, context.rules.material.fields);
        for (const { field, before, after } of changed) {
          const isText = typeof before === "string" && typeof after === "string";
          if (isText && isSpellingOnly(before, after)) continue;
          return refuse({ kind: "NotOnlySpelling", field });
        }
        return edited("SpellingCorrected", change, content, context, meta);
      }),
  }),
  ObjectToCorrection: changeAction({
    type: "ObjectToCorrection",
    who: VOTERS,
    clashesWith: [],
    input: z.strictObject({ comment: prose("What it changes") }),
    may: corrected,
    decide: (state, { comment }, context) =>
      step(state, context, ["deciding"], (change, meta) => {
        const may = corrected(state);
        if (!may.ok) return may;
        const isMember = openBallot(change)?.seats.some(
          ({ person }) => context.by.kind === "person" && person === context.by.id,
        );
        return isMember === true
          ? ok([{ type: "CorrectionObjectedTo", comment, ...meta }])
          : refuse({ kind: "NotOnTheBoard" });
      }),
  }),
} as const;

function corrected(state: ChangeState) {
  const change = standing(state, ["deciding"]);
  if (!change.ok) return change;
  if (openBallot(change.value) === null) return refuse({ kind: "NoOpenBallot" });
  return change.value.sameAs.length === 0 ? refuse({ kind: "NothingChanges" }) : change;
}

function edited(
  type: "ContentEdited" | "SpellingCorrected",
  change: Change,
  input: ChangeContent,
  context: ChangeContext,
  meta: EventMeta,
): Decided {
  const { rules } = context;
  const checked = checkContent(input, rules);
  if (!checked.ok) return checked;
  const content = contentFrom(checked.value);
  const isSame = CONTENT_FIELDS.every(
    (field) => JSON.stringify(content[field]) === JSON.stringify(change.content[field]),
  );
  if (isSame) return refuse({ kind: "NothingChanges" });
  return ok([{ type, ...content, hash: contentHash(content, rules.material.fields), ...meta }]);
}
