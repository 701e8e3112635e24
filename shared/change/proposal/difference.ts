import { diffWordsWithSpace } from "diff";
import type { ChangeContent, ContentField } from "../content.ts";
import { CONTENT_FIELDS } from "../content.ts";
import { canonicalText } from "./content-hash.ts";

/** A stretch of a text: in both, only in the older, or only in the newer. */
export interface TextPart {
  readonly kind: "same" | "gone" | "new";
  readonly text: string;
}

/** How one field of a change differs from an earlier content of it. */
export interface FieldDifference {
  readonly field: ContentField;
  /** Word by word; for windows and lists null, they are shown whole. */
  readonly parts: readonly TextPart[] | null;
  readonly before: ChangeContent[ContentField];
  readonly after: ChangeContent[ContentField];
  readonly isMaterial: boolean;
}

/** Past this many words put in or left out a difference word by word helps nobody, and takes long to work out. */
const MOST_EDITS = 1_500;

/** The texts of two versions word by word, in reading order. Joined without what is new it is the older, without what is gone the newer. */
export function wordDifference(before: string, after: string): readonly TextPart[] {
  const found = diffWordsWithSpace(before, after, { maxEditLength: MOST_EDITS });
  // Two texts that share next to nothing are read as two texts.
  if (found === undefined) return [part("gone", before), part("new", after)].filter(({ text }) => text !== "");
  return found.map(({ value, added, removed }) => ({
    kind: added ? "new" : removed ? "gone" : "same",
    text: value,
  }));
}

const part = (kind: TextPart["kind"], text: string): TextPart => ({ kind, text });

/** Every field that differs, in the order of the fields. Differences no vote could be tied to (a run of spaces) are none. */
export function contentDifference(
  before: ChangeContent,
  after: ChangeContent,
  material: readonly ContentField[],
): readonly FieldDifference[] {
  return CONTENT_FIELDS.filter((field) => differs(before, after, field)).map((field) => {
    const [older, newer] = [before[field], after[field]];
    const parts = typeof older === "string" && typeof newer === "string" ? wordDifference(older, newer) : null;
    return { field, parts, before: older, after: newer, isMaterial: material.includes(field) };
  });
}

/** The material fields that differ. */
export function materialDifference(
  before: ChangeContent,
  after: ChangeContent,
  material: readonly ContentField[],
): readonly ContentField[] {
  return material.filter((field) => differs(before, after, field));
}

function differs(before: ChangeContent, after: ChangeContent, field: ContentField): boolean {
  return canonicalText(before, [field]) !== canonicalText(after, [field]);
}
