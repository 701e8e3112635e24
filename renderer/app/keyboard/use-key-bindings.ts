import { useLayoutEffect } from "react";
import { createKeybindingsHandler } from "tinykeys";
import { type Action, type ActionRegistry, availableActions } from "../../stores/action-registry.ts";
import { useDesk } from "../../stores/desk-context.tsx";

/**
 * Binds the keys of every registered action to the window. Which keys there are, and which action a key means, is asked
 * when it is pressed. Bound before the frame is painted: what can be seen can be used.
 */
export function useKeyBindings(): void {
  const { actions: store } = useDesk();
  useLayoutEffect(() => {
    const reader = keyReader();
    const pressed = (event: KeyboardEvent): void => {
      // One press can complete "g a" and "a" at once: the longer one is what was meant.
      const completed = reader(event, boundKeys(store.getState())).toSorted((one, other) => other.length - one.length);
      for (const key of completed) {
        const action = actionFor(store.getState(), key, scopesAt(event), areaAt(event));
        if (action === undefined) continue;
        event.preventDefault();
        return action.run();
      }
    };
    window.addEventListener("keydown", pressed);
    return () => window.removeEventListener("keydown", pressed);
  }, [store]);
}

/** Tells which keys or pairs a press completes. Half-typed pairs are forgotten when keys come or go. */
function keyReader(): (event: KeyboardEvent, bound: string) => readonly string[] {
  let known = "";
  let completed: string[] = [];
  let handlers: readonly ((event: KeyboardEvent) => void)[] = [];
  // Text fields are looked at when the key is pressed: some actions work even there.
  const ignore = (event: KeyboardEvent): boolean => event.isComposing || event.defaultPrevented;
  // A handler for each: in one handler the first match ends the search, and half-typed pairs would outlive their press.
  const handlerOf = (key: string) => createKeybindingsHandler({ [key]: () => void completed.push(key) }, { ignore });
  return (event, bound) => {
    if (bound !== known) handlers = bound.split("\n").filter(Boolean).map(handlerOf);
    known = bound;
    completed = [];
    for (const handler of handlers) handler(event);
    return completed;
  };
}

/** All keys as one text, so that one comparison tells whether a key was added or taken away. */
function boundKeys({ batches }: ActionRegistry): string {
  return [...new Set(batches.flat().flatMap(({ keys }) => keys))].toSorted().join("\n");
}

type Scope = NonNullable<Action["scope"]>;

/** Where the key was pressed: in a field only what works everywhere, under a dialog only what the dialog offers. */
function scopesAt(event: KeyboardEvent): readonly Scope[] {
  if (isTyping(event)) return ["everywhere"];
  const isUnderDialog = document.querySelector("[data-modal-dialog]") !== null;
  return isUnderDialog ? ["dialog", "everywhere"] : ["page", "everywhere"];
}

/** The window hears the event last, when its target is long known; a menu's own type-ahead counts as typing. */
function isTyping(event: KeyboardEvent): boolean {
  const { target } = event;
  if (!(target instanceof Element)) return false;
  const isChoosing = target.closest('[role="menu"], [role="listbox"], [role="combobox"]') !== null;
  return isChoosing || target.closest("input, textarea, select, [contenteditable]") !== null;
}

/** The part of the screen that has the focus says whose keys come first (`data-keys` names an area of actions). */
function areaAt({ target }: KeyboardEvent): string | null {
  return target instanceof Element ? (target.closest("[data-keys]")?.getAttribute("data-keys") ?? null) : null;
}

function actionFor(
  registry: ActionRegistry,
  key: string,
  scopes: readonly Scope[],
  area: string | null,
): Action | undefined {
  const meant = availableActions(registry).filter(
    (action) => action.keys.includes(key) && scopes.includes(action.scope ?? "page"),
  );
  return meant.find((action) => action.area === area) ?? meant[0];
}
