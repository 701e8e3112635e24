import { useEffect } from "react";
import { useStore } from "zustand";
import { focusOpenedScreen } from "../components/free-focus.ts";
import { useDesk } from "../stores/desk-context.tsx";
import { ErrorBoundary } from "./error-boundary.tsx";
import css from "./frame.module.css";
import { Notices } from "./notices.tsx";
import { Rail } from "./rail.tsx";
import { fetchScreens, placeOf, SCREEN_PLACES } from "./screens.tsx";
import { StatusLine } from "./status-line.tsx";
import { TopBar } from "./top-bar.tsx";
import { Troubles } from "./troubles.tsx";
import { useWindowTitle } from "./use-window-title.ts";

/** Rail, top bar, the screen, status line. Nothing of it moves when the screen changes. */
export function Frame() {
  const { route: store } = useDesk();
  const route = useStore(store);
  useEffect(fetchWhenIdle, []);
  useWindowTitle();
  // After the screen's own effects: what it focused itself keeps the focus.
  useEffect(focusOpenedScreen, [route.screen]);
  const place = placeOf(route.screen) ?? SCREEN_PLACES[0];
  if (place === undefined) return null;
  if (place.isWhole === true) return <ErrorBoundary place={place.screen}>{place.render(route)}</ErrorBoundary>;
  return (
    <div className={css["frame"]}>
      <a className={css["skip"]} href="#content" onClick={focusContent}>
        Skip to the screen
      </a>
      <Rail current={place.screen} />
      <TopBar title={place.title} />
      <Troubles />
      <main id="content" className={css["screen"]} tabIndex={-1} aria-label={place.title}>
        <ErrorBoundary place={place.screen}>{place.render(route)}</ErrorBoundary>
      </main>
      <StatusLine />
      <Notices />
    </div>
  );
}

/** The first picture has the machine to itself for this long. */
const FIRST_PICTURE_MS = 400;

/** Brings in the other screens once the window has nothing better to do. Returns what calls it off. */
function fetchWhenIdle(): () => void {
  let idle = 0;
  const timer = setTimeout(() => {
    idle = requestIdleCallback(() => void fetchScreens(), { timeout: 2_000 });
  }, FIRST_PICTURE_MS);
  return () => {
    clearTimeout(timer);
    cancelIdleCallback(idle);
  };
}

/** The address bar belongs to the route, so the link may not write its fragment there. */
function focusContent(event: { preventDefault(): void }): void {
  event.preventDefault();
  document.getElementById("content")?.focus();
}
