import { useEffect, useRef, useState } from "react";
import type { CallFields } from "./call-fields.ts";

export interface OpenCall {
  readonly draftId: string;
  readonly fields: CallFields;
}

export interface DiscardedCall extends OpenCall {
  /** It stood in the form, not in the list of unfinished ones. */
  readonly wasOpen: boolean;
}

/**
 * The call discarded last. Its draft is kept until another is discarded, the next call is logged or the screen is left:
 * until then a slip of the hand costs nothing.
 */
export function useDiscarded(drop: (draftId: string) => void) {
  const [discarded, setDiscarded] = useState<DiscardedCall | null>(null);
  const latest = useRef({ discarded, drop });
  useEffect(() => {
    latest.current = { discarded, drop };
  });
  useEffect(
    () => () => {
      const held = latest.current;
      if (held.discarded !== null) held.drop(held.discarded.draftId);
    },
    [],
  );
  const discard = (call: DiscardedCall | null): void => {
    if (discarded !== null) drop(discarded.draftId);
    setDiscarded(call);
  };
  return {
    discarded,
    discard,
    forgetDiscarded: () => discard(null),
    /** It is kept after all. */
    undo: () => setDiscarded(null),
  };
}
