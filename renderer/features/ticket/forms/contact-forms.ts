import type { AgreementDocument } from "../../../../shared/agreement/agreement.ts";
import { holdingChecks } from "../../../../shared/ticket/intake-rules.ts";
import type { TicketModel } from "../ticket-model.ts";
import type { FormSpec } from "./form-spec.ts";

const HOW = ["by phone", "by e-mail", "in person"];

export const acknowledgeForm: FormSpec = {
  name: "acknowledge",
  submit: "Acknowledge",
  fields: () => [
    { name: "how", label: "How was the customer contacted?", type: "line", suggestions: HOW },
    {
      name: "text",
      label: "What was said",
      description: "A person spoke to the customer: an automatic receipt is not a response.",
      type: "prose",
    },
  ],
  initial: () => ({ how: "by phone", text: "" }),
  command: (read) => ({ type: "AcknowledgeTicket", how: read.text("how"), text: read.text("text") }),
};

export const updateForm: FormSpec = {
  name: "update",
  submit: "Record the update",
  fields: () => [
    {
      name: "phase",
      label: "What kind of update",
      type: "choice",
      choices: [
        { value: "progress", label: "Progress" },
        { value: "assessment", label: "Assessment" },
        { value: "receipt", label: "Receipt confirmed" },
      ],
    },
    { name: "text", label: "What the caller was told", type: "prose" },
  ],
  initial: () => ({ phase: "progress", text: "" }),
  command: (read) => ({ type: "SendUpdate", phase: read.text("phase"), text: read.text("text") }),
};

export const noteForm: FormSpec = {
  name: "note",
  submit: "Add the note",
  fields: () => [
    { name: "text", label: "Note", description: "For the desk; the caller does not see it.", type: "prose" },
  ],
  initial: () => ({ text: "" }),
  command: (read) => ({ type: "AddNote", text: read.text("text") }),
};

/** The checks that hold such a ticket: what is only good to know verifies nobody. */
function checksOf({ agreement, ticket }: TicketModel): AgreementDocument["callerChecks"] {
  const all = agreement.callerChecks.filter((check) => check.kinds.includes(ticket.kind));
  const holding = holdingChecks(agreement, ticket.kind, ticket.channel);
  return holding.length > 0 ? holding : all;
}

export const verifyForm: FormSpec = {
  name: "verify",
  submit: "Verify the caller",
  fields: ({ model }) => [
    {
      name: "check",
      label: "Which check was passed",
      type: "select",
      choices: checksOf(model).map((check) => ({ value: check.id, label: check.label })),
    },
    { name: "confirmedBy", label: "Confirmed by", type: "line" },
  ],
  initial: ({ model }) => ({
    check: checksOf(model)[0]?.id ?? "",
    confirmedBy: "",
  }),
  command: (read) => ({ type: "VerifyCaller", check: read.text("check"), confirmedBy: read.text("confirmedBy") }),
};
