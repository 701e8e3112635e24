import { useEffect, useMemo, useState } from "react";
import { useStore } from "zustand";
import type { DraftPlace } from "../../shared/contract/views.ts";
import { useDesk } from "./desk-context.tsx";
import { placeKey } from "./draft-copies.ts";
import type { KeptDraft } from "./draft-shelf.ts";

/** What a form keeps besides what is typed: the id its command has, however often and from whichever window it is sent. */
interface Kept {
  readonly commandId: string;
  /** What differs from how the form begins; the rest is as it begins whenever it is opened. */
  readonly values: Readonly<Record<string, unknown>>;
}

export interface KeptForm<Values> {
  readonly values: Values;
  readonly commandId: string;
  /** Null while nothing is written that would be missed. */
  readonly draft: KeptDraft | null;
  readonly change: (next: Values) => void;
  /** Sent: nothing of it is half written any more. */
  readonly done: () => void;
}

interface KeptParts<Values extends object> {
  readonly place: DraftPlace;
  /** How the form begins; asked once. */
  readonly begin: () => Values;
  /** Makes whole values of what was kept, by whichever version of the program; whatever does not fit is as it begins. */
  readonly read: (kept: Readonly<Record<string, unknown>>, begun: Values) => Values;
}

/**
 * What is typed into a form, kept as a draft from the first letter that differs from how it begins. The draft is the one
 * place where it stands: a form that is closed and opened again, here or in another window, goes on where it was.
 */
export function useKept<Values extends object>({ place, begin, read }: KeptParts<Values>): KeptForm<Values> {
  const { drafts: shelf } = useDesk();
  const [begun] = useState(begin);
  const [ownId] = useState(() => crypto.randomUUID());
  const draft = useStore(shelf.store, ({ drafts }) => drafts.get(placeKey(place)) ?? null);
  const kept = useMemo(() => keptIn(draft?.fields), [draft?.fields]);
  const values = useMemo(() => (kept === null ? begun : read(kept.values, begun)), [kept, begun, read]);
  const commandId = kept?.commandId ?? ownId;
  return {
    values,
    commandId,
    draft,
    change: (next) => {
      const differing = differences(begun, next);
      if (Object.keys(differing).length === 0) shelf.forget(place);
      else shelf.keep(place, JSON.stringify({ commandId, values: differing } satisfies Kept));
    },
    done: () => shelf.forget(place),
  };
}

export interface Written {
  /** The oldest first. */
  readonly drafts: readonly KeptDraft[];
  /** What was discarded last. */
  readonly discarded: KeptDraft | null;
}

/** What is half written about one subject; null until it is known. Leaving it makes a discard final. */
export function useDrafts(subject: string): Written | null {
  const { drafts: shelf } = useDesk();
  const { drafts, loaded, discarded } = useStore(shelf.store);
  useEffect(() => {
    void shelf.load(subject);
    return () => shelf.settle(subject);
  }, [shelf, subject]);
  return useMemo(
    () =>
      loaded.has(subject)
        ? {
            drafts: [...drafts.values()].filter((draft) => draft.subject === subject),
            discarded: discarded.get(subject) ?? null,
          }
        : null,
    [drafts, loaded, discarded, subject],
  );
}

/** The id with which a draft's command is sent; null where it is no form of ours. */
export const commandIdOf = ({ fields }: Pick<KeptDraft, "fields">): string | null => keptIn(fields)?.commandId ?? null;

/** The first words written in it, to tell one draft from another. */
export function firstWords(draft: Pick<KeptDraft, "fields">): string {
  const texts = Object.values(keptIn(draft.fields)?.values ?? {}).filter((value) => typeof value === "string");
  return texts.toSorted((one, other) => other.length - one.length)[0]?.trim() ?? "";
}

function keptIn(fields: string | undefined): Kept | null {
  if (fields === undefined) return null;
  try {
    const kept: unknown = JSON.parse(fields);
    return isKept(kept) ? kept : null;
  } catch {
    return null; // written by nobody we know
  }
}

function isKept(kept: unknown): kept is Kept {
  if (typeof kept !== "object" || kept === null) return false;
  const values: unknown = Reflect.get(kept, "values");
  return typeof Reflect.get(kept, "commandId") === "string" && typeof values === "object" && values !== null;
}

function differences(begun: object, next: object): Readonly<Record<string, unknown>> {
  const same = (name: string, value: unknown): boolean =>
    JSON.stringify(Reflect.get(begun, name)) === JSON.stringify(value);
  return Object.fromEntries(Object.entries(next).filter(([name, value]) => !same(name, value)));
}
