import { type ReactNode, useMemo, useState } from "react";
import { useActions } from "../../stores/use-actions.ts";
import { CommandPalette } from "./command-palette.tsx";
import type { KeyPlaces } from "./key-lists.ts";
import { KeyOverlay } from "./key-overlay.tsx";
import { keyPlaces } from "./key-places.ts";
import { PaletteContext } from "./palette-context.ts";
import { useAppearanceActions } from "./use-appearance-actions.ts";
import { useKeyBindings } from "./use-key-bindings.ts";

type Shown = "nothing" | "palette" | KeyPlaces;

/** One registry of actions, three ways to reach them: their key, the palette, the list under `?`. */
export function KeyboardLayer({ children }: { readonly children: ReactNode }) {
  const [shown, setShown] = useState<Shown>("nothing");
  const door = useMemo(() => ({ open: () => setShown("palette"), showKeys: () => setShown(keyPlaces()) }), []);
  useKeyBindings();
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
      keys: ["?", "Shift+?"],
      run: door.showKeys,
      scope: "unwritten",
    },
  ]);
  return (
    <PaletteContext value={door}>
      {children}
      <CommandPalette isOpen={shown === "palette"} onClose={() => setShown("nothing")} />
      <KeyOverlay places={typeof shown === "string" ? null : shown} onClose={() => setShown("nothing")} />
    </PaletteContext>
  );
}
