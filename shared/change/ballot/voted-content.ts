import type { PersonId } from "../../kernel/ids.ts";
import type { Change } from "../change.ts";
import type { ChangeContent, ContentField } from "../content.ts";
import { CONTENT_FIELDS } from "../content.ts";
import { acceptedHashes } from "../moves.ts";
import { contentDifference, type FieldDifference, materialDifference } from "../proposal/difference.ts";

/** The content a hash was made of, as far as the change still has it. */
export function contentByHash(change: Change, hash: string): ChangeContent | null {
  if (acceptedHashes(change).includes(hash)) return change.content;
  return change.pastContents.findLast((past) => past.hash === hash)?.content ?? null;
}

/** The material fields changed since a voter looked; all of them where the content they saw is not known here. */
export function fieldsSince(change: Change, hash: string, material: readonly ContentField[]): readonly ContentField[] {
  const seen = contentByHash(change, hash);
  return seen === null ? material : materialDifference(seen, change.content, material);
}

/** What somebody last voted on and what has changed since, word by word; null where they have not voted or nothing changed. */
export function changedSinceVote(
  change: Change,
  voter: PersonId,
  material: readonly ContentField[],
): readonly FieldDifference[] | null {
  const votes = change.ballots.flatMap((ballot) => ballot.votes).filter((vote) => vote.voter === voter);
  const hash = votes.at(-1)?.hash;
  const seen = hash === undefined ? null : contentByHash(change, hash);
  if (seen === null) return null;
  const differences = contentDifference(seen, change.content, material.length === 0 ? CONTENT_FIELDS : material);
  return differences.length === 0 ? null : differences;
}
