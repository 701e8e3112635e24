import { expect, test } from "vitest";
import { atOnceWords } from "../../../shared/words/at-once-words.ts";
import { consequenceOf } from "../../../shared/words/consequence.ts";
import { momentWords } from "../../../shared/words/moment-words.ts";
import { contacted, deskOf, logged, reportAt } from "../../support/clock/fixtures.ts";

test("acknowledging such a call says that it ends what is wanted at once", () => {
  const desk = deskOf("calderdale");
  const at = desk.at("2026-02-04T10:10");
  const call = logged(desk.at("2026-02-04T10:00"), { priority: "P1" });
  const [before, after] = [reportAt(desk, [call], at), reportAt(desk, [call, contacted(at)], at)];
  const told = {
    before,
    after,
    readAt: at,
    words: momentWords(desk.calendar.zone),
    calendar: desk.calendar,
    responseWord: "attend",
  };
  expect(consequenceOf("AcknowledgeTicket", told)).toBe("Attended: nothing more at once");
  expect(consequenceOf("PauseClock", { ...told, before: after })).toBe("Wait recorded: the update stays due");
});

test("a call to be attended to at once says since when, and when the desk is alarmed (CAL-05)", () => {
  const desk = deskOf("calderdale");
  const call = logged(desk.at("2026-02-04T10:00"), { priority: "P1" });
  const say = (local: string): string => {
    const { immediate, at } = reportAt(desk, [call], desk.at(local));
    if (immediate === null) throw new Error("attended to");
    return atOnceWords(immediate, "attend", momentWords(desk.calendar.zone), at).replaceAll("\u00a0", " ");
  };
  expect(say("2026-02-04T10:05")).toBe("At once: attend since 10:00; the desk is alarmed Thu 10:00");
  expect(say("2026-02-05T11:00")).toBe("At once: attend since Wed 10:00; the desk was alarmed 10:00");
});
