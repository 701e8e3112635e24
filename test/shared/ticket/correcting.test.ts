import { describe, expect, test } from "vitest";
import { clock } from "../../../shared/clock/clock.ts";
import { foldTicket } from "../../../shared/ticket/evolve.ts";
import { eventSentence } from "../../../shared/words/event-sentence.ts";
import { momentWords } from "../../../shared/words/moment-words.ts";
import { everyAgreement, knownRules } from "../../support/ticket/known-rules.ts";
import { jo, log, logged, pause, resolve, type Scene } from "./scene.ts";

const MONDAY = "2026-06-08T09:00";
const reason = "The school buys from Coventry";
const toCoventry = { type: "CorrectAgreement", agreementId: "coventry", priority: "P2", reason } as const;

/** The clocks of a story at a moment, under whichever agreement its ticket runs. */
function reportOf(story: Scene, local: string) {
  const { state } = story;
  const rules = state.status === "none" ? undefined : knownRules(state);
  if (rules === undefined) throw new Error("no rules");
  return clock(state, rules.agreement, rules.calendar, story.moment(local));
}

const dueOf = (story: Scene, local: string) =>
  reportOf(story, local)?.promises.map(({ promise, dueAt, state, kind }) => ({ promise, dueAt, state, kind }));

describe("A ticket that was logged under the wrong agreement", () => {
  test("has the clocks it would have had under the right one from receipt", () => {
    const corrected = logged("stockport", MONDAY).step("2026-06-08T11:00", toCoventry);
    const right = logged("coventry", MONDAY, { priority: "P2" });
    expect(corrected.state).toMatchObject({ agreementId: "coventry", status: "open", kind: "incident" });
    expect(dueOf(corrected, "2026-06-08T11:00")).toEqual(dueOf(right, "2026-06-08T11:00"));
  });

  test("keeps its waits and its first response, under the rules of the right one", () => {
    const steps = (story: Scene) =>
      story
        .step("2026-06-08T09:30", { type: "AcknowledgeTicket", how: "by phone", text: "We look" })
        .step(
          "2026-06-08T10:00",
          pause({ kind: "third-party", expectedAt: story.moment("2026-06-09T10:00"), customerTold: true }),
        );
    const corrected = steps(logged("stockport", MONDAY)).step("2026-06-08T11:00", toCoventry);
    const right = steps(logged("coventry", MONDAY, { priority: "P2" }));
    expect(dueOf(corrected, "2026-06-08T12:00")).toEqual(dueOf(right, "2026-06-08T12:00"));
  });

  test("was never agreed in its priority, nor disputed, nor given another deadline under the right one", () => {
    const story = logged("stockport", MONDAY)
      .step("2026-06-08T09:10", { type: "DisputePriority", callerWants: "P1", callerSays: "All are out" })
      .step("2026-06-08T11:00", toCoventry);
    expect(story.state).toMatchObject({
      priority: { agreement: "proposed", current: "P2", callerSays: "All are out" },
    });
    const decision = reportOf(story, "2026-06-08T12:00")?.promises.find(({ promise }) => promise === "decision");
    expect(decision?.metAt).toBe(story.moment("2026-06-08T11:00"));
  });

  test("may have been resolved and closed already", () => {
    const closed = logged("stockport", MONDAY)
      .step("2026-06-08T10:00", resolve)
      .step("2026-06-08T10:05", { type: "ConfirmResolution", confirmedBy: "Sam", how: "by phone" })
      .step("2026-06-08T10:10", { type: "CloseTicket", why: "confirmed", text: "" })
      .step("2026-06-09T10:00", toCoventry);
    const right = logged("coventry", MONDAY, { priority: "P2" }).step("2026-06-08T10:00", resolve);
    expect(closed.state.status).toBe("closed");
    expect(dueOf(closed, "2026-06-09T10:00")).toEqual(dueOf(right, "2026-06-09T10:00"));
  });

  test("that waited for a check the right one does not ask for has run since the call", () => {
    const story = logged("stockport", MONDAY, { kind: "service-request", verification: "pending" }).step(
      "2026-06-09T09:00",
      { ...toCoventry, agreementId: "calderdale", priority: "P3" },
    );
    const right = logged("calderdale", MONDAY, { kind: "service-request", priority: "P3" });
    expect(story.state.status).toBe("open");
    expect(dueOf(story, "2026-06-09T09:00")).toEqual(dueOf(right, "2026-06-09T09:00"));
  });

  test("needs the check that the right one asks for", () => {
    const request = logged("calderdale", MONDAY, { kind: "service-request", priority: "P3" });
    const correct = { type: "CorrectAgreement", agreementId: "stockport", priority: "P3", reason } as const;
    expect(request.refusal("2026-06-08T10:00", correct)).toMatchObject({
      kind: "NotOfThatAgreement",
      message: expect.stringMatching(/^Stockport.* asks for a check first: .*authorised name list/),
    });
    const verified = { check: "authorised-name", confirmedBy: "The head" };
    expect(request.step("2026-06-08T10:00", { ...correct, verified }).state).toMatchObject({
      status: "open",
      verifiedBy: { confirmedBy: "The head" },
    });
  });

  test("is left as it is where the other agreement is the same, is not here, or does not fit", () => {
    const story = logged("stockport", MONDAY);
    const refused = (over: object) => story.refusal("2026-06-08T10:00", { ...toCoventry, ...over }).message;
    expect(refused({ agreementId: "stockport" })).toMatch(/^It runs under Stockport.* already\.$/);
    expect(refused({ agreementId: "nowhere" })).toContain('"nowhere"');
    expect(refused({ priority: "P77" })).toContain("P77");
  });

  test("says so in its history, by what both agreements are called", () => {
    const story = logged("stockport", MONDAY).step("2026-06-08T11:00", toCoventry);
    const event = story.events.at(-1);
    if (event === undefined) throw new Error("nothing happened");
    const { agreement, calendar } = knownRules({ agreementId: "coventry", agreementVersion: "2.0" }) ?? story;
    const { sentence, quote } = eventSentence(event, {
      agreement,
      ...everyAgreement,
      words: momentWords(calendar.zone),
      now: event.at,
      names: () => "Ann",
      events: story.events,
      referenceOf: (id) => id,
    });
    expect(sentence).toMatch(/^Agreement corrected from Stockport.* to Coventry.*: incident, P2.*, from receipt$/);
    expect(quote).toBe(reason);
  });
});

describe("What was taken down wrongly of a call", () => {
  const story = logged("stockport", MONDAY);

  test("is corrected, and what it said before stays in the history", () => {
    const caller = { name: "Sam Carter", email: "sam@school.example" };
    const step = { type: "CorrectCall", site: "Elm Grove", caller, summary: "No internet" } as const;
    expect(story.happens("2026-06-08T10:00", step)).toEqual([
      {
        type: "CallCorrected",
        customer: null,
        from: { site: "Bramhall High", caller: { name: "Sam Caller", phone: "0161 496 0000" } },
        to: { site: "Elm Grove", caller },
      },
    ]);
    expect(story.step("2026-06-08T10:00", step).state).toMatchObject({
      site: "Elm Grove",
      caller,
      summary: "No internet",
    });
  });

  test("is refused where nothing would be different", () => {
    const { site, caller, summary } = log();
    expect(story.refusal("2026-06-08T10:00", { type: "CorrectCall", site, caller, summary }).kind).toBe(
      "NothingCorrected",
    );
  });

  test("moves no clock, also after the ticket is closed", () => {
    const closed = story
      .step("2026-06-08T10:00", { type: "CloseTicket", why: "withdrawn", text: "Not needed" })
      .step("2026-06-09T10:00", { type: "CorrectCall", summary: "No telephone" });
    expect(closed.state).toMatchObject({ status: "closed", summary: "No telephone" });
  });

  test("leaves a lawful ticket once its words are erased", () => {
    const erased = { type: "CallCorrected", from: {}, to: {}, at: story.moment("2026-06-08T10:00"), by: jo } as const;
    expect(foldTicket([...story.events, erased])).toMatchObject({ site: "Bramhall High" });
  });
});
