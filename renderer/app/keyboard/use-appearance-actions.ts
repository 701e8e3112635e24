import { useDesk } from "../../stores/desk-context.tsx";
import { DENSITIES, THEMES } from "../../stores/preference-store.ts";
import { useActions } from "../../stores/use-actions.ts";

/** How the window looks, from the palette. */
export function useAppearanceActions(): void {
  const { preferences } = useDesk();
  useActions([
    ...THEMES.map((theme) => ({
      id: `theme.${theme}`,
      label: theme === "system" ? "Use the system's theme" : `Use the ${theme} theme`,
      area: "Appearance",
      keys: [],
      run: () => preferences.setState({ theme }),
    })),
    ...DENSITIES.map((density) => ({
      id: `density.${density}`,
      label: `Use ${density} rows`,
      area: "Appearance",
      keys: [],
      run: () => preferences.setState({ density }),
    })),
  ]);
}
