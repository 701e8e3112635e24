import { Plus, Search } from "lucide-react";
import { Button } from "../components/button.tsx";
import { PersonSwitcher } from "../features/people/person-switcher.tsx";
import { useDesk } from "../stores/desk-context.tsx";
import { goTo } from "../stores/route-store.ts";
import { useActions } from "../stores/use-actions.ts";
import { usePalette } from "./keyboard/palette-context.ts";
import { placeOf } from "./screens.tsx";
import css from "./top-bar.module.css";

export function TopBar({ title }: { readonly title: string }) {
  const { route } = useDesk();
  const palette = usePalette();
  const hasCall = placeOf("call") !== undefined;
  useActions(
    hasCall
      ? [{ id: "call.new", label: "Log a new call", area: "Anywhere", keys: ["n"], run: () => goTo(route, "call") }]
      : [],
  );
  return (
    <header className={css["bar"]}>
      <h1 className={css["title"]}>{title}</h1>
      <button type="button" className={css["search"]} aria-keyshortcuts="Control+K" onClick={palette.open}>
        <Search size={15} aria-hidden="true" />
        <span>Search or command</span>
        <kbd aria-hidden="true">Ctrl K</kbd>
      </button>
      <div className={css["end"]}>
        {hasCall ? (
          <Button kind="primary" binding="n" onPress={() => goTo(route, "call")}>
            <Plus size={16} aria-hidden="true" />
            <span className={css["callWords"]}>New call</span>
          </Button>
        ) : null}
        <PersonSwitcher />
      </div>
    </header>
  );
}
