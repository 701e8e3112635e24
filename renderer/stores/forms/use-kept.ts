import { useEffect, useMemo, useRef, useState } from "react";
import { useStore } from "zustand";
import type { DraftPlace } from "../../../shared/contract/views.ts";
import { useDesk } from "../desk-context.tsx";
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
  readonly commandId: () => string;
  /** Null while nothing is written that would be missed. */
  readonly draft: KeptDraft | null;
  readonly change: (next: Values) => void;
  /** Sent: nothing of it is half written any more. */
  readonly done: () => void;
  /** Given up; null while there is nothing to give up. */
  readonly discard: (() => void) | null;
  /** Takes back what was given up last; null where that was nothing of this form. */
  readonly undo: (() => void) | null;
}

export interface KeptParts<Values extends object> {
  /** Where it is kept; null for a secret, which lives no longer than the form is open. */
  readonly place: DraftPlace | null;
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
  const [secret, setSecret] = useState(begun);
  const ownId = useRef<string>(null);
  const draft = useStore(shelf.store, ({ drafts }) => (place === null ? null : (drafts.get(placeKey(place)) ?? null)));
  const canUndo = useStore(
    shelf.store,
    ({ discarded }) => place !== null && discarded.get(place.subject)?.form === place.form,
  );
  const kept = useMemo(() => keptIn(draft?.fields), [draft?.fields]);
  const values = useMemo(() => (kept === null ? begun : read(kept.values, begun)), [kept, begun, read]);
  // Made when the form is first written in or sent, and the same from then on.
  const commandId = (): string => kept?.commandId ?? (ownId.current ??= crypto.randomUUID());
  if (place === null) {
    const done = (): void => setSecret(begun);
    return { values: secret, commandId, draft: null, change: setSecret, done, discard: null, undo: null };
  }
  return {
    values,
    commandId,
    draft,
    change: (next) => {
      const differing = differences(begun, next);
      if (Object.keys(differing).length === 0) shelf.forget(place);
      else shelf.keep(place, JSON.stringify({ commandId: commandId(), values: differing } satisfies Kept));
    },
    done: () => shelf.forget(place),
    discard: draft === null ? null : () => shelf.discard(place),
    undo: canUndo ? () => shelf.undo(place.subject) : null,
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

/** What was kept of a form whose fields are all texts; what is no text is as the form begins. */
export function readTexts<Values extends Readonly<Record<keyof Values, string>>>(
  kept: Readonly<Record<string, unknown>>,
  begun: Values,
): Values {
  const isText = ([name, value]: [string, unknown]): boolean => name in begun && typeof value === "string";
  return { ...begun, ...Object.fromEntries(Object.entries(kept).filter(isText)) };
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
