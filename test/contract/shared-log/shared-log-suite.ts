import { hash, randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import type {
  Base,
  OfferedCommand,
  OfferedEvent,
  SharedEvent,
  SharedLog,
} from "../../../electron/core/sharing/shared-log.ts";
import { bodyBytes, genesisBytes, linkBytes, wordsBytes } from "../../../shared/kernel/log-encoding.ts";

/** A shared desk under test: three stations' hands on one log. */
export interface SharedDeskUnderTest {
  readonly desk: string;
  /** May write everything a console writes. */
  readonly one: SharedLog;
  readonly two: SharedLog;
  /** May write tickets only. */
  readonly narrow: SharedLog;
  close(which: "closing" | "closed"): Promise<void>;
  now(): number;
}

const bytesOf = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, "hex"));
const sha = (bytes: Uint8Array): string => hash("sha256", Buffer.from(bytes), "hex");
const NOTE = '{"text":"The caf\u00e9 \ud83d\udd25 line \\u0000 and half \\ud83d a pair"}';

let number = 0;
/** A number no station has used yet. */
const fresh = (): number => {
  number += 1;
  return number;
};

const event = (stream: string, change: Partial<OfferedEvent> = {}): OfferedEvent => ({
  category: "ticket",
  stream,
  type: "NoteAdded",
  schemaVersion: 1,
  happenedAt: 1_700_000_000_000,
  facts: "{}",
  words: NOTE,
  salt: "000102030405060708090a0b0c0d0e0f",
  ...change,
});

const command = (events: readonly OfferedEvent[], change: Partial<OfferedCommand> = {}): OfferedCommand => ({
  commandId: randomUUID(),
  stationNo: fresh(),
  writtenBy: "0.1.0",
  recordedAt: 1_700_000_000_500,
  clockOffset: null,
  actorKind: "person",
  actor: "7d444840-9dc0-11d1-b245-5ffdce74fad2",
  seen: 0,
  reads: [],
  claims: [],
  events,
  ...change,
});

async function baseOf(log: SharedLog): Promise<Base> {
  const { desk, epoch, position, link } = await log.head();
  return { desk, epoch, position, link };
}

async function everything(log: SharedLog): Promise<readonly SharedEvent[]> {
  const all: SharedEvent[] = [];
  for (;;) {
    const next = await log.pull(all.at(-1)?.position ?? 0, 7);
    if (next.length === 0) return all;
    all.push(...next);
  }
}

/** Every hash worked out again from what the log gives away, as a console does. */
function brokenPlaces(desk: string, events: readonly SharedEvent[]): readonly string[] {
  const broken: string[] = [];
  let previous = sha(genesisBytes(desk));
  for (const [at, one] of events.entries()) {
    const { position, version, orderedAt, link, salt, words, commitment } = one;
    if (position !== at + 1) broken.push(`position ${position}`);
    if (salt !== null && words !== null && sha(wordsBytes(bytesOf(salt), words)) !== commitment) {
      broken.push(`words of ${position}`);
    }
    const body = { ...one, commitment: commitment === null ? null : bytesOf(commitment) };
    const bodyHash = bytesOf(sha(bodyBytes(body)));
    if (sha(linkBytes({ previous: bytesOf(previous), position, version, orderedAt, bodyHash })) !== link) {
      broken.push(`link of ${position}`);
    }
    previous = link;
  }
  return broken;
}

/** What every shared log promises, whatever carries it. `open` gives an empty one each time. */
export function sharedLogSuite(open: () => Promise<SharedDeskUnderTest>): void {
  test("what one console appends the other pulls, in one order, and every hash can be worked out again", async () => {
    const { one, two, desk } = await open();
    const stream = randomUUID();
    expect(await one.append(await baseOf(one), [command([event(stream)])])).toMatchObject({ status: "done", head: 1 });
    const second = command([event(stream), event(randomUUID(), { words: null, salt: null })], {
      seen: 1,
      stationNo: null,
      actor: null,
      actorKind: "timer",
      clockOffset: -1_500,
      reads: [{ category: "ticket", stream, version: 1 }],
    });
    expect(await two.append(await baseOf(two), [second])).toMatchObject({ status: "done", head: 3 });
    const events = await everything(one);
    expect(events.map(({ version, words }) => [version, words])).toEqual([
      [1, NOTE],
      [2, NOTE],
      [1, null],
    ]);
    expect(brokenPlaces(desk, events)).toEqual([]);
    expect(await everything(two)).toEqual(events);
  });

  test("a command sent again is answered as the first time, and stands in the log once", async () => {
    const { one } = await open();
    const base = await baseOf(one);
    const sent = command([event(randomUUID())]);
    const first = await one.append(base, [sent]);
    const again = await one.append(base, [sent]);
    expect(first).toMatchObject({ status: "done", answers: [{ status: "appended", position: 1 }] });
    expect(again).toMatchObject({ status: "done", answers: [{ status: "repeated", position: 1 }] });
    expect(await everything(one)).toHaveLength(1);
  });

  test("where any stream that was read has moved on, nothing of the whole call is written", async () => {
    const { one, two } = await open();
    const stream = randomUUID();
    const base = await baseOf(one);
    await two.append(base, [command([event(stream)])]);
    const answer = await one.append(base, [
      command([event(randomUUID())]),
      command([event(randomUUID())], { reads: [{ category: "ticket", stream, version: 0 }] }),
    ]);
    expect(answer).toEqual({ status: "moved-on", index: 1, stream, version: 1 });
    expect(await everything(one)).toHaveLength(1);
  });

  test("commands of one call see what those before them wrote", async () => {
    const { one } = await open();
    const stream = randomUUID();
    const answer = await one.append(await baseOf(one), [
      command([event(stream)], { reads: [{ category: "ticket", stream, version: 0 }] }),
      command([event(stream)], { reads: [{ category: "ticket", stream, version: 1 }] }),
    ]);
    expect(answer).toMatchObject({ status: "done", head: 2 });
  });

  test("a reference is given once", async () => {
    const { one, two } = await open();
    const claiming = () => {
      const stream = randomUUID();
      return command([event(stream)], { claims: [{ claim: "SK-4Q7-2X", category: "ticket", stream }] });
    };
    await one.append(await baseOf(one), [claiming()]);
    expect(await two.append(await baseOf(two), [claiming()])).toEqual({
      status: "claimed",
      index: 0,
      claim: "SK-4Q7-2X",
    });
    expect(await everything(one)).toHaveLength(1);
  });

  test("a station's number is used once: a copy of a console is found out", async () => {
    const { one, two } = await open();
    const stationNo = fresh();
    await one.append(await baseOf(one), [command([event(randomUUID())], { stationNo })]);
    expect(await one.append(await baseOf(one), [command([event(randomUUID())], { stationNo })])).toEqual({
      status: "number-taken",
      index: 0,
      stationNo,
    });
    // Another station counts for itself.
    expect(await two.append(await baseOf(two), [command([event(randomUUID())], { stationNo })])).toMatchObject({
      status: "done",
    });
  });

  test("a console that stands on another past may not append", async () => {
    const { one } = await open();
    await one.append(await baseOf(one), [command([event(randomUUID())])]);
    const base = await baseOf(one);
    const sent = [command([event(randomUUID())])];
    for (const other of [
      { ...base, link: "00".repeat(32) },
      { ...base, position: 9 },
      { ...base, epoch: 2 },
      { ...base, desk: randomUUID() },
    ]) {
      expect(await one.append(other, sent)).toMatchObject({ status: "other-history" });
    }
    expect(await everything(one)).toHaveLength(1);
  });

  test("a station writes what it may, and nothing else", async () => {
    const { narrow, one } = await open();
    expect(await narrow.append(await baseOf(one), [command([event(randomUUID())])])).toMatchObject({ status: "done" });
    const person = command([event(randomUUID(), { category: "person", type: "PersonAdded" })]);
    expect(await narrow.append(await baseOf(one), [person])).toEqual({
      status: "not-yours",
      index: 0,
      category: "person",
    });
    expect(await one.append(await baseOf(one), [person])).toMatchObject({ status: "done" });
  });

  test("a station that is closing may only set aside; a closed one nothing", async () => {
    const desk = await open();
    await desk.close("closing");
    const base = await baseOf(desk.two);
    expect(await desk.one.append(base, [command([event(randomUUID())])])).toMatchObject({ status: "not-yours" });
    const aside = command([event(randomUUID(), { type: "CommandSetAside" })]);
    expect(await desk.one.append(base, [aside])).toMatchObject({ status: "done" });
    await desk.close("closed");
    expect(await desk.one.append(await baseOf(desk.two), [aside])).toMatchObject({ status: "not-yours" });
  });

  test.each<readonly [string, Partial<OfferedCommand>, Partial<OfferedEvent>, string]>([
    ["happened after it was recorded", {}, { happenedAt: 1_700_000_000_501 }, "time"],
    ["recorded in a future the server does not know", { recordedAt: 7_000_000_000_000 }, {}, "time"],
    ["seen before it was there", { seen: 4 }, {}, "seen"],
    ["a type that is none", {}, { type: "drop table" }, "shape"],
    ["words without a salt", {}, { salt: null }, "shape"],
    ["no events at all", { events: [] }, {}, "empty"],
  ])("%s is no event", async (_what, ofCommand, ofEvent, why) => {
    const { one } = await open();
    const sent = command([event(randomUUID(), ofEvent)], ofCommand);
    expect(await one.append(await baseOf(one), [sent])).toEqual({ status: "not-an-event", index: 0, why });
    expect(await everything(one)).toHaveLength(0);
  });

  test("more than five hundred events in one call are too many", async () => {
    const { one } = await open();
    const stream = randomUUID();
    const many = Array.from({ length: 501 }, () => event(stream, { words: null, salt: null }));
    expect(await one.append(await baseOf(one), [command(many)])).toMatchObject({ status: "not-an-event", why: "size" });
  });

  test("a pull is never cut inside a command", async () => {
    const { one } = await open();
    const stream = randomUUID();
    await one.append(await baseOf(one), [
      command([event(stream), event(stream), event(stream)]),
      command([event(stream)]),
    ]);
    expect(await one.pull(0, 2)).toHaveLength(3);
    expect(await one.pull(3, 2)).toHaveLength(1);
    expect(await one.pull(4, 2)).toHaveLength(0);
  });

  test("an erasure empties the words before it, also those recorded by who had not seen it, and breaks no hash", async () => {
    const { one, two, desk } = await open();
    const [stream, other] = [randomUUID(), randomUUID()];
    await one.append(await baseOf(one), [command([event(stream)]), command([event(other)])]);
    const facts = JSON.stringify({ streams: [stream], events: [], order: null });
    const order = event(desk, { category: "desk", type: "WordsErased", facts, words: null, salt: null });
    await one.append(await baseOf(one), [command([order], { seen: 2 })]);
    await two.append(await baseOf(one), [command([event(stream)], { seen: 2 }), command([event(stream)], { seen: 3 })]);
    const events = await everything(two);
    expect(events.map(({ words, erasedBy }) => [words === null, erasedBy])).toEqual([
      [true, 3],
      [false, null],
      [true, null],
      [true, 3],
      [false, null],
    ]);
    expect(brokenPlaces(desk, events)).toEqual([]);
  });
}
