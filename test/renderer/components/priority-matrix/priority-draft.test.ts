import { describe, expect, test } from "vitest";
import { callChoices } from "../../../../renderer/components/priority-matrix/call-choices.ts";
import {
  clockIf,
  endedWaits,
  previewPromises,
  previewWords,
} from "../../../../renderer/components/priority-matrix/preview-promises.ts";
import {
  EMPTY_PRIORITY_DRAFT,
  prioritiesFor,
  proposedPriority,
} from "../../../../renderer/components/priority-matrix/priority-draft.ts";
import { previewClock } from "../../../../shared/clock/preview.ts";
import { foldTicket } from "../../../../shared/ticket/evolve.ts";
import { momentWords } from "../../../../shared/words/moment-words.ts";
import { deskOf, logged, waitStarted } from "../../../support/clock/fixtures.ts";

const stockport = deskOf("stockport");
const coventry = deskOf("coventry");

function promised(desk: typeof stockport, priority: string, local: string): string {
  const at = desk.at(local);
  const { agreement, calendar } = desk;
  const report = previewClock(agreement, calendar, { at, kind: "incident", channel: "phone", priority });
  const previews = previewPromises(report, agreement.responseWord);
  return previewWords(previews, momentWords(calendar.zone), at).replaceAll("\u00a0", " ");
}

describe("what a priority would promise before it is agreed", () => {
  test("Calderdale Critical: at once, and the caller is updated within a working day (CAL-05, CAL-06)", () => {
    expect(promised(deskOf("calderdale"), "P1", "2026-02-04T10:00")).toBe(
      "attend at once, update the caller by Thu 10:00",
    );
  });

  test("Stockport P1 on a Friday at 16:40: an hour of support time, and the same time on Monday", () => {
    expect(promised(stockport, "P1", "2026-03-20T16:40")).toBe("respond by Mon 08:40, fix by Mon 16:40");
  });

  test("Coventry promises a fix to a caller on the phone, and updates where it is a major incident (COV-59)", () => {
    expect(promised(coventry, "P1", "2026-03-20T09:00")).toBe("fix by 13:00, update the caller by 09:30");
    expect(promised(coventry, "P3", "2026-03-20T09:00")).toBe("fix by Wed 25 Mar 09:00");
  });

  test("a call noted down afterwards counts from when it came in", () => {
    const at = coventry.at("2026-03-20T09:00");
    const seenAt = coventry.at("2026-03-20T15:00");
    const { agreement, calendar } = coventry;
    const call = { at, seenAt, kind: "incident", channel: "phone", priority: "P1" } as const;
    const [fix] = previewPromises(previewClock(agreement, calendar, call), "respond");
    expect(fix).toMatchObject({ dueAt: coventry.at("2026-03-20T13:00"), isPast: true });
  });
});

describe("what the desk proposes", () => {
  const { agreement } = coventry;
  const [impact] = agreement.matrix?.impacts ?? [];
  const [urgency] = agreement.matrix?.urgencies ?? [];

  test("nothing, until both questions are answered", () => {
    expect(proposedPriority(agreement, "incident", { ...EMPTY_PRIORITY_DRAFT, impact: impact?.id ?? "" })).toBeNull();
  });

  test("the cell of the matrix, unless the analyst chose another", () => {
    const draft = { ...EMPTY_PRIORITY_DRAFT, impact: impact?.id ?? "", urgency: urgency?.id ?? "" };
    expect(proposedPriority(agreement, "incident", draft)).toBe("P1");
    expect(proposedPriority(agreement, "incident", { ...draft, chosen: "P4" })).toBe("P4");
  });

  test("never a priority that this kind of ticket does not have", () => {
    expect(proposedPriority(agreement, "service-request", { ...EMPTY_PRIORITY_DRAFT, chosen: "P1" })).toBeNull();
    expect(prioritiesFor(agreement, "service-request").map(({ id }) => id)).not.toContain("P1");
  });
});

describe("how the talk may end", () => {
  const said = { ...EMPTY_PRIORITY_DRAFT, chosen: "P2", agreedWith: "Mrs Shah" };
  const blockedOf = (draft: typeof said, proposed: string | null) =>
    Object.fromEntries(callChoices(draft, proposed).map((choice) => [choice.binding, choice.blocked]));

  test("in no way before there is a proposal", () => {
    expect(Object.values(blockedOf(said, null)).every((why) => why !== null)).toBe(true);
  });

  test("agreed needs the name of who agreed; asking later does not", () => {
    expect(blockedOf({ ...said, agreedWith: " " }, "P2")).toMatchObject({ l: null });
    expect(blockedOf({ ...said, agreedWith: " " }, "P2")["a"]).toContain("who speaks for the caller");
    expect(blockedOf(said, "P2")).toMatchObject({ a: null, e: null, p: null });
  });

  test("disagreed needs another priority that the caller wants", () => {
    expect(blockedOf(said, "P2")["d"]).toContain("what the caller wants");
    expect(blockedOf({ ...said, callerWants: "P2" }, "P2")["d"]).toContain("other than P2");
    expect(blockedOf({ ...said, callerWants: "P1" }, "P2")["d"]).toBeNull();
  });
});

describe("what each priority would come to for a ticket that waits", () => {
  test("is the moment that resuming now would bring, said as that", () => {
    const { agreement, calendar, at } = coventry;
    const then = at("2026-03-25T11:00");
    const ticket = foldTicket([
      logged(at("2026-03-25T10:00"), { priority: "P2" }),
      waitStarted(at("2026-03-25T10:30"), "third-party"),
    ]);
    const ruledBy = { agreement, calendar, at: then };
    const resumed = clockIf(ticket, endedWaits(ticket), ruledBy);
    const previews = previewPromises(clockIf(ticket, [], ruledBy), agreement.responseWord, resumed);
    const fix = resumed?.promises.find(({ promise }) => promise === "fix");
    expect(previews.find(({ promise }) => promise === "fix")).toMatchObject({ dueAt: fix?.dueAt, isPaused: true });
    expect(previewWords(previews, momentWords(calendar.zone), then)).toContain("if resumed now");
  });
});
