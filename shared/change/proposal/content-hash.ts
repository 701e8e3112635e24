import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { ChangeContent, ContentField } from "../content.ts";
import { CONTENT_FIELDS } from "../content.ts";

/**
 * The text a vote is tied to: the material fields in a fixed order, line ends, runs of spaces and the Unicode form of
 * letters made one. Any other difference makes another text.
 * @param material which fields count, by the agreement's change rules.
 */
export function canonicalText(content: ChangeContent, material: readonly ContentField[]): string {
  const fields = CONTENT_FIELDS.filter((field) => material.includes(field)).map((field) => [
    field,
    canonicalValue(content[field]),
  ]);
  return JSON.stringify(["change content 1", ...fields]);
}

/** SHA-256 of the canonical text, 64 hexadecimal digits. */
export function contentHash(content: ChangeContent, material: readonly ContentField[]): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalText(content, material))));
}

function canonicalValue(value: ChangeContent[ContentField]): unknown {
  if (typeof value === "string") return oneForm(value);
  if (value === null) return null;
  // The order in which services were ticked says nothing.
  if (Array.isArray(value)) return value.map(oneForm).toSorted();
  return "from" in value ? [value.from, value.until] : value;
}

function oneForm(text: string): string {
  return text
    .normalize("NFC")
    .replace(/[ \t\u00a0]+/g, " ")
    .replace(/ ?\r?\n ?/g, "\n")
    .trim();
}
