import { z } from "zod";
import { ERASED } from "../../kernel/event-definition.ts";
import { withVotesVoided } from "../ballot/ballot-fold.ts";
import { type Change, openBallot } from "../change.ts";
import { changeEvent, longWords, moving } from "../change-event.ts";
import type { ChangeContent } from "../content.ts";
import { contentErased, contentFacts, contentFrom, contentWords, SEARCHED_CONTENT } from "../content-schemas.ts";
import { acceptedHashes, baseOf, withBallot } from "../moves.ts";

const content = {
  facts: z.strictObject(contentFacts),
  words: z.strictObject(contentWords),
  erased: contentErased,
  searched: SEARCHED_CONTENT,
} as const;

/** What is asked for, changed. */
export const proposalEvents = {
  /** Another hash than the one voted on is a material edit: votes are void and what was approved is approved no longer. */
  ContentEdited: changeEvent({
    ...moving,
    ...content,
    type: "ContentEdited",
    evolve: (change, event) => {
      const edited = contentFrom(event);
      if (isCarriedOut(change)) return change;
      if (acceptedHashes(change).includes(event.hash)) return { ...change, content: edited };
      return materially(change, edited, event.hash, event.at);
    },
  }),
  /** Letters put right in a material field: votes stand, everybody can see what it was and object. */
  SpellingCorrected: changeEvent({
    ...moving,
    ...content,
    type: "SpellingCorrected",
    evolve: (change, event) => {
      // What was approved stays as it was approved, to the letter.
      if (isFixed(change)) return change;
      const sameAs = [...new Set([...change.sameAs, change.contentHash])].filter((hash) => hash !== event.hash);
      return { ...change, content: contentFrom(event), contentHash: event.hash, sameAs };
    },
  }),
  /** Somebody on the board takes a correction for more than spelling: then it is a material edit. */
  CorrectionObjectedTo: changeEvent({
    ...moving,
    type: "CorrectionObjectedTo",
    facts: z.strictObject({}),
    words: z.strictObject({ comment: longWords }),
    erased: { comment: ERASED },
    evolve: (change, { at }) => {
      const ballot = openBallot(change);
      if (ballot === null || change.sameAs.length === 0) return change;
      return withBallot({ ...change, sameAs: [] }, withVotesVoided(ballot, at));
    },
  }),
} as const;

const isCarriedOut = ({ status }: Change): boolean => status === "done" || status === "reviewed";
const isFixed = ({ status }: Change): boolean =>
  status === "approved" || status === "scheduled" || status === "done" || status === "reviewed";

function materially(change: Change, content: ChangeContent, hash: string, at: number): Change {
  const wasVotedOn = change.ballots.length > 0 || isFixed(change);
  const past = { content: change.content, hash: change.contentHash, until: at };
  const next = {
    content,
    contentHash: hash,
    sameAs: [],
    pastContents: wasVotedOn ? [...change.pastContents, past] : change.pastContents,
  };
  if (isFixed(change)) return { ...baseOf(change), ...next, template: null, status: "assessing", acceptedAt: at };
  const ballot = openBallot(change);
  const edited = { ...change, ...next };
  return ballot === null ? edited : withBallot(edited, withVotesVoided(ballot, at));
}
