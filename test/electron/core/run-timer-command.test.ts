import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { RecordMoment } from "../../../electron/core/log-port.ts";
import type { DueMoment } from "../../../electron/core/ports.ts";
import { dueMoment } from "../../../electron/core/ticket-moments.ts";
import { readTicket } from "../../../electron/core/ticket-stream.ts";
import { asId } from "../../../shared/kernel/ids.ts";
import { openWorkingDesk, type WorkingDesk } from "../../support/core/bridge.ts";
import { WEDNESDAY_TEN } from "../../support/core/desk.ts";
import { ask } from "../../support/ticket/calls.ts";

const HOUR = 3_600_000;
const CONTACT = { type: "AcknowledgeTicket", how: "phone", text: "Told the school" } as const;

describe("what the timers ask of a ticket", () => {
  let desk: WorkingDesk;
  beforeEach(async () => {
    desk = await openWorkingDesk();
  });
  afterEach(() => desk.close());

  const moments = (): readonly RecordMoment[] => desk.store.momentsUntil(Number.MAX_SAFE_INTEGER, 100);
  const momentOf = (wanted: Partial<DueMoment>): RecordMoment => {
    const found = moments().find((moment) =>
      Object.entries(wanted).every(([key, value]) => Reflect.get(dueMoment(moment) ?? {}, key) === value),
    );
    if (found === undefined) throw new Error(`No such moment among ${JSON.stringify(moments())}`);
    return found;
  };
  const notices = () => desk.pushes.filter(({ name }) => name === "notice.delivered");

  test("a warning becomes an event with its moment's name, and everybody is told", async () => {
    const id = await desk.log("stockport", "P1");
    const moment = momentOf({ promise: "fix", percent: 65 });
    desk.setTime(moment.at);
    expect(desk.core.runTimerCommand({ moment, isLate: false })).toBe("delivered");
    const { events } = readTicket(desk.store, asId(moment.stream));
    expect(events.at(-1)?.event).toMatchObject({
      type: "ThresholdReached",
      thresholdId: moment.id,
      percent: 65,
      isLate: false,
      by: { kind: "timer" },
    });
    expect(notices()).toMatchObject([
      { data: { ticketId: id, promise: "fix", percent: 65, to: dueMoment(moment)?.to } },
    ]);
    // And whoever opens a window later.
    const told = { ticketId: id, promise: "fix", percent: 65, zone: "Europe/London" };
    expect(await ask(desk.bridge, "notice.recent", {})).toMatchObject([told]);
  });

  test("the same moment delivered again does nothing", async () => {
    await desk.log("stockport", "P1");
    const moment = momentOf({ promise: "fix", percent: 65 });
    desk.setTime(moment.at + HOUR);
    desk.core.runTimerCommand({ moment, isLate: true });
    const position = desk.store.position();
    expect(desk.core.runTimerCommand({ moment, isLate: true })).toBe("repeated");
    expect(desk.store.position()).toBe(position);
    expect(notices()).toHaveLength(1);
  });

  test("one that came while the desk was off says so in the ticket and in the notice", async () => {
    await desk.log("stockport", "P1");
    const moment = momentOf({ promise: "response", percent: 100 });
    desk.setTime(moment.at + 5 * HOUR);
    desk.core.runTimerCommand({ moment, isLate: true });
    expect(notices()).toMatchObject([{ data: { isLate: true, percent: 100, dueAt: WEDNESDAY_TEN + HOUR } }]);
    const { events } = readTicket(desk.store, asId(moment.stream));
    expect(events.at(-1)?.event).toMatchObject({ at: desk.now(), thresholdAt: moment.at, isLate: true });
  });

  test("a moment whose promise was kept meanwhile is dropped without a trace", async () => {
    const id = await desk.log("stockport", "P1");
    const moment = momentOf({ promise: "response", percent: 100 });
    await desk.act(id, CONTACT);
    desk.setTime(moment.at + HOUR);
    const position = desk.store.position();
    expect(desk.core.runTimerCommand({ moment, isLate: false })).toBe("obsolete");
    expect(desk.store.position()).toBe(position);
    expect(moments().map(({ id: left }) => left)).not.toContain(moment.id);
  });

  test("a resolved ticket closes at the agreement's moment, also where the desk looked later (STK-54)", async () => {
    const id = await desk.log("stockport", "P2");
    await desk.act(id, { type: "ResolveTicket", how: "fix", text: "Replaced the switch" });
    const moment = momentOf({ kind: "auto-close" });
    desk.setTime(moment.at + 7 * 24 * HOUR);
    expect(desk.core.runTimerCommand({ moment, isLate: true })).toBe("delivered");
    expect(await desk.row(id)).toMatchObject({ status: "closed" });
    const { events } = readTicket(desk.store, asId(moment.stream));
    expect(events.at(-1)).toMatchObject({ recordedAt: desk.now(), event: { type: "TicketClosed", at: moment.at } });
    expect(moments()).toEqual([]);
  });
});
