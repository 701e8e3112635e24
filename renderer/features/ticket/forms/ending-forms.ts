import type { Instant } from "../../../../shared/kernel/instant.ts";
import { CLOSE_WORDS } from "../../../../shared/words/event-words.ts";
import { closeReasonsNow } from "../sample-commands.ts";
import { type FormField, type FormSetting, type FormSpec, filled, YES } from "./form-spec.ts";

const HOW = ["by phone", "by e-mail", "in person"];

export const resolveForm: FormSpec = {
  name: "resolve",
  submit: "Resolve",
  fields: (_setting, values) => {
    const base: readonly FormField[] = [
      {
        name: "how",
        label: "How",
        type: "choice",
        choices: [
          { value: "fix", label: "Fixed" },
          { value: "workaround", label: "Worked around" },
        ],
      },
      { name: "text", label: "What was done", description: "In the words the caller is told.", type: "prose" },
      { name: "confirmed", label: "The caller confirmed it in the same conversation", type: "check" },
    ];
    return values["confirmed"] === YES ? [...base, ...confirmationFields("confirmed.")] : base;
  },
  initial: ({ model }) => ({
    how: "fix",
    text: "",
    confirmed: "",
    "confirmed.confirmedBy": model.ticket.caller.name,
    "confirmed.how": "by phone",
  }),
  command: (read) => ({
    type: "ResolveTicket",
    how: read.text("how"),
    text: read.text("text"),
    ...(read.isChecked("confirmed")
      ? { confirmed: { confirmedBy: read.text("confirmed.confirmedBy"), how: read.text("confirmed.how") } }
      : {}),
  }),
};

function confirmationFields(prefix: "" | "confirmed."): readonly FormField[] {
  return [
    { name: `${prefix}confirmedBy`, label: "Confirmed by", type: "line" },
    { name: `${prefix}how`, label: "How", type: "line", suggestions: HOW },
  ];
}

export const confirmForm: FormSpec = {
  name: "confirm",
  submit: "Record the confirmation",
  fields: () => confirmationFields(""),
  initial: ({ model }) => ({ confirmedBy: model.ticket.caller.name, how: "by phone" }),
  command: (read) => ({ type: "ConfirmResolution", confirmedBy: read.text("confirmedBy"), how: read.text("how") }),
};

export const closeForm: FormSpec = {
  name: "close",
  submit: "Close",
  fields: ({ model, now }, values) => {
    const why: FormField = {
      name: "why",
      label: "Why",
      type: "choice",
      choices: closeReasonsNow(model, now).map((reason) => ({ value: reason, label: CLOSE_WORDS[reason] })),
    };
    const other: FormField = {
      name: "duplicateOf",
      label: "Reference of the ticket that stays",
      type: "ticket",
      isRequired: !model.ticket.links.some((link) => link.relation === "duplicate-of"),
    };
    const isJudgement = values["why"] === "withdrawn" || values["why"] === "advice-not-followed";
    const text: FormField = { name: "text", label: "In a few words", type: "prose", isRequired: isJudgement };
    return values["why"] === "duplicate" ? [why, other, text] : [why, text];
  },
  initial: ({ model, now }) => ({ why: likelyReason(model, now) ?? "", text: "", duplicateOf: "" }),
  command: (read) => ({
    type: "CloseTicket",
    why: read.text("why"),
    text: read.text("text"),
    ...(read.text("why") === "duplicate" ? filled("duplicateOf", read.ticketId("duplicateOf")) : {}),
  }),
};

/** How a ticket in this state usually ends. Chosen for nobody is what blames somebody, or what is only possible. */
function likelyReason(model: FormSetting["model"], now: Instant): string | undefined {
  const usual = model.ticket.status === "resolved" ? ["confirmed", "completed", "time-passed"] : ["withdrawn"];
  return closeReasonsNow(model, now).find((reason) => usual.includes(reason));
}

export const reopenForm: FormSpec = {
  name: "reopen",
  submit: "Reopen",
  fields: () => [{ name: "reason", label: "Why", type: "prose" }],
  initial: () => ({ reason: "" }),
  command: (read) => ({ type: "ReopenTicket", reason: read.text("reason") }),
};

export const recurrenceForm: FormSpec = {
  name: "recurrence",
  submit: "Record it",
  fields: () => [
    {
      name: "newTicket",
      label: "Reference of the new ticket, if one was logged",
      description: "Soon enough after the resolution it is the same incident and reopens; later it is a new one.",
      type: "ticket",
    },
    { name: "text", label: "What came back", type: "prose" },
  ],
  initial: () => ({ newTicket: "", text: "" }),
  command: (read) => {
    const newTicket = read.ticketId("newTicket");
    return { type: "RecordRecurrence", newTicket: newTicket === "" ? null : newTicket, text: read.text("text") };
  },
};
