import { createHash } from "node:crypto";

/** One token belongs to one page and the copies a browser makes of it; far more streams than that are a fault or an attack. */
const MOST_STREAMS = 20;

/** Gives each stream of a page a place; the signal returned ends the stream when its place is taken by a later one. */
export interface StreamPlaces {
  take(token: string, gone: AbortSignal): AbortSignal;
}

/** So many streams for each token: one more ends the oldest, which comes back by itself if its page still lives. */
export function createStreamPlaces(most: number = MOST_STREAMS): StreamPlaces {
  const open = new Map<string, AbortController[]>();
  const leave = (page: string, place: AbortController): void => {
    const left = (open.get(page) ?? []).filter((other) => other !== place);
    if (left.length > 0) open.set(page, left);
    else open.delete(page);
  };
  return {
    take(token, gone) {
      // A digest: nothing that lies about in memory longer than a request should open the desk.
      const page = createHash("sha256").update(token).digest("hex");
      const place = new AbortController();
      const places = [...(open.get(page) ?? []), place];
      open.set(page, places);
      gone.addEventListener("abort", () => leave(page, place), { once: true });
      const oldest = places.length > most ? places[0] : undefined;
      if (oldest !== undefined) {
        leave(page, oldest);
        oldest.abort();
      }
      return AbortSignal.any([gone, place.signal]);
    },
  };
}
