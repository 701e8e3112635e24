import type { Draft, DraftPlace } from "../../../shared/contract/views.ts";

const PREFIX = "deskwatch.draft.";

/** One place as one text. */
export const placeKey = ({ subject, form }: DraftPlace): string => `${subject}/${form}`;

/**
 * Copies of half-written forms in this browser, beside the desk's own file: a host that dies within the second, or is away
 * while somebody types, loses nothing of them. Kept by address, so that a desk started anew on the same port finds them in
 * a new tab.
 */
export interface DraftCopies {
  keep(place: DraftPlace, fields: string): Draft;
  /** Takes a copy away; with `upTo`, only one that is no newer: what was typed since is not on the desk's disk yet. */
  drop(place: DraftPlace, upTo?: number): void;
  all(): readonly Draft[];
}

export function draftCopies(storage: Storage, now: () => number): DraftCopies {
  const read = (key: string): Draft | null => {
    try {
      const kept: unknown = JSON.parse(storage.getItem(key) ?? "null");
      return isDraft(kept) ? kept : null;
    } catch {
      return null; // written by nobody we know
    }
  };
  return {
    keep({ subject, form }, fields) {
      const copy: Draft = { subject, form, fields, savedAt: now() };
      try {
        storage.setItem(PREFIX + placeKey(copy), JSON.stringify(copy));
      } catch {
        // A full or forbidden storage costs the copy; the desk's file has the draft.
      }
      return copy;
    },
    drop(place, upTo = Number.POSITIVE_INFINITY) {
      const key = PREFIX + placeKey(place);
      const known = read(key);
      if (known === null || known.savedAt <= upTo) storage.removeItem(key);
    },
    all() {
      const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? "");
      return keys.filter((key) => key.startsWith(PREFIX)).flatMap((key) => read(key) ?? []);
    },
  };
}

function isDraft(kept: unknown): kept is Draft {
  if (typeof kept !== "object" || kept === null) return false;
  const isText = (name: string): boolean => typeof Reflect.get(kept, name) === "string";
  return ["subject", "form", "fields"].every(isText) && typeof Reflect.get(kept, "savedAt") === "number";
}

/** A copy goes away once the desk has it. One that is there and this little older holds what the desk's last saving missed. */
const SLACK_MS = 1_000;

/** The desk's drafts with what this browser knows better: of the same draft the newer one, and those only it has. */
export function mergedDrafts(stored: readonly Draft[], copies: readonly Draft[]): readonly Draft[] {
  const known = new Set(stored.map(placeKey));
  const newer = stored.map((draft) => {
    const copy = copies.find((each) => placeKey(each) === placeKey(draft));
    return copy !== undefined && copy.savedAt + SLACK_MS > draft.savedAt ? copy : draft;
  });
  return [...newer, ...copies.filter((copy) => !known.has(placeKey(copy)))];
}
