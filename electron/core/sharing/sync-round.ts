import { OtherHistory } from "../../../shared/kernel/other-history.ts";
import type { Desk } from "../handler.ts";
import type { AppendAnswer, SharedEvent, SharedHead, SharedLog } from "./shared-log.ts";
import { takeIn } from "./take-in.ts";

/** How many events one pull asks for. */
const PULL = 500;

/** Why a console cannot go on with this shared log until somebody sees to it. */
export type SyncStop =
  | { readonly kind: "other-history" }
  | { readonly kind: "moved" }
  | { readonly kind: "too-old" }
  | { readonly kind: "not-yours" }
  | { readonly kind: "number-taken" }
  /** The shared log takes it for no event: the clock here is far ahead, or this version is wrong. */
  | { readonly kind: "refused"; readonly why: string };

/** Pulls everything after what is here and takes it in. Returns how many events there were. */
export async function pull(desk: Desk, log: SharedLog): Promise<number> {
  const events: SharedEvent[] = [];
  const from = desk.store.sharing.base().position;
  for (;;) {
    const next = await log.pull(events.at(-1)?.position ?? from, PULL);
    events.push(...next);
    if (next.length < PULL) break;
  }
  // Somebody else's pull in this process may have come first.
  const fresh = events.filter(({ position }) => position > desk.store.sharing.base().position);
  if (fresh.length === 0) return 0;
  const isKnown = fresh.every(({ station }) => desk.store.sharing.knowsStation(station));
  takeIn(desk, fresh, isKnown ? new Map() : await codesOf(log));
  return fresh.length;
}

/** The code of every station, by id. */
export const codesOf = async (log: SharedLog): Promise<ReadonlyMap<string, string>> =>
  new Map((await log.stations()).map(({ id, code }) => [id, code]));

/** Whether there is more to push, or what keeps this console from it. */
export type Pushed = "nothing" | "appended" | "moved-on" | SyncStop;

/** Pushes what waits, as much as one append takes. What came of it is taken in by the next pull, never from the answer. */
export async function push(desk: Desk, log: SharedLog): Promise<Pushed> {
  const offers = desk.store.sharing.offers();
  if (offers.length === 0) return "nothing";
  return outcome(await log.append(desk.store.sharing.base(), offers));
}

function outcome(answer: AppendAnswer): Pushed {
  switch (answer.status) {
    case "done":
      return "appended";
    case "moved-on":
    case "claimed":
      return "moved-on";
    case "number-taken":
    case "not-yours":
    case "too-old":
      return { kind: answer.status };
    case "other-history":
      return { kind: answer.state === "moved" ? "moved" : "other-history" };
    case "not-an-event":
      return { kind: "refused", why: answer.why };
  }
}

/** Whether what is there is of the desk and the epoch this console knows, and has what this console has. */
export function isOurs(desk: Desk, head: SharedHead): boolean {
  const base = desk.store.sharing.base();
  return head.desk === base.desk && head.epoch === base.epoch && head.position >= base.position;
}

/** How often a push is refused in a row before this round gives way to others. */
const MOST_ROUNDS = 50;

/** Pulls and pushes until nothing waits. Throws what the network throws. */
export async function syncOnce(desk: Desk, log: SharedLog, now: () => number): Promise<SyncStop | null> {
  try {
    return await rounds(desk, log, now);
  } catch (fault) {
    if (fault instanceof OtherHistory) return { kind: "other-history" };
    throw fault;
  }
}

async function rounds(desk: Desk, log: SharedLog, now: () => number): Promise<SyncStop | null> {
  const asked = now();
  const head = await log.head();
  const answeredAt = now();
  if (!isOurs(desk, head)) return { kind: "other-history" };
  const offsetMs = Math.round(head.now - (asked + answeredAt) / 2);
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    await pull(desk, log);
    const pushed = await push(desk, log);
    if (typeof pushed === "object") return pushed;
    if (pushed === "nothing") break;
  }
  desk.store.sharing.recordSync(now(), offsetMs);
  return null;
}
