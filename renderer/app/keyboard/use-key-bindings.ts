import { useLayoutEffect } from "react";
import { isComposing } from "../../components/composing.ts";
import { type Action, type ActionRegistry, availableActions } from "../../stores/action-registry.ts";
import { useDesk } from "../../stores/desk-context.tsx";
import { meantBy } from "./key-lists.ts";
import { areaOf } from "./key-places.ts";
import { keyReader } from "./key-reader.ts";

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
        const action = actionFor(store.getState(), key, scopesAt(event), areaOf(event.target));
        if (action === undefined) continue;
        event.preventDefault();
        return action.run();
      }
    };
    window.addEventListener("keydown", pressed);
    window.addEventListener("keydown", keepFromCommands, { capture: true });
    return () => {
      window.removeEventListener("keydown", pressed);
      window.removeEventListener("keydown", keepFromCommands, { capture: true });
    };
  }, [store]);
}

/** What belongs to an input method reaches nobody in the page, whoever listens there: no Escape of it closes anything. */
function keepFromCommands(event: KeyboardEvent): void {
  if (isComposing(event)) event.stopImmediatePropagation();
}

/** All keys as one text, so that one comparison tells whether a key was added or taken away. */
function boundKeys({ batches }: ActionRegistry): string {
  return [...new Set(batches.flat().flatMap(({ keys }) => keys))].toSorted().join("\n");
}

type Scope = NonNullable<Action["scope"]>;

/** Where the key was pressed: in a field only what works everywhere, under a dialog only what the dialog offers. */
function scopesAt(event: KeyboardEvent): readonly Scope[] {
  const isUnderDialog = document.querySelector("[data-modal-dialog]") !== null;
  if (isTyping(event)) return isTicking(event) && !isUnderDialog ? ["unwritten", "everywhere"] : ["everywhere"];
  return isUnderDialog ? ["dialog", "everywhere"] : ["page", "unwritten", "everywhere"];
}

/** A check box or radio button takes no letters, yet a letter there seldom means the page: only what is `unwritten` works. */
function isTicking({ target }: KeyboardEvent): boolean {
  return target instanceof Element && target.matches("input[type=checkbox], input[type=radio]");
}

/** The window hears the event last, when its target is long known; a menu's own type-ahead counts as typing. */
function isTyping(event: KeyboardEvent): boolean {
  const { target } = event;
  if (!(target instanceof Element)) return false;
  const isChoosing = target.closest('[role="menu"], [role="listbox"], [role="combobox"]') !== null;
  return isChoosing || target.closest("input, textarea, select, [contenteditable]") !== null;
}

function actionFor(
  registry: ActionRegistry,
  key: string,
  scopes: readonly Scope[],
  area: string | null,
): Action | undefined {
  const possible = availableActions(registry).filter((action) => scopes.includes(action.scope ?? "page"));
  return meantBy(possible, key, area);
}
