import { useEffectEvent, useLayoutEffect } from "react";
import { type Action, register } from "./action-registry.ts";
import { useDesk } from "./desk-context.tsx";

/**
 * Offers actions while the calling component is on screen. `run` and `when` may close over the latest render: what is
 * registered changes only when ids, labels or keys do. Registered before the component is painted: no key pressed at what
 * can be seen is lost. `when` is asked when a key is pressed or a list is opened, never while something is drawn.
 */
export function useActions(actions: readonly Action[]): void {
  const { actions: store } = useDesk();
  const shape = JSON.stringify(
    actions.map(({ id, label, area, keys, scope, isKeyOnly }) => [id, label, area, keys, scope, isKeyOnly]),
  );
  const latest = useEffectEvent((id: string): Action | undefined => actions.find((action) => action.id === id));
  const offer = useEffectEvent(() =>
    register(
      store,
      actions.map((action) => ({
        ...action,
        run: () => latest(action.id)?.run(),
        when: () => {
          const now = latest(action.id);
          return now !== undefined && now.when?.() !== false;
        },
      })),
    ),
  );
  // The shape stands for everything a registration copies; functions are looked up when they run.
  useLayoutEffect(() => offer(), [store, shape]);
}
