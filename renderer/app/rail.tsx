import { useStore } from "zustand";
import { classNames } from "../components/class-names.ts";
import { keyText } from "../components/key-hint.tsx";
import { useDesk } from "../stores/desk-context.tsx";
import { goTo, hashOf, type Screen } from "../stores/route-store.ts";
import { useActions } from "../stores/use-actions.ts";
import css from "./rail.module.css";
import { SCREEN_PLACES } from "./screens.tsx";

/** The way between screens. Each is also an action with a key. */
export function Rail({ current }: { readonly current: Screen }) {
  const { route, queue } = useDesk();
  const filter = useStore(route, (state) => state.filter);
  const missed = useStore(queue, ({ counts }) => counts?.missed ?? 0);
  useActions(
    SCREEN_PLACES.map(({ screen, name, key }) => ({
      id: `go.${screen}`,
      label: `Go to ${name}`,
      area: "Anywhere",
      keys: [key],
      run: () => goTo(route, screen),
    })),
  );
  return (
    <nav className={css["rail"]} aria-label="Screens">
      <span className={css["mark"]} aria-hidden="true">
        <Mark />
      </span>
      {SCREEN_PLACES.map(({ screen, name, icon: Icon, key }) => (
        <a
          key={screen}
          href={hashOf({ screen, subject: null, filter })}
          className={classNames(css["link"], screen === current && css["current"])}
          aria-current={screen === current ? "page" : undefined}
          aria-keyshortcuts={key}
          title={`${name} (${keyText(key)})`}
        >
          <Icon size={18} strokeWidth={1.75} aria-hidden="true" />
          <span className={css["name"]}>{name}</span>
          {screen === "queue" && missed > 0 ? (
            <span className={css["count"]}>
              {missed > 99 ? "99+" : missed}
              <span className="visually-hidden"> missed</span>
            </span>
          ) : null}
        </a>
      ))}
    </nav>
  );
}

/** A clock whose hand is a tick: the mark of the product. */
function Mark() {
  return (
    <svg width="26" height="26" viewBox="0 0 26 26" aria-hidden="true">
      <circle cx="13" cy="13" r="10.5" fill="none" stroke="currentColor" strokeWidth="2.2" />
      <path
        d="M8.2 13.4 12 17l6-8.4"
        fill="none"
        stroke="currentColor"
        strokeWidth="2.4"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
