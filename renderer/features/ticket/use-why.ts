import { type RefObject, useRef, useState } from "react";
import type { PromiseKind } from "../../../shared/clock/clock-report.ts";

export interface Why {
  /** The promise whose ledger is open, if any. */
  readonly shown: PromiseKind | null;
  /** The open ledger, which takes the focus. */
  readonly ledger: RefObject<HTMLElement | null>;
  readonly show: (promise: PromiseKind | null) => void;
  readonly close: () => void;
}

/** Which promise is explained. The focus goes into its ledger and, when that is closed, back to where it was. */
export function useWhy(place: RefObject<HTMLElement | null>): Why {
  const [shown, setShown] = useState<PromiseKind | null>(null);
  const ledger = useRef<HTMLElement>(null);
  const cameFrom = useRef<Element | null>(null);
  const show = (promise: PromiseKind | null): void => {
    if (shown === null) cameFrom.current = document.activeElement;
    setShown(promise);
  };
  const close = (): void => {
    // Who has gone on to something else meanwhile stays there.
    if (ledger.current?.contains(document.activeElement) === true) focusAgain(cameFrom.current, place.current);
    setShown(null);
  };
  return { shown, ledger, show, close };
}

/** Nothing in particular had the focus, or it is gone: then the ticket has it, where its keys work. */
function focusAgain(before: Element | null, place: HTMLElement | null): void {
  const isThere = before instanceof HTMLElement && before.isConnected && before !== document.body;
  (isThere ? before : place)?.focus();
}
