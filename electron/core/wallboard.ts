import { sameTimeAfterDays, startOfLocalDay, wallOf } from "../../shared/calendar/local-time.ts";
import { openZone, type Zone } from "../../shared/calendar/zone.ts";
import { QueueFilter } from "../../shared/contract/queue-filter.ts";
import { isAtOnce, type NextPromise } from "../../shared/contract/queue-row.ts";
import type { HorizonHour, WallboardView, WallEntry } from "../../shared/contract/wallboard-view.ts";
import { HOUR_MS, type Instant } from "../../shared/kernel/instant.ts";
import { expectOk } from "../../shared/kernel/result.ts";
import { answered } from "./answers.ts";
import type { Desk, Handler } from "./handler.ts";
import type { StoredRow } from "./ports.ts";

const SHOWN = 5;
const MAJORS_SHOWN = 4;
/** Far more than a desk has due in one day, or ends in one: beyond it only numbers would change. */
const MOST = 5_000;

/** What stands on the wall. Read from the queue's own rows, so that wall and queue never differ. */
export const showWallboard: Handler<"wallboard.show"> = (desk) => {
  const now = desk.time.now();
  const zone = zoneOfDesk(desk);
  const midnight = startOfLocalDay(zone, now);
  const open = desk.store.queue(QueueFilter.parse({}), 0, MOST).rows;
  const ended = desk.store.queue(QueueFilter.parse({ statuses: ["resolved", "closed"] }), 0, MOST).rows;
  const entries = open.flatMap((row) => entryOf(desk, row));
  const running = entries.filter(({ next }) => next.state !== "paused");
  const missed = running.filter(({ next }) => next.dueAt !== null && now > next.dueAt);
  const coming = running.filter(({ next }) => isAtOnce(next) || (next.dueAt !== null && now <= next.dueAt));
  const counts = desk.store.counts(QueueFilter.parse({}), undefined, now);
  const endedToday = ended.filter(({ resolvedAt }) => resolvedAt !== null && resolvedAt >= midnight);
  return answered<WallboardView>({
    asOf: now,
    zone: zone.name,
    next: coming.slice(0, SHOWN),
    missed: { count: missed.length, first: missed.slice(0, SHOWN) },
    horizon: horizonOf(zone, now, coming),
    majors: open
      .filter(({ isMajor }) => isMajor)
      .flatMap((row) => entryOf(desk, row))
      .slice(0, MAJORS_SHOWN),
    today: {
      kept: endedToday.filter(({ verdict }) => verdict === "kept").length,
      missed:
        endedToday.filter(({ verdict }) => verdict === "missed").length +
        missed.filter(({ next }) => next.dueAt !== null && next.dueAt >= midnight).length,
    },
    disputed: counts.disputed,
    unassigned: counts.unassigned,
  });
};

function entryOf(desk: Desk, row: StoredRow): readonly WallEntry[] {
  const { reference, agreementId, agreementVersion, priority, next } = row;
  if (next === null) return [];
  return [{ reference, agreementId, agreementVersion, priority, initials: initialsOf(desk, row.owner), next }];
}

/** Two letters: enough for those who work here, and no name for anybody else. */
function initialsOf({ directory }: Desk, owner: StoredRow["owner"]): string | null {
  if (owner === null) return null;
  const words = directory.personHere(owner)?.name.trim().split(/\s+/u) ?? [];
  const ends = words.length > 1 ? [words.at(0), words.at(-1)] : words;
  return (
    ends
      .map((word) => [...(word ?? "")][0] ?? "")
      .join("")
      .toUpperCase() || "?"
  );
}

/** Hours are told as the desk's own first agreement has them. */
function zoneOfDesk({ directory, shelf, time }: Desk): Zone {
  const [first] = directory.settings().agreements;
  const agreement = first === undefined ? undefined : shelf.inForce(first, time.now());
  return expectOk(openZone(agreement?.calendar.zone ?? "Europe/London"), "The zone of an agreement is known");
}

/** The hours that are left of the day, each whole on the wall but the one that is running. */
function horizonOf(
  zone: Zone,
  now: Instant,
  coming: readonly { readonly next: NextPromise }[],
): readonly HorizonHour[] {
  const end = sameTimeAfterDays(zone, startOfLocalDay(zone, now), 1);
  const edges: Instant[] = [now];
  for (let edge = now - (wallOf(zone, now) % HOUR_MS) + HOUR_MS; edge < end; edge += HOUR_MS) edges.push(edge);
  return edges.map((from, index) => {
    const to = edges[index + 1] ?? end;
    const isIn = ({ dueAt }: NextPromise): boolean => dueAt !== null && dueAt >= from && dueAt < to;
    return { from, to, due: coming.filter(({ next }) => isIn(next)).length };
  });
}
