import { openZone, type Zone } from "../../shared/calendar/zone.ts";
import { connect } from "../client/connect.ts";
import { doorChannel } from "../client/door.ts";
import { launchCodeIn } from "../client/session-key.ts";
import type { DeskParts } from "../stores/desk.ts";

/** What the stores need of the browser window they live in. */
export function windowParts(page: Window): DeskParts {
  // The client reads the launch code first: it stands where the route will.
  const client = connect(page);
  return {
    client,
    // Only a browser has tabs that somebody may open by hand.
    ...(page.desk === undefined ? { doorChannel: doorChannel() } : {}),
    time: {
      now: () => Date.now(),
      after(ms, work) {
        const timer = page.setTimeout(work, ms);
        return () => page.clearTimeout(timer);
      },
    },
    address: {
      read: () => page.location.hash,
      write(hash, isReplacement) {
        if (isReplacement) page.history.replaceState(null, "", hash);
        else page.history.pushState(null, "", hash);
      },
      subscribe: (listener) => onAddress(page, listener),
    },
    storage: page.localStorage,
    zone: zoneOfPc(),
    drawn: () => drawnIn(page),
  };
}

/** Undefined where the PC names its zone only by an offset. */
function zoneOfPc(): Zone | undefined {
  const opened = openZone(Intl.DateTimeFormat().resolvedOptions().timeZone);
  return opened.ok ? opened.value : undefined;
}

/** A window out of sight draws nothing: then there is nothing to wait for either. */
const NOT_DRAWING_MS = 250;

/** Two frames: the first draws, the second begins when that is on the screen. */
function drawnIn(page: Window): Promise<void> {
  return new Promise((resolve) => {
    page.setTimeout(resolve, NOT_DRAWING_MS);
    page.requestAnimationFrame(() => page.requestAnimationFrame(() => page.setTimeout(resolve)));
  });
}

/** A launch code in the address is no place to go to: the client takes it and loads the page anew. */
function onAddress(page: Window, listener: () => void): () => void {
  const moved = (): void => {
    if (launchCodeIn(page.location.hash) === null) listener();
  };
  page.addEventListener("popstate", moved);
  page.addEventListener("hashchange", moved);
  return () => {
    page.removeEventListener("popstate", moved);
    page.removeEventListener("hashchange", moved);
  };
}
