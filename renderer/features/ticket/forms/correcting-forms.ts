import type { AgreementDocument } from "../../../../shared/agreement/agreement.ts";
import { prioritiesForKind } from "../../../../shared/agreement/lookup.ts";
import { TICKET_KINDS, type TicketKind } from "../../../../shared/agreement/source.ts";
import { holdingChecks, neededByAll } from "../../../../shared/ticket/intake-rules.ts";
import { KIND_WORDS } from "../../../../shared/words/event-words.ts";
import { priorityName } from "../../../../shared/words/priority-name.ts";
import { promisesWords } from "../../../../shared/words/promise-words.ts";
import { commandConsequence } from "../action-consequence.ts";
import { ordinaryPriority } from "../sample-commands.ts";
import { reportAt, type TicketModel } from "../ticket-model.ts";
import { type Choice, type FormField, type FormSetting, type FormSpec, type FormValues, filled } from "./form-spec.ts";

/** The agreements it could have been logged under instead. */
function others({ agreementsAtReceipt, ticket }: TicketModel): readonly AgreementDocument[] {
  return agreementsAtReceipt.filter(({ id }) => id !== ticket.agreementId);
}

function chosen(model: TicketModel, values: FormValues): AgreementDocument | undefined {
  return others(model).find(({ id }) => id === values["agreementId"]);
}

/** What it is under the other agreement: as logged, where that knows such tickets, else what is chosen. */
function kindUnder(right: AgreementDocument, { ticket }: TicketModel, values: FormValues): TicketKind | undefined {
  const known = TICKET_KINDS.filter((kind) => right.requestTypes.some((type) => type.kind === kind));
  if (known.includes(ticket.kind)) return ticket.kind;
  return known.find((kind) => kind === values["kind"]) ?? known[0];
}

/** What each priority would make of the clocks, beside how they stand now: before and after are seen first. */
function priorityChoices(right: AgreementDocument, kind: TicketKind, { model, now }: FormSetting): readonly Choice[] {
  return prioritiesForKind(right, kind).map((priority) => ({
    value: priority.id,
    label: priorityName(priority),
    hint: commandConsequence(
      {
        type: "CorrectAgreement",
        agreementId: right.id,
        kind,
        priority: priority.id,
        reason: "...",
        verified: { check: "...", confirmedBy: "..." },
      },
      model,
      now,
    ),
  }));
}

function asItStands({ model, now }: FormSetting): string {
  const report = reportAt(model, now);
  return report === null ? "" : `As it stands: ${promisesWords(report, model.agreement.responseWord, model)}.`;
}

function checkFields(right: AgreementDocument, kind: TicketKind, { ticket }: TicketModel): readonly FormField[] {
  const checks = neededByAll(holdingChecks(right, kind, ticket.channel));
  if (checks.length === 0 || ticket.verifiedBy !== null || ticket.status === "unverified") return [];
  const labels = checks.map((check) => ({ value: check.id, label: check.label }));
  return [
    {
      name: "verified.check",
      label: "Check passed",
      type: "select",
      choices: [{ value: "", label: "none yet: choose" }, ...labels],
    },
    { name: "verified.confirmedBy", label: "Confirmed by", type: "line" },
  ];
}

/** Begins on what the ticket would be under an agreement without anybody choosing. */
function fitting(model: TicketModel, values: FormValues): FormValues {
  const right = chosen(model, values);
  const kind = right && kindUnder(right, model, values);
  if (right === undefined || kind === undefined) return values;
  const isPossible = prioritiesForKind(right, kind).some(({ id }) => id === values["priority"]);
  const { ticket } = model;
  return {
    ...values,
    kind,
    ...(isPossible ? {} : { priority: ordinaryPriority({ agreement: right, ticket }, kind)?.id ?? "" }),
  };
}

export const agreementForm: FormSpec = {
  name: "agreement",
  submit: "Correct the agreement",
  fields: (setting, values) => {
    const { model } = setting;
    const right = chosen(model, values);
    const kind = right && kindUnder(right, model, values);
    const which: FormField = {
      name: "agreementId",
      label: "It falls under",
      description: asItStands(setting),
      type: "choice",
      choices: others(model).map(({ id, shortName }) => ({ value: id, label: shortName })),
    };
    const why: FormField = { name: "reason", label: "Why it was logged under the wrong one", type: "prose" };
    if (right === undefined || kind === undefined) return [which, why];
    const isKnown = kind === model.ticket.kind;
    const kinds = right.requestTypes.map((type) => ({ value: type.kind, label: KIND_WORDS[type.kind] }));
    const kindField: FormField = { name: "kind", label: "There it is", type: "choice", choices: kinds };
    return [
      which,
      ...(isKnown ? [] : [kindField]),
      {
        name: "priority",
        label: "Priority, counted from receipt",
        type: "choice",
        choices: priorityChoices(right, kind, setting),
      },
      ...checkFields(right, kind, model),
      why,
    ];
  },
  initial: ({ model }) =>
    fitting(model, {
      agreementId: others(model)[0]?.id ?? "",
      kind: model.ticket.kind,
      priority: model.ticket.priority.current,
      reason: "",
      "verified.check": "",
    }),
  follow: (values, before, { model }) =>
    values["agreementId"] === before["agreementId"] && values["kind"] === before["kind"]
      ? values
      : fitting(model, values),
  command: (read, { model }) => {
    const check = read.text("verified.check");
    return {
      type: "CorrectAgreement",
      agreementId: read.text("agreementId"),
      ...filled("kind", read.text("kind") || model.ticket.kind),
      priority: read.text("priority"),
      reason: read.text("reason"),
      ...(check === "" ? {} : { verified: { check, confirmedBy: read.text("verified.confirmedBy") } }),
    };
  },
};

export const callForm: FormSpec = {
  name: "call",
  submit: "Correct the call",
  fields: ({ sites }) => [
    { name: "caller.name", label: "Caller", type: "line" },
    { name: "caller.phone", label: "Telephone", type: "line" },
    { name: "caller.email", label: "E-mail", type: "line" },
    {
      name: "site",
      label: "Site",
      description: "What it said before stays in the history.",
      type: "line",
      suggestions: sites,
    },
    { name: "summary", label: "Summary", type: "line" },
  ],
  initial: ({ model }) => {
    const { caller, site, summary } = model.ticket;
    return {
      "caller.name": caller.name,
      "caller.phone": caller.phone ?? "",
      "caller.email": caller.email ?? "",
      site,
      summary,
    };
  },
  command: (read) => ({
    type: "CorrectCall",
    caller: {
      name: read.text("caller.name"),
      ...filled("phone", read.text("caller.phone")),
      ...filled("email", read.text("caller.email")),
    },
    site: read.text("site"),
    summary: read.text("summary"),
  }),
};
