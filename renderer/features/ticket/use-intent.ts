import { useEffect } from "react";
import { useStore } from "zustand";
import { useDesk } from "../../stores/desk-context.tsx";
import { type ActionName, actionNamed } from "./actions.ts";

/** What the queue asked to begin when it opened this ticket; read once. */
export function useIntent(begin: (name: ActionName) => void, toggleWhy: () => void): void {
  const { route } = useDesk();
  const intent = useStore(route, (state) => state.intent);
  useEffect(() => {
    if (intent === null) return;
    route.setState({ intent: null });
    const name = actionNamed(intent);
    if (name !== null) begin(name);
    else if (intent === "why") toggleWhy();
    // Only a new intent begins something; what the functions close over changes every second.
  }, [intent]);
}
