import { connect } from "../client/connect.ts";
import type { DeskParts } from "../stores/desk.ts";

/** What the stores need of the browser window they live in. */
export function windowParts(page: Window): DeskParts {
  // The client reads the launch code first: it stands where the route will.
  const client = connect(page);
  return {
    client,
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
      subscribe(listener) {
        page.addEventListener("popstate", listener);
        page.addEventListener("hashchange", listener);
        return () => {
          page.removeEventListener("popstate", listener);
          page.removeEventListener("hashchange", listener);
        };
      },
    },
    storage: page.localStorage,
  };
}
