import { useLayoutEffect, useRef } from "react";
import type { Instant } from "../../shared/kernel/instant.ts";
import { useDesk } from "./desk-context.tsx";

/**
 * A text that changes with the seconds, written straight into the page when it reads differently: nothing is drawn
 * anew around it. For texts that change every second; words that hold for a minute are told by `useTicking`.
 */
export function TickingText({ derive }: { readonly derive: (now: Instant) => string }) {
  const { ticker } = useDesk();
  const place = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const span = place.current;
    if (span === null) return;
    let shown: string | null = null;
    const write = (): void => {
      const text = derive(ticker.now());
      if (text !== shown) span.textContent = text;
      shown = text;
    };
    write();
    return ticker.subscribe(write);
  }, [ticker, derive]);
  return <span ref={place} />;
}
