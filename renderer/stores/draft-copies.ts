/** What somebody types during a call, as this browser keeps it beside the desk's own file. */
export interface DraftCopy {
  readonly id: string;
  readonly fields: string;
  readonly savedAt: number;
}

const PREFIX = "deskwatch.draft.";

/**
 * Copies of unfinished calls in this browser: a host that dies within the second, or is away while somebody types, loses
 * nothing of them. Kept by address, so that a desk started anew on the same port finds them in a new tab.
 */
export interface DraftCopies {
  keep(id: string, fields: string): DraftCopy;
  /** Takes a copy away; with `upTo`, only one that is no newer: what was typed since is not on the desk's disk yet. */
  drop(id: string, upTo?: number): void;
  all(): readonly DraftCopy[];
}

export function draftCopies(storage: Storage, now: () => number): DraftCopies {
  const read = (key: string): DraftCopy | null => {
    try {
      const kept: unknown = JSON.parse(storage.getItem(key) ?? "null");
      return isCopy(kept) ? kept : null;
    } catch {
      return null; // written by nobody we know
    }
  };
  return {
    keep(id, fields) {
      const copy: DraftCopy = { id, fields, savedAt: now() };
      try {
        storage.setItem(PREFIX + copy.id, JSON.stringify(copy));
      } catch {
        // A full or forbidden storage costs the copy; the desk's file has the draft.
      }
      return copy;
    },
    drop(id, upTo = Number.POSITIVE_INFINITY) {
      const known = read(PREFIX + id);
      if (known === null || known.savedAt <= upTo) storage.removeItem(PREFIX + id);
    },
    all() {
      const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? "");
      return keys.filter((key) => key.startsWith(PREFIX)).flatMap((key) => read(key) ?? []);
    },
  };
}

function isCopy(kept: unknown): kept is DraftCopy {
  if (typeof kept !== "object" || kept === null) return false;
  const field = (name: string): unknown => Reflect.get(kept, name);
  return typeof field("id") === "string" && typeof field("fields") === "string" && typeof field("savedAt") === "number";
}

/** A copy goes away once the desk has it. One that is there and this little older holds what the desk's last saving missed. */
const SLACK_MS = 1_000;

/** The desk's drafts with what this browser knows better: of the same draft the newer one, and those only it has. */
export function mergedDrafts<Draft extends DraftCopy>(
  stored: readonly Draft[],
  copies: readonly DraftCopy[],
): readonly (Draft | DraftCopy)[] {
  const known = new Set(stored.map(({ id }) => id));
  const newer = stored.map((draft) => {
    const copy = copies.find(({ id }) => id === draft.id);
    return copy !== undefined && copy.savedAt + SLACK_MS > draft.savedAt ? { ...draft, ...copy } : draft;
  });
  return [...newer, ...copies.filter(({ id }) => !known.has(id))];
}
