import { describe, expect, test } from "vitest";
import { commandConsequence } from "../../../../renderer/features/ticket/action-consequence.ts";
import { OFFERED, TICKET_ACTIONS } from "../../../../renderer/features/ticket/actions.ts";
import { FORMS } from "../../../../renderer/features/ticket/forms/all-forms.ts";
import { marksOfRefusal } from "../../../../renderer/features/ticket/forms/blamed-fields.ts";
import {
  changedValues,
  type FormSetting,
  type FormSpec,
  YES,
} from "../../../../renderer/features/ticket/forms/form-spec.ts";
import { filledForm } from "../../../../renderer/features/ticket/forms/read-form.ts";
import { requiredFields } from "../../../../renderer/features/ticket/forms/required-fields.ts";
import { previewCommand, type TicketModel } from "../../../../renderer/features/ticket/ticket-model.ts";
import { asId } from "../../../../shared/kernel/ids.ts";
import type { TicketEvent } from "../../../../shared/ticket/events.ts";
import { foldTicket } from "../../../../shared/ticket/evolve.ts";
import { momentWords } from "../../../../shared/words/moment-words.ts";
import { deskOf, event, logged, resolved, waitStarted } from "../../../support/clock/fixtures.ts";
import { everyAgreement } from "../../../support/ticket/known-rules.ts";

const stockport = deskOf("stockport");
const start = stockport.at("2026-03-25T10:00");
const now = stockport.at("2026-03-25T11:00");
const OTHERS = new Map([
  ["other", "t2"],
  ["duplicateOf", "t2"],
  ["newTicket", "t2"],
]);

function settingOf(events: readonly TicketEvent[], { agreement, calendar } = stockport): FormSetting {
  const ticket = foldTicket(events);
  if (ticket.status === "none") throw new Error("not logged");
  // The view is not read by forms.
  const view = { row: {}, events: [], readOnlyBecause: null } as unknown as TicketModel["view"];
  const model = {
    view,
    agreement,
    calendar,
    words: momentWords(calendar.zone),
    events,
    ticket,
    names: () => undefined,
    ...everyAgreement,
  };
  return {
    model,
    people: [{ id: asId("p1"), name: "Asha", team: "Desk" }],
    teams: ["Desk"],
    sites: ["Elm Grove"],
    now,
  };
}

/** Every text filled with a word, every moment with one in the future. */
function filledIn(spec: FormSpec, setting: FormSetting): Record<string, string> {
  const values: Record<string, string> = { ...spec.initial(setting) };
  for (const field of spec.fields(setting, values)) {
    if (field.type === "moment") values[field.name] = "2026-03-27T10:00";
    else if (field.type === "select" && field.name === "owner") values[field.name] = "p1";
    else if (field.type === "line" || field.type === "prose") values[field.name] ||= "a few words";
  }
  return values;
}

const open = [logged(start, { priority: "P2" })];
const pending = [logged(start, { priority: "P2", kind: "service-request", verification: "pending" })];
const waiting = [...open, waitStarted(stockport.at("2026-03-25T10:30"), "customer")];
const done = [...open, resolved(stockport.at("2026-03-25T10:30"))];
const confirmed = [
  ...done,
  event(stockport.at("2026-03-25T10:40"), { type: "ResolutionConfirmed", confirmedBy: "Jo", how: "by phone" }),
];
const old = [logged(stockport.at("2026-03-02T10:00"), { priority: "P2" }), resolved(stockport.at("2026-03-03T10:00"))];

const STANDING: Readonly<Record<keyof typeof FORMS, readonly TicketEvent[]>> = {
  acknowledge: open,
  agreement: open,
  call: open,
  update: open,
  note: open,
  verify: pending,
  pause: open,
  resume: waiting,
  assign: open,
  transfer: open,
  deadline: open,
  convert: open,
  link: open,
  resolve: open,
  confirm: done,
  close: confirmed,
  reopen: done,
  recurrence: old,
};

describe("every form, filled in, is a command the desk accepts", () => {
  for (const [name, spec] of Object.entries(FORMS)) {
    test(`to ${name}`, () => {
      const setting = settingOf(STANDING[spec.name as keyof typeof FORMS]);
      const values = filledIn(spec, setting);
      if (name === "convert") {
        const check = spec.fields(setting, values).find((field) => field.name === "verified.check");
        values["verified.check"] = check?.type === "select" ? (check.choices[1]?.value ?? "") : "";
        values["verified.confirmedBy"] = "the head teacher";
      }
      const filled = filledForm(spec, setting, values, OTHERS);
      expect(filled).toMatchObject({ ok: true });
      if (filled.ok) expect(previewCommand(setting.model, filled.value, now)).toMatchObject({ ok: true });
    });
  }
});

describe("changing the kind", () => {
  const coventry = deskOf("coventry");
  const setting = settingOf([logged(coventry.at("2026-03-25T10:00"), { priority: "P3" })], coventry);
  const { convert } = FORMS;

  test("assumes the ordinary request, never a project without a time, and no check passed", () => {
    expect(convert.initial(setting)).toMatchObject({ to: "service-request", priority: "SR", "verified.check": "" });
  });

  test("marks the field that a refusal is about", () => {
    const values = { ...convert.initial(setting), reason: "They ask for an account" };
    const filled = filledForm(convert, setting, values);
    if (!filled.ok) throw new Error("not filled in");
    const refusal = { kind: "refused", message: "A check first.", rejection: "CallerCheckNeeded" } as const;
    expect(marksOfRefusal(refusal, filled.value, setting)).toEqual({ "verified.check": "Needed here." });
  });
});

describe("an answer that changes what else is asked", () => {
  const calderdale = deskOf("calderdale");
  const setting = settingOf([logged(calderdale.at("2026-03-25T10:00"), { priority: "P3" })], calderdale);
  const { pause, resume } = FORMS;

  test("brings the other kind of wait's own reason, and leaves somebody's own words alone", () => {
    const begun = pause.initial(setting);
    expect(begun).toMatchObject({ kind: "hold", reason: expect.stringContaining("Deemed") });
    const changed = changedValues(pause, setting, begun, "kind", "customer");
    expect(changed["reason"]).toBe("Returned to the school for action");
    const own = changedValues(pause, setting, { ...begun, reason: "Snow on the roof" }, "kind", "customer");
    expect(own["reason"]).toBe("Snow on the roof");
  });

  test("is not sent with what is no longer on screen", () => {
    const hold = { ...pause.initial(setting), approvedBy: "p1", note: "Agreed on Monday" };
    expect(filledForm(pause, setting, hold)).toMatchObject({ value: { approvedBy: "p1" } });
    const values = changedValues(pause, setting, { ...hold, customerTold: "yes" }, "kind", "customer");
    const filled = filledForm(pause, setting, values);
    expect(filled).toMatchObject({ ok: true, value: { kind: "customer", approvedBy: null, customerTold: false } });
  });

  test("never leaves a priority chosen that the new kind of ticket does not have", () => {
    const { convert } = FORMS;
    const begun = { ...convert.initial(setting), to: "service-request", priority: "P3" };
    const changed = changedValues(convert, setting, begun, "to", "enquiry");
    const priority = convert.fields(setting, changed).find(({ name }) => name === "priority");
    const possible = priority?.type === "select" ? priority.choices.map(({ value }) => value) : [];
    expect(possible).toContain(changed["priority"]);
  });

  test("ends the only wait there is without asking which, and never another than was chosen", () => {
    const values = { ...resume.initial(settingOf(waiting)), outcome: "It came" };
    const only = settingOf(waiting).model.ticket;
    const waitId = only.status === "open" ? only.waits[0]?.waitId : "";
    expect(filledForm(resume, settingOf(waiting), values)).toMatchObject({ value: { waitId } });
    const gone = filledForm(resume, settingOf(waiting), { ...values, waitId: "w-ended" });
    expect(gone).toMatchObject({ value: { waitId: "w-ended" } });
  });
});

describe("what a form asks for", () => {
  const required = (name: keyof typeof FORMS, setting: FormSetting, values = FORMS[name].initial(setting)) =>
    [...requiredFields(FORMS[name], setting, values)].toSorted();

  test("is marked before it is refused, by the rules that would refuse it", () => {
    expect(required("resume", settingOf(waiting))).toEqual(["outcome"]);
    expect(required("deadline", settingOf(open))).toEqual(["agreedWith", "deadlineAt", "reason"]);
    expect(required("recurrence", settingOf(old))).toEqual(["text"]);
    expect(required("link", settingOf(open))).toEqual(["other"]);
    const coventry = deskOf("coventry");
    const p3 = settingOf([logged(coventry.at("2026-03-25T10:00"), { priority: "P3" })], coventry);
    expect(required("pause", p3)).toEqual(["customerTold", "expectedAt", "party", "reason"]);
  });

  test("closing begins with how such a ticket usually ends, and blames nobody by itself", () => {
    const { close } = FORMS;
    expect(close.initial(settingOf(open))["why"]).toBe("withdrawn");
    expect(close.initial(settingOf(confirmed))["why"]).toBe("confirmed");
    const unasked = settingOf(done);
    expect(close.initial(unasked)["why"]).toBe("");
    expect(filledForm(close, unasked, close.initial(unasked))).toMatchObject({
      ok: false,
      faults: { why: 'Choose an answer to "Why".' },
    });
    expect(required("close", unasked, { ...close.initial(unasked), why: "withdrawn" })).toEqual(["text"]);
  });
});

describe("every action", () => {
  test("has a key of its own", () => {
    const keys = TICKET_ACTIONS.map(({ binding }) => binding);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test("leaves N to the next call, which may come while a ticket is open", () => {
    expect(TICKET_ACTIONS.map(({ binding }) => binding)).not.toContain("n");
  });

  test("that is offered as a button exists", () => {
    const names = new Set(TICKET_ACTIONS.map(({ name }) => name));
    expect(
      Object.values(OFFERED)
        .flat()
        .every((name) => names.has(name)),
    ).toBe(true);
  });
});

describe("a deadline that is unusual", () => {
  const setting = settingOf(open);
  const due = setting.model.calendar;
  const values = (deadlineAt: string, ticked: readonly string[] = []) => ({
    ...FORMS.deadline.initial(setting),
    reason: "the part is late",
    deadlineAt,
    ...Object.fromEntries(ticked.map((name) => [name, YES])),
  });
  const asked = (deadlineAt: string) =>
    FORMS.deadline.fields(setting, values(deadlineAt)).flatMap(({ name }) => (name.startsWith("meant.") ? [name] : []));
  const preview = (deadlineAt: string, ticked: readonly string[] = []) => {
    const filled = filledForm(FORMS.deadline, setting, values(deadlineAt, ticked));
    if (!filled.ok) throw new Error("It is filled in.");
    return { command: filled.value, said: commandConsequence(filled.value, setting.model, now) };
  };

  test("is asked about where it is typed: before the original, or with the desk closed", () => {
    expect(due.zone.name).toBe("Europe/London");
    expect(asked("2026-03-25T12:00")).toEqual(["meant.earlier-than-original"]);
    expect(asked("2026-03-29T12:00")).toEqual(["meant.desk-closed"]);
    expect(asked("2026-03-25T23:00")).toEqual(["meant.earlier-than-original", "meant.desk-closed"]);
    expect(asked("2026-03-30T12:00")).toEqual([]);
    expect(asked("")).toEqual([]);
    expect(asked("2026-03-24T12:00")).toEqual([]);
    // Of the hour that comes twice, the one that was chosen.
    expect(asked("2026-10-25T01:30+00:00")).toEqual(["meant.desk-closed"]);
  });

  test("is said before it is sent, and what it will be once it is meant", () => {
    expect(preview("2026-03-29T12:00").said).toContain("comes while the desk is closed");
    expect(preview("2026-03-29T12:00", ["meant.desk-closed"]).said).toMatch(
      /^Revised to .*, while the desk is closed; /,
    );
    expect(preview("2026-03-25T12:00", ["meant.earlier-than-original"]).said).toMatch(
      /^Revised to 12:00; the later original .* stays beside it$/,
    );
  });

  test("marks what is left to be ticked when it is sent without", () => {
    const { command, said: message } = preview("2026-03-29T12:00");
    const refusal = { kind: "refused", rejection: "DeadlineNeedsConfirming", message } as const;
    expect(marksOfRefusal(refusal, command, setting)).toEqual({ "meant.desk-closed": "Needed here." });
  });
});

test("a date agreed for a project ends with the close of that day (COV-72); any other deadline is typed whole", () => {
  const coventry = deskOf("coventry");
  const at = coventry.at("2026-06-05T10:00");
  const project = settingOf([logged(at, { priority: "project", kind: "service-request" })], coventry);
  const form = FORMS.deadline;
  expect(form.initial({ ...project, now: at })["deadlineAt"]).toBe("2026-06-08T17:00");
  expect(form.initial(settingOf(open))["deadlineAt"]).toBe("");
});
