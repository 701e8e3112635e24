import type { Instant } from "./instant.ts";

/** Where an event stands in the log, and what its author had seen of it. */
export interface PlacedEvent {
  /** Number in the log; null while the command is not confirmed by the shared desk. */
  readonly position: number | null;
  readonly at: Instant;
  /** The log position the author's console had applied when the person acted. */
  readonly seen: number;
  readonly station: string;
  /** Counts the commands of a station; null for timers. */
  readonly stationNo: number | null;
}

/**
 * The order in which a record's events are folded: at the time each happened, but never before anything its author had
 * seen (`seen`, and the station's own earlier commands); equal times by position, pending last. So nobody's wrong clock
 * puts an effect before its cause. Instants that count stay `at`, when it happened. On a desk of one PC this is the log's order.
 * Source: shared-log.md, "The order of the fold"; never to be changed, past verdicts stand on it.
 *
 * @param events of one stream, in log order, pending ones after them in the order in which they were made.
 */
export function foldOrder<Event extends PlacedEvent>(events: readonly Event[]): readonly Event[] {
  const reached: number[] = [];
  const positions: number[] = [];
  const own: OwnEvents = new Map();
  let isInOrder = true;
  let before = Number.NEGATIVE_INFINITY;
  const keyed = events.map((event, index) => {
    const at = Math.max(event.at, latestSeen(positions, reached, event.seen), latestOwn(own, event));
    remember(own, event, at);
    positions.push(event.position ?? Number.POSITIVE_INFINITY);
    reached.push(Math.max(at, reached.at(-1) ?? at));
    isInOrder &&= at >= before;
    before = at;
    return { event, at, index, isPending: event.position === null };
  });
  if (isInOrder) return events;
  return keyed
    .toSorted((a, b) => a.at - b.at || Number(a.isPending) - Number(b.isPending) || a.index - b.index)
    .map(({ event }) => event);
}

/** The latest place among the events up to position `seen`. */
function latestSeen(positions: readonly number[], reached: readonly Instant[], seen: number): Instant {
  let low = 0;
  let high = positions.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((positions[middle] ?? Number.POSITIVE_INFINITY) <= seen) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? Number.NEGATIVE_INFINITY : (reached[low - 1] ?? Number.NEGATIVE_INFINITY);
}

/** What each station did so far; `latest` of all of it, `highest` the last of its numbers. */
type OwnEvents = Map<string, OwnPlaces>;

interface OwnPlaces {
  highest: number;
  latest: Instant;
  readonly made: { readonly stationNo: number; readonly at: Instant }[];
}

/** The latest place among what the same station did before. Its numbers nearly always rise. */
function latestOwn(own: OwnEvents, event: PlacedEvent): Instant {
  const { stationNo } = event;
  const places = own.get(event.station);
  if (stationNo === null || places === undefined) return Number.NEGATIVE_INFINITY;
  if (places.highest < stationNo) return places.latest;
  const earlier = places.made.filter((other) => other.stationNo < stationNo);
  return earlier.reduce((latest, { at }) => Math.max(latest, at), Number.NEGATIVE_INFINITY);
}

function remember(own: OwnEvents, event: PlacedEvent, at: Instant): void {
  const { station, stationNo } = event;
  if (stationNo === null) return;
  const places = own.get(station);
  if (places === undefined) own.set(station, { highest: stationNo, latest: at, made: [{ stationNo, at }] });
  else {
    places.highest = Math.max(places.highest, stationNo);
    places.latest = Math.max(places.latest, at);
    places.made.push({ stationNo, at });
  }
}
