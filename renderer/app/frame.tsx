import { useStore } from "zustand";
import { useDesk } from "../stores/desk-context.tsx";
import { ErrorBoundary } from "./error-boundary.tsx";
import css from "./frame.module.css";
import { Notices } from "./notices.tsx";
import { Rail } from "./rail.tsx";
import { placeOf, SCREEN_PLACES } from "./screens.tsx";
import { StatusLine } from "./status-line.tsx";
import { TopBar } from "./top-bar.tsx";

/** Rail, top bar, the screen, status line. Nothing of it moves when the screen changes. */
export function Frame() {
  const { route: store } = useDesk();
  const route = useStore(store);
  const place = placeOf(route.screen) ?? SCREEN_PLACES[0];
  if (place === undefined) return null;
  return (
    <div className={css["frame"]}>
      <a className={css["skip"]} href="#content" onClick={focusContent}>
        Skip to the screen
      </a>
      <Rail current={place.screen} />
      <TopBar title={place.title} />
      <main id="content" className={css["screen"]} tabIndex={-1} aria-label={place.title}>
        <ErrorBoundary place={place.screen}>{place.render(route)}</ErrorBoundary>
      </main>
      <StatusLine />
      <Notices />
    </div>
  );
}

/** The address bar belongs to the route, so the link may not write its fragment there. */
function focusContent(event: { preventDefault(): void }): void {
  event.preventDefault();
  document.getElementById("content")?.focus();
}
