import { z } from "zod";
import { Channel } from "../../agreement/source.ts";
import { codeText, idText, line, optionalProse, prose } from "../../kernel/input-schemas.ts";
import { ok } from "../../kernel/result.ts";
import { addition, changeAction, DESK, logged, metaOf, refuse, standing, step } from "../change-action.ts";
import type { ChangeContext } from "../change-context.ts";
import { LINK_RELATIONS, MEANS, TOLD_ABOUT } from "../change-parts.ts";
import { clauseOf } from "../clause.ts";
import type { ChangeContent } from "../content.ts";
import { ContentInput, contentFrom } from "../content-schemas.ts";
import { checkContent } from "../proposal/content-check.ts";
import { contentHash } from "../proposal/content-hash.ts";
import { isApprovedAt } from "../template/template.ts";

const means = z.enum(MEANS);
const filters = {
  who: ["change-manager", "team-leader"],
  clashesWith: ["ChangeAccepted", "ChangeFilteredOut"],
} as const;

export const intakeActions = {
  LogChange: changeAction({
    type: "LogChange",
    who: DESK,
    clashesWith: [],
    input: z.strictObject({
      rulesId: codeText("The agreement"),
      channel: Channel,
      customerName: line("The customer"),
      customerContact: optionalProse("How to reach the customer"),
      site: line("The site"),
      /** Somebody at the desk who asks for it themselves. */
      requester: idText("person").nullable(),
      fromTicket: idText("ticket").nullable(),
      /** A standard change, approved beforehand: its content is the template's; summary, contact and window are this one's. */
      templateId: idText("template").nullable(),
      content: ContentInput,
    }),
    may: (state) =>
      state.status === "none" ? ok(state) : refuse({ kind: "ChangeAlreadyLogged", reference: state.reference }),
    decide: (state, input, context) => {
      if (state.status !== "none") return refuse({ kind: "ChangeAlreadyLogged", reference: state.reference });
      const { channels } = context.rules.process;
      if (channels !== undefined && !channels.allowed.includes(input.channel)) {
        const { allowed } = channels;
        return refuse({ kind: "ChannelNotForChanges", channel: input.channel, allowed, clause: clauseOf(channels) });
      }
      const basis = basisOf(input.templateId, input.content, context);
      if (!basis.ok) return basis;
      const checked = checkContent(basis.value.content, context.rules);
      if (!checked.ok) return checked;
      const { rulesId, channel, customerName, customerContact, site, requester, fromTicket } = input;
      const hash = contentHash(checked.value, context.rules.material.fields);
      return ok([
        {
          type: "ChangeLogged",
          reference: context.reference,
          rulesId,
          channel,
          requester,
          fromTicket,
          customerName,
          customerContact,
          site,
          template: basis.value.template,
          ...contentFrom(checked.value),
          hash,
          ...metaOf(context),
        },
      ]);
    },
  }),
  AcceptChange: changeAction({
    ...filters,
    type: "AcceptChange",
    input: z.strictObject({}),
    may: (state) => standing(state, ["logged"]),
    decide: (state, _input, context) =>
      step(state, context, ["logged"], (_change, meta) => ok([{ type: "ChangeAccepted", ...meta }])),
  }),
  /** `told`: left out, telling the customer stays to be done and is what comes next. */
  FilterOutChange: changeAction({
    ...filters,
    type: "FilterOutChange",
    input: z.strictObject({
      explanation: prose("The explanation"),
      told: z.strictObject({ whom: line("Who was told"), how: means }).optional(),
    }),
    may: (state) => standing(state, ["logged"]),
    decide: (state, { explanation, told }, context) =>
      step(state, context, ["logged"], (_change, meta) => {
        const out = { type: "ChangeFilteredOut" as const, explanation, ...meta };
        if (told === undefined) return ok([out]);
        const { whom, how } = told;
        return ok([out, { type: "CustomerTold", about: "filter-rejection", whom, how, text: explanation, ...meta }]);
      }),
  }),
  TellCustomer: changeAction({
    type: "TellCustomer",
    who: DESK,
    clashesWith: [],
    input: z.strictObject({
      about: z.enum(TOLD_ABOUT),
      whom: line("Who was told"),
      how: means,
      text: prose("What was said"),
    }),
    may: logged,
    decide: (state, { about, whom, how, text }, context) =>
      addition(state, context, (_change, meta) => ok([{ type: "CustomerTold", about, whom, how, text, ...meta }])),
  }),
  LinkChange: changeAction({
    type: "LinkChange",
    who: DESK,
    clashesWith: [],
    input: z.strictObject({ other: idText("record"), relation: z.enum(LINK_RELATIONS) }),
    may: logged,
    decide: (state, { other, relation }, context) =>
      addition(state, context, (change, meta) => {
        if (other === context.stream) return refuse({ kind: "DuplicateOfItself" });
        const isThere = change.links.some((link) => link.other === other && link.relation === relation);
        return isThere ? refuse({ kind: "AlreadyThere" }) : ok([{ type: "ChangeLinked", other, relation, ...meta }]);
      }),
  }),
  AssignChange: changeAction({
    type: "AssignChange",
    who: DESK,
    clashesWith: ["ChangeAssigned"],
    input: z.strictObject({ owner: idText("person").nullable(), team: line("The team").nullable() }),
    may: logged,
    decide: (state, { owner, team }, context) =>
      addition(state, context, (change, meta) =>
        change.owner === owner && change.team === team
          ? refuse({ kind: "NothingChanges" })
          : ok([{ type: "ChangeAssigned", owner, team, ...meta }]),
      ),
  }),
  AddChangeNote: changeAction({
    type: "AddChangeNote",
    who: DESK,
    clashesWith: [],
    input: z.strictObject({ text: prose("The note") }),
    may: logged,
    decide: (state, { text }, context) =>
      addition(state, context, (_change, meta) => ok([{ type: "NoteAdded", text, ...meta }])),
  }),
} as const;

/** What is to be done: as filled in, or by a template that is approved at this moment. */
function basisOf(templateId: string | null, content: ChangeContent, context: ChangeContext) {
  if (templateId === null) return ok({ content, template: null });
  const template = context.template(templateId);
  if (template === null) return refuse({ kind: "TemplateUnknown", templateId });
  const { approval, hash } = template;
  if (approval === null || !isApprovedAt(template, context.now)) {
    return refuse({ kind: "TemplateNotApproved", templateId, approvedUntil: approval?.until ?? null });
  }
  const { summary, contact, window } = content;
  return ok({
    content: { ...template.content, summary, contact, window },
    template: { templateId: template.templateId, approvedBy: approval.by, approvedUntil: approval.until, hash },
  });
}
