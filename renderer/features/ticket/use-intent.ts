import { useEffect, useEffectEvent } from "react";
import { useStore } from "zustand";
import { useDesk } from "../../stores/desk-context.tsx";
import type { TicketIntent } from "../../stores/route-store.ts";

/** Begins what the queue asked for when it opened this ticket; each wish is read once. */
export function useIntent(onIntent: (intent: TicketIntent) => void): void {
  const { route } = useDesk();
  const intent = useStore(route, (state) => state.intent);
  const begin = useEffectEvent(onIntent);
  useEffect(() => {
    if (intent === null) return;
    route.setState({ intent: null });
    begin(intent);
  }, [intent, route]);
}
