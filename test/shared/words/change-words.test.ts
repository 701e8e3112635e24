import { expect, test } from "vitest";
import type { ChangeRejection } from "../../../shared/change/change-rejection.ts";
import { whatsNext } from "../../../shared/change/next-step.ts";
import { sayBoardRefusal, sayTemplateRefusal, sayWorkRefusal } from "../../../shared/words/change-board-refusals.ts";
import { sayChangeEvent } from "../../../shared/words/change-events.ts";
import { sayChangeRefusal } from "../../../shared/words/change-refusals.ts";
import { sayFinding } from "../../../shared/words/change-schedule.ts";
import { sayHolder, sayNextStep } from "../../../shared/words/change-steps.ts";
import {
  approvedChange,
  asha,
  calendarOf,
  loggedChange,
  okafor,
  sven,
  votedChange,
} from "../../support/change/change-scene.ts";

const NAMES: Readonly<Record<string, string>> = { maya: "Maya", okafor: "Okafor", "e-cab": "e-CAB" };
const calendar = calendarOf("stockport");
const nameOf = (id: string): string => NAMES[id] ?? id;
const around = { calendar, nameOf, titleOf: nameOf, serviceName: (id: string) => id };

test("what happened reads as sentences, with what people wrote beside them", () => {
  const scene = votedChange()
    .vote("2026-03-02T12:00", okafor, "no", "No back-out tested.")
    .step("2026-03-02T12:10", asha, {
      type: "WithdrawChange",
      reason: "too-costly",
      survivor: null,
      text: "Next year.",
    });
  expect(scene.events.map((event) => sayChangeEvent(event, around)).slice(-3)).toEqual([
    { sentence: "Put to e-CAB, which votes until Wed 4 Mar 2026, 09:00", quote: "It touches every school." },
    { sentence: "Voted no: Okafor", quote: "No back-out tested." },
    { sentence: "Withdrawn by the customer", quote: "Next year." },
  ]);
});

test("a refusal says why, cites its clause and says what to do instead", () => {
  const say = (rejection: ChangeRejection) => sayChangeRefusal(rejection, around);
  expect(say({ kind: "EmergencyCanWait", clause: "STK-73: Emergency Change Advisory Board" })).toBe(
    "It can wait until lunch time or the evening: that is a high level, not an emergency (STK-73: Emergency Change Advisory Board).",
  );
  expect(say({ kind: "VotedOnOlderContent", fields: ["plan", "backOut"] })).toBe(
    "It was changed since you looked: plan and back-out. Look at the difference and vote on what it says now.",
  );
  expect(say({ kind: "NotAtThisStep", status: "logged", needs: ["approved", "scheduled"] })).toBe(
    "This change is waiting for the filter. This can be done while it is approved or scheduled.",
  );
  expect(say({ kind: "ChannelNotForChanges", channel: "fax", allowed: ["phone", "email"], clause: "" })).toContain(
    "Changes come by telephone or e-mail, not by fax.",
  );
});

test("a finding of the schedule says until when notice had to be given", () => {
  const what = {
    kind: "short-notice",
    workingDays: 5,
    earliestAt: Date.UTC(2026, 2, 18, 9),
    tellBy: Date.UTC(2026, 2, 10, 20),
  } as const;
  const finding = { ruleId: "five", effect: "refuse", what, clause: "COV-81: 8.1", overriddenBy: [] } as const;
  expect(sayFinding(finding, calendarOf("coventry"), nameOf)).toBe(
    "Not then: 5 working days' notice would have been needed by Tue 10 Mar 2026, 20:00; told now, the earliest start is Wed 18 Mar 2026, 09:00 (COV-81: 8.1).",
  );
});

test("what comes next is an instruction with who has it", () => {
  const next = whatsNext(loggedChange().change);
  if (next === null) throw new Error("Nothing is next");
  expect(`${sayNextStep(next.step, nameOf)}: ${sayHolder(next.with, nameOf)}`).toBe(
    "Accept it, or reject it with an explanation: the change manager",
  );
  const due = approvedChange().step("2026-03-03T09:00", sven, {
    type: "NegotiateDeadline",
    dueAt: Date.UTC(2026, 2, 20, 12),
    agreedWith: "Sam",
    how: "phone",
    text: "",
  });
  const step = whatsNext(due.change)?.step;
  expect(step && sayNextStep(step, nameOf)).toBe("Put it on the schedule");
});

test("boards, standard changes and planned work say why not in words of their own", () => {
  expect(sayBoardRefusal({ kind: "BoardIsFull", most: 30 })).toBe("A board has at most 30 seats.");
  expect(sayTemplateRefusal({ kind: "NothingToApprove", missing: "backOut" }, around)).toContain("needs its back-out");
  expect(sayWorkRefusal({ kind: "WorkIsOver", status: "done" }, around)).toBe("It is done already.");
});
