import { useLayoutEffect, useRef } from "react";
import { type Action, register } from "./action-registry.ts";
import { useDesk } from "./desk-context.tsx";

/**
 * Offers actions while the calling component is on screen. `run` and `when` may close over the latest render: what is
 * registered changes only when ids, labels or keys do. Registered before the component is painted: no key pressed at what
 * can be seen is lost.
 */
export function useActions(actions: readonly Action[]): void {
  const { actions: store } = useDesk();
  const latest = useRef(actions);
  useLayoutEffect(() => {
    latest.current = actions;
  });
  const shape = JSON.stringify(
    actions.map(({ id, label, area, keys, scope, isKeyOnly }) => [id, label, area, keys, scope, isKeyOnly]),
  );
  // The shape stands for everything a registration copies; functions are looked up when they run.
  useLayoutEffect(
    () =>
      register(
        store,
        latest.current.map((action) => forwarding(action, () => latest.current)),
      ),
    [store, shape],
  );
}

function forwarding(action: Action, latest: () => readonly Action[]): Action {
  const now = (): Action | undefined => latest().find(({ id }) => id === action.id);
  return { ...action, run: () => now()?.run(), when: () => now() !== undefined && now()?.when?.() !== false };
}
