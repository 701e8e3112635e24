import type { PreferenceStore } from "../stores/preference-store.ts";

/** Writes theme and density where tokens.css reads them. */
export function followPreferences(store: PreferenceStore, root: HTMLElement): () => void {
  const apply = (): void => {
    const { theme, density } = store.getState();
    if (theme === "system") root.removeAttribute("data-theme");
    else root.setAttribute("data-theme", theme);
    root.setAttribute("data-density", density);
  };
  apply();
  return store.subscribe(apply);
}
