import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { enableNotifications } from "../../../electron/shell/notifications.ts";
import type { Push } from "../../../shared/contract/contract.ts";
import type { NoticeDelivered, TicketNotice } from "../../../shared/contract/views.ts";
import { asId } from "../../../shared/kernel/ids.ts";
import { seen } from "../../support/electron/double.ts";

const NOTICE: TicketNotice = {
  kind: "ticket",
  ticketId: asId("t-1"),
  position: 1,
  reference: "ST-4F2K",
  promise: "fix",
  percent: 85,
  dueAt: Date.parse("2026-05-05T14:22:00-05:00"),
  to: ["Line manager"],
  isLate: false,
  summary: "No internet in block B",
  zone: "America/Chicago",
};

describe("the system's own notices", () => {
  let tell: (notice: NoticeDelivered) => void;
  let went: string[];
  let isAnybodyIn: boolean;
  const titles = () => seen.notifications.map(({ options }) => options.title);

  beforeEach(() => {
    vi.useFakeTimers();
    seen.notifications.length = 0;
    went = [];
    let listener: (push: Push) => void = () => undefined;
    const windows = {
      open: () => went.push("open"),
      focus: () => went.push("focus"),
      showTicket: (id: string) => went.push(id),
    };
    isAnybodyIn = true;
    enableNotifications(
      (heard) => (listener = heard),
      windows,
      () => isAnybodyIn,
    );
    tell = (data) => listener({ name: "notice.delivered", data });
  });
  afterEach(() => void vi.useRealTimers());

  test("a notice in time is told at once, in the agreement's own time, and a click opens its ticket", () => {
    tell(NOTICE);
    expect(seen.notifications[0]?.options).toEqual({
      title: "ST-4F2K fix: 85% of its time used",
      body: "No internet in block B\nDue 5 May 2026, 14:22",
    });
    seen.notifications[0]?.emit("click");
    expect(went).toEqual(["t-1"]);
  });

  test("where nobody is signed in it says that there is one, and nothing of the ticket", () => {
    isAnybodyIn = false;
    tell(NOTICE);
    expect(seen.notifications[0]?.options).toEqual({
      title: "A promise needs somebody",
      body: "Sign in to see which.",
    });
    seen.notifications[0]?.emit("click");
    expect(went).toEqual(["focus"]);
  });

  test("one that passed while the desk was off says so", () => {
    tell({ ...NOTICE, isLate: true, percent: 100 });
    expect(titles()).toEqual([]);
    vi.runAllTimers();
    expect(titles()).toEqual(["ST-4F2K fix missed"]);
    expect(seen.notifications[0]?.options.body).toMatch(/This moment had passed before the desk could tell it[.]$/);
  });

  test("a weekend's worth of them is one notice, and a click shows the desk", () => {
    for (let number = 1; number <= 40; number += 1) tell({ ...NOTICE, isLate: true, percent: number > 30 ? 65 : 100 });
    vi.runAllTimers();
    expect(titles()).toEqual(["Told late: 30 missed, 10 warned"]);
    seen.notifications[0]?.emit("click");
    expect(went).toEqual(["focus"]);
    tell({ ...NOTICE, isLate: true });
    vi.runAllTimers();
    expect(titles()).toHaveLength(2);
  });
});
