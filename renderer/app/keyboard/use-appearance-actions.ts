import { useDesk } from "../../stores/desk-context.tsx";
import { DENSITIES, type Density, ORDER_AFTER_MS, THEMES, type Theme } from "../../stores/preference-store.ts";
import { useActions } from "../../stores/use-actions.ts";

/** "Z" for the window itself, as in zoom: how it looks, by its second letter. */
const THEME_KEYS: Readonly<Record<Theme, string>> = { system: "z s", light: "z l", dark: "z d" };
const DENSITY_KEYS: Readonly<Record<Density, string>> = { comfortable: "z o", compact: "z c" };

type OrderAfter = `${Exclude<(typeof ORDER_AFTER_MS)[number], null> | "never"}`;
const ORDER_KEYS: Readonly<Record<OrderAfter, string>> = { 30000: "z a", 120000: "z w", never: "z k" };
const ORDER_LABELS: Readonly<Record<OrderAfter, string>> = {
  30000: "Let the queue put itself in order after 30 s without a key or pointer",
  120000: "Let the queue put itself in order after 2 min without a key or pointer",
  never: "Keep the queue still until it is put in order",
};

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
    ...ORDER_AFTER_MS.map((orderAfterMs) => ({
      id: `order.${orderAfterMs ?? "never"}`,
      label: ORDER_LABELS[`${orderAfterMs ?? "never"}`],
      area: "Appearance",
      keys: [ORDER_KEYS[`${orderAfterMs ?? "never"}`]],
      run: () => preferences.setState({ orderAfterMs }),
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
