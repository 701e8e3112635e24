import { useEffect } from "react";
import { useStore } from "zustand";
import { useDesk } from "../../stores/desk-context.tsx";
import { openInOrder } from "../../stores/queue/hold-still.ts";

/** What shows that somebody is at the list. */
const SIGNS = ["keydown", "pointerdown", "pointermove", "wheel"] as const;

/** The list holds still for who works at it; once nobody has touched a key or the pointer for a while, it puts itself in order. */
export function useIdleOrder(): void {
  const desk = useDesk();
  const afterMs = useStore(desk.preferences, (state) => state.orderAfterMs);
  useEffect(() => {
    if (afterMs === null) return;
    let touchedAt = performance.now();
    const touch = (): void => {
      touchedAt = performance.now();
    };
    for (const sign of SIGNS) window.addEventListener(sign, touch, { capture: true, passive: true });
    const stop = desk.ticker.subscribe(() => {
      if (performance.now() - touchedAt >= afterMs) openInOrder(desk);
    });
    return () => {
      stop();
      for (const sign of SIGNS) window.removeEventListener(sign, touch, { capture: true });
    };
  }, [desk, afterMs]);
}
