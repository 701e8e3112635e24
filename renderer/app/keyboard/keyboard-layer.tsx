import { type ReactNode, useMemo, useState } from "react";
import { type Action, availableActions } from "../../stores/action-registry.ts";
import { useDesk } from "../../stores/desk-context.tsx";
import { useActions } from "../../stores/use-actions.ts";
import { CommandPalette } from "./command-palette.tsx";
import { type KeyList, keyLists } from "./key-lists.ts";
import { KeyOverlay } from "./key-overlay.tsx";
import { keyPlaces } from "./key-places.ts";
import { PaletteContext } from "./palette-context.ts";
import { useAppearanceActions } from "./use-appearance-actions.ts";
import { useKeptFocus } from "./use-kept-focus.ts";
import { useKeyBindings } from "./use-key-bindings.ts";

/** What was asked for, with what could be done when it was: the dialog itself changes nothing of that. */
type Shown =
  | { readonly what: "nothing" }
  | { readonly what: "palette"; readonly offered: readonly Action[] }
  | { readonly what: "keys"; readonly lists: readonly KeyList[] };

const NOTHING: Shown = { what: "nothing" };

/** One registry of actions, three ways to reach them: their key, the palette, the list under `?`. */
export function KeyboardLayer({ children }: { readonly children: ReactNode }) {
  const [shown, setShown] = useState<Shown>(NOTHING);
  const { actions } = useDesk();
  const door = useMemo(
    () => ({
      open: () => setShown({ what: "palette", offered: availableActions(actions.getState()) }),
      showKeys: () => setShown({ what: "keys", lists: keyLists(actions.getState(), keyPlaces()) }),
    }),
    [actions],
  );
  const close = (): void => setShown(NOTHING);
  useKeyBindings();
  useKeptFocus();
  useAppearanceActions();
  useActions([
    {
      id: "palette.open",
      label: "Search or command",
      area: "Anywhere",
      keys: ["$mod+k"],
      run: door.open,
      scope: "everywhere",
      isKeyOnly: true,
    },
    {
      id: "keys.show",
      label: "Show every key",
      area: "Anywhere",
      keys: ["?"],
      run: door.showKeys,
      scope: "unwritten",
    },
  ]);
  return (
    <PaletteContext value={door}>
      {children}
      <CommandPalette offered={shown.what === "palette" ? shown.offered : null} onClose={close} />
      <KeyOverlay lists={shown.what === "keys" ? shown.lists : null} onClose={close} />
    </PaletteContext>
  );
}
