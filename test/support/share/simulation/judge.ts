import { bundledProjector } from "../../../../electron/core/projector.ts";
import type { SharedEvent } from "../../../../electron/core/sharing/shared-log.ts";
import { verifyDesk } from "../../../../electron/store/verify.ts";
import { asId } from "../../../../shared/kernel/ids.ts";
import type { SimConsole } from "./sim-console.ts";
import type { History } from "./simulate.ts";

const PROJECT = bundledProjector();
const LEAST = 20;

/** Everything that is wrong with how a history ended, each in a sentence. */
export function judge({ shared, consoles, told, leaked, rounds, now }: History): readonly string[] {
  const { events } = shared;
  const wrong: string[] = [];
  const head = events.at(-1)?.link;
  const rows = rowsOf(consoles[0]?.store);
  if (rounds > LEAST) wrong.push(`Something still waited after ${LEAST} rounds.`);
  for (const stream of leaked) wrong.push(`Words of the erased ticket ${stream} were sent.`);
  const commands = Map.groupBy(events, ({ commandId }) => commandId);
  for (const id of told) if (!commands.has(id)) wrong.push(`Command ${id} was told stored, and is nowhere.`);
  for (const [id, own] of commands) if (!isWhole(own)) wrong.push(`Command ${id} is not there whole and once.`);
  for (const [index, { store, stops, file }] of consoles.entries()) {
    if (stops.length > 0) wrong.push(`Console ${index} stopped: ${stops.join(", ")}.`);
    if (store.sharing.base().link !== head) wrong.push(`Console ${index} does not hold the log of the others.`);
    // What is read fast is compared with a rebuild on one of them in turn, now and then, and between them all: it costs a while.
    const isLookedAt = index === events.length % (3 * consoles.length);
    const report = verifyDesk(file, store.connection, isLookedAt ? PROJECT : null);
    if (rowsOf(store) !== rows) wrong.push(`Console ${index} shows other rows than console 0.`);
    for (const check of report.checks) if (!check.isSound) wrong.push(`Console ${index}: ${check.faults.join(" ")}`);
    const due = store.momentsUntil(now, 50).filter(({ at }) => at <= now);
    if (due.length > 0) wrong.push(`Console ${index} missed ${due.length} due moments.`);
  }
  return [...wrong, ...usedTwice(events), ...withoutRole(events), ...cameBack(events), ...strayMoments(events)];
}

function rowsOf(store: SimConsole["store"] | undefined): string {
  const ids = store?.streamsOf("ticket").toSorted() ?? [];
  return JSON.stringify(store?.rows(ids.map((id) => asId<"ticket">(id))).toSorted((a, b) => a.id.localeCompare(b.id)));
}

function isWhole(own: readonly SharedEvent[]): boolean {
  const first = own[0]?.position ?? 0;
  return own.every(
    ({ position, commandIndex, commandCount }, index) =>
      position === first + index && commandIndex === index && commandCount === own.length,
  );
}

const said = (event: SharedEvent, key: string): unknown => Reflect.get(JSON.parse(event.facts), key);

function* usedTwice(events: readonly SharedEvent[]): Iterable<string> {
  const seen = new Set<unknown>();
  for (const event of events) {
    if (event.type !== "TicketLogged") continue;
    const reference = said(event, "reference");
    if (seen.has(reference)) yield `The reference ${String(reference)} was given twice.`;
    seen.add(reference);
  }
}

/** Whoever adds people must have the role for it where it stands in the log. */
function* withoutRole(events: readonly SharedEvent[]): Iterable<string> {
  const roles = new Map<string, readonly unknown[]>();
  for (const event of events) {
    const isFirst = event.seen === 0 && event.commandCount > 1;
    if (event.type === "PersonAdded" && !isFirst && roles.get(event.actor ?? "")?.includes("administrator") !== true)
      yield `Event ${event.position} was done under a role that had been taken away.`;
    const given = said(event, "roles");
    if (Array.isArray(given)) roles.set(event.stream, given);
  }
}

/** Words of an erased ticket that its author wrote without having heard of the erasure. */
function* cameBack(events: readonly SharedEvent[]): Iterable<string> {
  const orders = events.filter(({ type }) => type === "WordsErased");
  for (const order of orders) {
    const streams = said(order, "streams");
    if (!Array.isArray(streams)) continue;
    for (const { stream, words, seen, position, commitment } of events) {
      const isReached = streams.includes(stream) && (position < order.position || seen < order.position);
      if (isReached && commitment !== null && words !== null) yield `Words of event ${position} came back.`;
    }
  }
}

/** A moment is made of itself: what time recorded stands there once. */
function* strayMoments(events: readonly SharedEvent[]): Iterable<string> {
  const seen = new Set<string>();
  for (const event of events) {
    if (event.type !== "ThresholdReached") continue;
    const key = `${event.stream} ${String(said(event, "thresholdId"))}`;
    if (seen.has(key)) yield `A moment was delivered twice: ${key}.`;
    seen.add(key);
  }
}
