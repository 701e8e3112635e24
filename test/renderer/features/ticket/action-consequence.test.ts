import { describe, expect, test } from "vitest";
import { actionConsequence } from "../../../../renderer/features/ticket/action-consequence.ts";
import { filledForm } from "../../../../renderer/features/ticket/forms/read-form.ts";
import { pauseForm } from "../../../../renderer/features/ticket/forms/wait-forms.ts";
import { previewCommand, type TicketModel } from "../../../../renderer/features/ticket/ticket-model.ts";
import { asId } from "../../../../shared/kernel/ids.ts";
import type { TicketEvent } from "../../../../shared/ticket/events.ts";
import { foldTicket } from "../../../../shared/ticket/evolve.ts";
import { eventSentence, withPast } from "../../../../shared/words/event-sentence.ts";
import { pastChanges, pastWords } from "../../../../shared/words/history.ts";
import { momentWords } from "../../../../shared/words/moment-words.ts";
import {
  contacted,
  type Desk,
  deskOf,
  event,
  logged,
  priorityChanged,
  resolved,
  waitStarted,
} from "../../../support/clock/fixtures.ts";
import { everyAgreement } from "../../../support/ticket/known-rules.ts";

const stockport = deskOf("stockport");
const coventry = deskOf("coventry");

function modelOf(desk: Desk, events: readonly TicketEvent[]): TicketModel {
  const ticket = foldTicket(events);
  if (ticket.status === "none") throw new Error("not logged");
  const { agreement, calendar } = desk;
  // The view is not read by what is tested here.
  const view = { row: {}, events: [], readOnlyBecause: null } as unknown as TicketModel["view"];
  return {
    view,
    agreement,
    calendar,
    words: momentWords(calendar.zone),
    events,
    ticket,
    names: () => undefined,
    ...everyAgreement,
  };
}

const say = (text: string): string => text.replaceAll("\u00a0", " ");

describe("what a button says before it is pressed", () => {
  const at = coventry.at("2026-03-25T10:00");
  const later = coventry.at("2026-03-25T12:20");
  const incident = logged(at, { priority: "P1" });

  test("Resume tells what will be left and when it is due", () => {
    const model = modelOf(coventry, [incident, waitStarted(coventry.at("2026-03-25T11:00"), "third-party")]);
    expect(say(actionConsequence("resume", model, later))).toBe("3 h 00 left, due 15:20");
  });

  test("Pause tells that the clock stops, and with how much left", () => {
    expect(say(actionConsequence("pause", modelOf(coventry, [incident]), later))).toBe("Clock stops with 1 h 40 left");
  });

  test("Pause tells that the clock keeps running where the agreement does not stop it", () => {
    const start = stockport.at("2026-03-25T10:00");
    const model = modelOf(stockport, [logged(start, { priority: "P1" })]);
    expect(say(actionConsequence("pause", model, start))).toMatch(/^Wait recorded: the clock keeps running, due/);
  });

  test("Resolve tells by how much the fix is kept or missed", () => {
    const model = modelOf(coventry, [incident]);
    expect(say(actionConsequence("resolve", model, coventry.at("2026-03-25T13:26")))).toBe(
      "Fix kept with 34 min to spare; no further update is owed",
    );
    expect(say(actionConsequence("resolve", model, coventry.at("2026-03-25T14:20")))).toBe(
      "Fix missed, 20 min late; no further update is owed",
    );
  });

  test("exactly at the due moment the fix is kept", () => {
    const model = modelOf(coventry, [incident]);
    expect(say(actionConsequence("resolve", model, coventry.at("2026-03-25T14:00")))).toBe(
      "Fix kept; no further update is owed",
    );
  });

  test("Acknowledge tells about the response, and a second contact changes nothing", () => {
    const start = stockport.at("2026-03-25T10:00");
    const model = modelOf(stockport, [logged(start, { priority: "P1" })]);
    expect(say(actionConsequence("acknowledge", model, stockport.at("2026-03-25T10:40")))).toBe(
      "Response kept with 20 min to spare",
    );
    const again = modelOf(stockport, [...model.events, contacted(stockport.at("2026-03-25T10:41"))]);
    expect(actionConsequence("acknowledge", again, stockport.at("2026-03-25T10:42"))).toContain("one more contact");
  });

  test("Update the caller tells when the next one is due, not when an answered one was", () => {
    const transferred = event(at, { type: "TransferredToSupportTeam", team: "Networks" });
    const model = modelOf(coventry, [incident, transferred]);
    // Told at 11:10 the caller is told within the half hour before 11:30 too.
    const overdue = coventry.at("2026-03-25T11:10");
    expect(say(actionConsequence("update", model, overdue))).toBe("Next update due 12:00");
  });

  test("Update the caller tells apart an update that is owed no more from one never owed", () => {
    const model = modelOf(coventry, [logged(at, { priority: "P3" })]);
    expect(say(actionConsequence("update", model, later))).toBe("No update is owed yet");
  });

  test("Reopen tells that the clock goes on with what was left", () => {
    const model = modelOf(coventry, [incident, resolved(coventry.at("2026-03-25T11:00"))]);
    expect(say(actionConsequence("reopen", model, later))).toBe(
      "Clock goes on: 3 h 00 left, due 15:20; next update due 12:50",
    );
  });

  test("Reopen says when the clock that goes on has run out already", () => {
    const model = modelOf(coventry, [incident, resolved(coventry.at("2026-03-25T14:30"))]);
    expect(say(actionConsequence("reopen", model, coventry.at("2026-03-25T15:00")))).toBe(
      "Reopened: due 14:00, already missed; next update due 15:30",
    );
  });

  test("It came back reopens within the agreement's time, and moves no clock later", () => {
    const start = stockport.at("2026-03-23T10:00");
    const ended = stockport.at("2026-03-23T11:00");
    const model = modelOf(stockport, [logged(start, { priority: "P2" }), resolved(ended)]);
    expect(say(actionConsequence("recurrence", model, stockport.at("2026-03-23T12:00")))).toMatch(
      /^Clock goes on: .* left, due/,
    );
    expect(actionConsequence("recurrence", model, stockport.at("2026-03-26T12:00"))).toContain("no clock moves");
  });

  test("a promise that was met is no clock: nothing stops, goes on or is missed", () => {
    const calderdale = deskOf("calderdale");
    const start = calderdale.at("2026-03-23T10:00");
    const answered = [logged(start, { priority: "P3" }), contacted(calderdale.at("2026-03-23T10:30"))];
    const open = modelOf(calderdale, answered);
    const soon = calderdale.at("2026-03-24T11:00");
    const long = calderdale.at("2026-04-20T11:00");
    expect(say(actionConsequence("pause", open, soon))).toBe("Wait recorded; next review due Fri 24 Apr 11:00");
    const held = modelOf(calderdale, [...answered, waitStarted(soon, "hold")]);
    expect(actionConsequence("resume", held, long)).toBe("Wait over: no clock is running; no review is due any more");
    const ended = modelOf(calderdale, [...answered, resolved(soon)]);
    expect(actionConsequence("reopen", ended, long)).toBe("Reopened: the response was given, no clock runs");
    expect(actionConsequence("recurrence", ended, long)).toBe("Reopened: the response was given, no clock runs");
  });

  test("what the desk would refuse is told in the desk's own sentence", () => {
    const model = modelOf(coventry, [incident, resolved(coventry.at("2026-03-25T11:00"))]);
    const preview = previewCommand(model, { type: "AddNote", text: "x" }, later);
    expect(preview.ok).toBe(true);
    const refused = previewCommand(model, { type: "ResolveTicket", how: "fix", text: "x" }, later);
    expect(refused).toMatchObject({ ok: false, why: expect.stringContaining("is resolved") });
  });
});

describe("a form", () => {
  const at = coventry.at("2026-03-25T10:00");
  const setting = {
    model: modelOf(coventry, [logged(at, { priority: "P1" })]),
    people: [],
    teams: [],
    sites: [],
    now: at,
  };

  test("turns local times of the agreement into instants", () => {
    const values = { ...pauseForm.initial(setting), party: "Capita", expectedAt: "2026-03-26T09:30" };
    const filled = filledForm(pauseForm, setting, values);
    expect(filled).toMatchObject({ ok: true, value: { expectedAt: coventry.at("2026-03-26T09:30") } });
  });

  test("tells of a local time that the clock change skips", () => {
    const values = { ...pauseForm.initial(setting), expectedAt: "2026-03-29T01:30" };
    const filled = filledForm(pauseForm, setting, values);
    expect(filled).toMatchObject({ ok: false, faults: { expectedAt: expect.stringContaining("does not exist") } });
  });

  test("says beside an empty field what to fill in, by the name it has on screen", () => {
    const filled = filledForm(pauseForm, setting, { ...pauseForm.initial(setting), reason: "" });
    expect(filled).toMatchObject({ ok: false, faults: { reason: 'Fill in "Why".' } });
  });
});

describe("the stream in sentences", () => {
  const at = coventry.at("2026-03-25T10:00");
  const model = modelOf(coventry, [logged(at, { priority: "P1" })]);
  const context = { ...model, now: at, referenceOf: () => "CV-1F0-9M" };

  test("says who agreed to a priority and how", () => {
    const agreed = event(at, { type: "PriorityAgreed", priority: "P1", agreedWith: "Mrs Shah", how: "by-phone" });
    expect(eventSentence(agreed, context).sentence).toBe("P1 agreed with Mrs Shah by phone");
  });

  test("keeps what people wrote apart from its own words", () => {
    const note = event(at, { type: "NoteAdded", text: "<script>alert(1)</script>" });
    expect(eventSentence(note, context)).toEqual({ sentence: "Note", quote: "<script>alert(1)</script>" });
  });

  test("says what a wait did to the clock, and nothing where it did nothing", () => {
    const then = coventry.at("2026-03-25T11:00");
    const told = (kind: "third-party" | "approval" | "customer") => {
      const started = waitStarted(then, kind);
      const entries = [...model.events, started].map((one, index) => ({ commandId: `c${index}`, event: one }));
      const change = pastChanges(entries, () => coventry).get(1);
      if (change === undefined) throw new Error("no change");
      const did = pastWords(change, then);
      return say(withPast(eventSentence(started, context).sentence, did));
    };
    expect(told("third-party")).toMatch(/: clock stopped with 3 h 00 left/);
    expect(told("customer")).not.toMatch(/clock/);
  });

  test("names the other ticket of a link by its reference", () => {
    const link = event(at, { type: "TicketLinked", other: asId("t2"), relation: "duplicate-of" });
    expect(eventSentence(link, context).sentence).toBe("Linked: a duplicate of CV-1F0-9M");
    expect(eventSentence(priorityChanged(at, "P2"), context).sentence).toContain("to P2");
  });
});
