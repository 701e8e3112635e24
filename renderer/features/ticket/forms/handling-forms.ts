import { prioritiesForKind } from "../../../../shared/agreement/lookup.ts";
import type { TicketKind } from "../../../../shared/agreement/source.ts";
import { TICKET_KINDS } from "../../../../shared/agreement/source.ts";
import { holdingChecks } from "../../../../shared/ticket/intake-rules.ts";
import { LINK_RELATIONS } from "../../../../shared/ticket/listed-words.ts";
import { KIND_WORDS, RELATION_WORDS } from "../../../../shared/words/event-words.ts";
import { priorityName } from "../../../../shared/words/priority-name.ts";
import { ordinaryPriority } from "../sample-commands.ts";
import type { TicketModel } from "../ticket-model.ts";
import { type FormField, type FormSpec } from "./form-spec.ts";

export const assignForm: FormSpec = {
  name: "assign",
  submit: "Assign",
  fields: ({ people, teams }) => [
    {
      name: "owner",
      label: "Owner",
      type: "select",
      choices: [{ value: "", label: "nobody" }, ...people.map(({ id, name }) => ({ value: id, label: name }))],
    },
    { name: "team", label: "Team", type: "line", suggestions: teams },
  ],
  initial: ({ model }) => ({ owner: model.ticket.owner ?? "", team: model.ticket.team ?? "" }),
  command: (read, { people }) => {
    const owner = people.find(({ id }) => id === read.text("owner"));
    const team = read.text("team");
    return {
      type: "AssignTicket",
      owner: owner?.id ?? null,
      team: team === "" ? null : team,
    };
  },
};

export const transferForm: FormSpec = {
  name: "transfer",
  submit: "Transfer",
  fields: ({ teams }) => [{ name: "team", label: "Support team", type: "line", suggestions: teams }],
  initial: () => ({ team: "" }),
  command: (read) => ({ type: "TransferToSupportTeam", team: read.text("team") }),
};

function otherKinds({ agreement, ticket }: TicketModel): readonly TicketKind[] {
  return TICKET_KINDS.filter(
    (kind) => kind !== ticket.kind && agreement.requestTypes.some((type) => type.kind === kind),
  );
}

function kindOf(text: string | undefined, model: TicketModel): TicketKind | undefined {
  return otherKinds(model).find((kind) => kind === text) ?? otherKinds(model)[0];
}

export const convertForm: FormSpec = {
  name: "convert",
  submit: "Change the kind",
  fields: ({ model }, values) => {
    const kind = kindOf(values["to"], model);
    const priorities = kind === undefined ? [] : prioritiesForKind(model.agreement, kind);
    const checks = kind === undefined ? [] : holdingChecks(model.agreement, kind, model.ticket.channel);
    const checkFields: readonly FormField[] =
      checks.length === 0 || model.ticket.verifiedBy !== null
        ? []
        : [
            {
              name: "verified.check",
              label: "Check passed",
              type: "select",
              // Nobody has passed a check by a form being opened.
              choices: [
                { value: "", label: "none yet: choose" },
                ...checks.map((check) => ({ value: check.id, label: check.label })),
              ],
            },
            { name: "verified.confirmedBy", label: "Confirmed by", type: "line" },
          ];
    return [
      {
        name: "to",
        label: "It is really",
        type: "choice",
        choices: otherKinds(model).map((each) => ({ value: each, label: KIND_WORDS[each] })),
      },
      {
        name: "priority",
        label: "Priority",
        type: "select",
        choices: priorities.map((each) => ({ value: each.id, label: priorityName(each) })),
      },
      ...checkFields,
      { name: "reason", label: "Why", type: "prose" },
    ];
  },
  initial: ({ model }) => {
    const kind = otherKinds(model)[0];
    const priority = kind === undefined ? undefined : ordinaryPriority(model, kind);
    return { to: kind ?? "", priority: priority?.id ?? "", reason: "", "verified.check": "" };
  },
  follow: (values, before, { model }) => {
    const kind = kindOf(values["to"], model);
    if (kind === undefined || values["to"] === before["to"]) return values;
    const isPossible = prioritiesForKind(model.agreement, kind).some(({ id }) => id === values["priority"]);
    return isPossible ? values : { ...values, priority: ordinaryPriority(model, kind)?.id ?? "" };
  },
  command: (read) => {
    const check = read.text("verified.check");
    return {
      type: "ConvertTicket",
      to: read.text("to"),
      priority: read.text("priority"),
      reason: read.text("reason"),
      ...(check === "" ? {} : { verified: { check, confirmedBy: read.text("verified.confirmedBy") } }),
    };
  },
};

export const linkForm: FormSpec = {
  name: "link",
  submit: "Link",
  fields: () => [
    { name: "other", label: "Reference of the other ticket", type: "ticket" },
    {
      name: "relation",
      label: "This ticket is",
      type: "select",
      choices: LINK_RELATIONS.map((relation) => ({ value: relation, label: RELATION_WORDS[relation] })),
    },
  ],
  initial: () => ({ other: "", relation: "related-to" }),
  command: (read) => ({ type: "LinkTicket", other: read.ticketId("other"), relation: read.text("relation") }),
};
