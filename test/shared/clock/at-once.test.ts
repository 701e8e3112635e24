import { describe, expect, test } from "vitest";
import { dueMoments } from "../../../shared/clock/due-moments.ts";
import { asId } from "../../../shared/kernel/ids.ts";
import { contacted, deskOf, logged, reportAt, waitEnded, waitStarted } from "../../support/clock/fixtures.ts";

describe("Given a Calderdale Critical case, which has no hours but ranks above all else (CAL-05)", () => {
  const desk = deskOf("calderdale");
  const call = logged(desk.at("2026-02-04T10:00"), { priority: "P1" });
  const alarms = (report: ReturnType<typeof reportAt>) =>
    dueMoments(report, asId("t1"), new Set(), 0).filter((moment) => moment.promise === "alarm");

  test("then it is wanted at once, has no due response, and the desk is alarmed after a working day", () => {
    const report = reportAt(desk, [call], desk.at("2026-02-04T10:00"));
    expect(report.promises.some((promise) => promise.promise === "response")).toBe(false);
    expect(report.immediate).toMatchObject({
      startedAt: desk.at("2026-02-04T10:00"),
      alarmAt: desk.at("2026-02-05T10:00"),
    });
    expect(alarms(report)).toMatchObject([{ id: `t1:alarm:100:${desk.at("2026-02-05T10:00")}`, percent: 100 }]);
  });

  test("when somebody has attended to it, then there is nothing left to be alarmed about", () => {
    const report = reportAt(desk, [call, contacted(desk.at("2026-02-04T10:20"))], desk.at("2026-02-04T10:20"));
    expect(report.immediate).toBeNull();
    expect(alarms(report)).toEqual([]);
  });

  test("when it is put on Hold, then no alarm comes meanwhile, and later by as much when work goes on (CAL-20)", () => {
    const hold = waitStarted(desk.at("2026-02-04T11:00"), "hold");
    const held = reportAt(desk, [call, hold], desk.at("2026-02-10T10:00"));
    expect(held.immediate).toMatchObject({ alarmAt: null });
    expect(alarms(held)).toEqual([]);
    const resumed = reportAt(
      desk,
      [call, hold, waitEnded(desk.at("2026-02-10T11:00"), "hold")],
      desk.at("2026-02-10T11:00"),
    );
    expect(resumed.immediate).toMatchObject({ alarmAt: desk.at("2026-02-11T10:00") });
  });

  test("when it was put on Hold after the alarm, then the alarm has been", () => {
    const late = [call, waitStarted(desk.at("2026-02-05T11:00"), "hold")];
    expect(reportAt(desk, late, desk.at("2026-02-06T10:00")).immediate).toMatchObject({
      alarmAt: desk.at("2026-02-05T10:00"),
    });
  });
});
