import { expect, test } from "vitest";
import { commandConsequence } from "../../../../renderer/features/ticket/action-consequence.ts";
import { FORMS } from "../../../../renderer/features/ticket/forms/all-forms.ts";
import { toldIn } from "../../../../renderer/features/ticket/forms/earlier.ts";
import { asId } from "../../../../shared/kernel/ids.ts";
import { ticketModel } from "../../../support/browser/page-ticket.ts";
import { deskOf, event, logged } from "../../../support/clock/fixtures.ts";

const coventry = deskOf("coventry");
const start = coventry.at("2026-03-25T09:00");
const now = coventry.at("2026-03-25T15:00");
const missedAt = coventry.at("2026-03-25T12:00");

const missed = event(missedAt + 1, {
  type: "ThresholdReached",
  thresholdId: asId<"threshold">("t1"),
  promise: "fix",
  percent: 100,
  thresholdAt: missedAt + 1,
  dueAt: missedAt,
  isLate: false,
  to: ["owner"],
});

function setting(isTold: boolean) {
  const model = ticketModel(isTold ? [missed] : [], coventry, logged(start, { priority: "P1" }));
  return { model, people: [], teams: [], sites: [], now };
}

const names = (isTold: boolean, happenedAt: string) =>
  FORMS.resolve
    .fields(setting(isTold), { ...FORMS.resolve.initial(setting(isTold)), happenedAt })
    .map(({ name }) => name);

test("what is noted down later may say when it happened", () => {
  expect(names(false, "")).toContain("happenedAt");
  expect(toldIn(FORMS.resolve, setting(false), { happenedAt: "2026-03-25T11:00" })).toEqual({
    happenedAt: coventry.at("2026-03-25T11:00"),
  });
  expect(toldIn(FORMS.note, setting(false), { happenedAt: "2026-03-25T11:00" })).toEqual({});
});

test("the reason is asked for only where people were told of a miss after that moment", () => {
  expect(names(true, "")).not.toContain("happenedBecause");
  expect(names(true, "2026-03-25T13:00")).not.toContain("happenedBecause");
  expect(names(false, "2026-03-25T11:00")).not.toContain("happenedBecause");
  expect(names(true, "2026-03-25T11:00")).toContain("happenedBecause");
  const values = { happenedAt: "2026-03-25T11:00", happenedBecause: " Forgot to ring " };
  expect(toldIn(FORMS.resolve, setting(true), values)).toMatchObject({ happenedBecause: "Forgot to ring" });
});

test("the button tells the verdict at the moment that was said", () => {
  const { model } = setting(false);
  const resolve = { type: "ResolveTicket", how: "fix", text: "Done" } as const;
  expect(commandConsequence(resolve, model, now)).toMatch(/^Fix missed/);
  expect(commandConsequence(resolve, model, now, coventry.at("2026-03-25T11:00"))).toMatch(/^Fix kept with 2.h.00/);
});
