import { createContext, useContext } from "react";

/** Opens what belongs to the keyboard: the palette and the list of keys. */
export interface PaletteDoor {
  open(): void;
  showKeys(): void;
}

export const PaletteContext = createContext<PaletteDoor>({ open() {}, showKeys() {} });

export function usePalette(): PaletteDoor {
  return useContext(PaletteContext);
}
