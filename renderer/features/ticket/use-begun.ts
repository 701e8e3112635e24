import { useEffect, useEffectEvent, useRef, useState } from "react";
import type { Draft } from "../../../shared/contract/views.ts";
import type { ActionName } from "./actions.ts";
import type { Offer } from "./use-offers.ts";

/**
 * Which action is being filled in. One that is not possible now is not begun, unless something is written in it already:
 * its reason is told. `onEnd` runs once what
 * was filled in is gone: before that, a dialog would hold on to the focus.
 */
export function useBegun(offers: readonly Offer[], drafts: readonly Draft[], onEnd: () => void) {
  const [begun, setBegun] = useState<ActionName | null>(null);
  const [told, setTold] = useState<string | null>(null);
  const begin = (name: ActionName): void => {
    const why = offers.find((offer) => offer.spec.name === name)?.why ?? null;
    setTold(why);
    const isWritten = drafts.some(({ form }) => form === name);
    setBegun(why === null || isWritten ? name : null);
  };
  const end = (): void => {
    setBegun(null);
    setTold(null);
  };
  const ended = useEffectEvent(onEnd);
  const before = useRef(begun);
  useEffect(() => {
    if (before.current !== null && begun === null) ended();
    before.current = begun;
  }, [begun]);
  return { begun, begin, end, told };
}
