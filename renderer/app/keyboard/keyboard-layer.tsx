import { type ReactNode, useMemo, useState } from "react";
import { useActions } from "../../stores/use-actions.ts";
import { CommandPalette } from "./command-palette.tsx";
import { KeyOverlay } from "./key-overlay.tsx";
import { PaletteContext } from "./palette-context.ts";
import { useAppearanceActions } from "./use-appearance-actions.ts";
import { useKeyBindings } from "./use-key-bindings.ts";

type Shown = "nothing" | "palette" | "keys";

/** One registry of actions, three ways to reach them: their key, the palette, the list under `?`. */
export function KeyboardLayer({ children }: { readonly children: ReactNode }) {
  const [shown, setShown] = useState<Shown>("nothing");
  const door = useMemo(() => ({ open: () => setShown("palette"), showKeys: () => setShown("keys") }), []);
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
    { id: "keys.show", label: "Show every key", area: "Anywhere", keys: ["?", "Shift+?"], run: door.showKeys },
  ]);
  return (
    <PaletteContext value={door}>
      {children}
      <CommandPalette isOpen={shown === "palette"} onClose={() => setShown("nothing")} />
      <KeyOverlay isOpen={shown === "keys"} onClose={() => setShown("nothing")} />
    </PaletteContext>
  );
}
