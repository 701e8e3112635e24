import { useDesk } from "../../stores/desk-context.tsx";
import { DENSITIES, type Density, THEMES, type Theme } from "../../stores/preference-store.ts";
import { useActions } from "../../stores/use-actions.ts";

/** "Z" for the window itself, as in zoom: how it looks, by its second letter. */
const THEME_KEYS: Readonly<Record<Theme, string>> = { system: "z s", light: "z l", dark: "z d" };
const DENSITY_KEYS: Readonly<Record<Density, string>> = { comfortable: "z o", compact: "z c" };

/** How the window looks. */
export function useAppearanceActions(): void {
  const { preferences } = useDesk();
  useActions([
    ...THEMES.map((theme) => ({
      id: `theme.${theme}`,
      label: theme === "system" ? "Use the system's theme" : `Use the ${theme} theme`,
      area: "Appearance",
      keys: [THEME_KEYS[theme]],
      run: () => preferences.setState({ theme }),
    })),
    ...DENSITIES.map((density) => ({
      id: `density.${density}`,
      label: `Use ${density} rows`,
      area: "Appearance",
      keys: [DENSITY_KEYS[density]],
      run: () => preferences.setState({ density }),
    })),
  ]);
}
