import { z } from "zod";
import { Channel } from "../../agreement/source.ts";
import { ERASED, eventOf, NO_WORDS } from "../../kernel/event-definition.ts";
import { codeFact, idFact, instantFact } from "../../kernel/fact-schemas.ts";
import { type ChangeState } from "../change.ts";
import { changeEvent, longWords, moving, quiet, shortWords } from "../change-event.ts";
import { LINK_RELATIONS, MEANS, TOLD_ABOUT } from "../change-parts.ts";
import { contentErased, contentFacts, contentFrom, contentWords, SEARCHED_CONTENT } from "../content-schemas.ts";
import { freshChange } from "../fresh-change.ts";
import { hashFact } from "../hash-fact.ts";
import { baseOf, decided } from "../moves.ts";

/** From the first call to the filter. */
export const intakeEvents = {
  /** Taken down from a call or a message (STK-16). By a template it is approved beforehand. */
  ChangeLogged: eventOf<ChangeState>()({
    ...moving,
    type: "ChangeLogged",
    facts: z.strictObject({
      reference: codeFact,
      rulesId: codeFact,
      channel: Channel,
      requester: idFact("person").nullable(),
      fromTicket: idFact("ticket").nullable(),
      template: z
        .strictObject({
          templateId: idFact("template"),
          approvedBy: idFact("person"),
          approvedUntil: instantFact,
          hash: hashFact,
        })
        .nullable(),
      ...contentFacts,
    }),
    words: z.strictObject({
      customerName: shortWords,
      customerContact: shortWords,
      site: shortWords,
      ...contentWords,
    }),
    erased: { customerName: ERASED, customerContact: ERASED, site: ERASED, ...contentErased },
    searched: [...SEARCHED_CONTENT, "customerName", "site"],
    evolve: (state, event) =>
      state.status === "none" ? freshChange(event, contentFrom(event)) : { ...state, eventCount: state.eventCount + 1 },
  }),
  ChangeAccepted: changeEvent({
    ...moving,
    type: "ChangeAccepted",
    facts: z.strictObject({}),
    words: NO_WORDS,
    erased: {},
    evolve: (change, { at }) =>
      change.status === "logged" ? { ...baseOf(change), status: "assessing", acceptedAt: at } : change,
  }),
  /** Not let in, with the explanation the customer is given (STK-60). */
  ChangeFilteredOut: changeEvent({
    ...moving,
    type: "ChangeFilteredOut",
    facts: z.strictObject({}),
    words: z.strictObject({ explanation: longWords }),
    erased: { explanation: ERASED },
    evolve: (change, { explanation, at, by }) =>
      change.status === "logged"
        ? decided(change, {
            stage: "filter",
            outcome: "rejected",
            by: "change-manager",
            deciders: by.kind === "person" ? [by.id] : [],
            ballotId: null,
            hash: change.contentHash,
            reasons: explanation,
            advisers: [],
            at,
            counts: true,
          })
        : change,
  }),
  /** The customer heard of it (STK-60, STK-70). */
  CustomerTold: changeEvent({
    ...quiet,
    type: "CustomerTold",
    facts: z.strictObject({ about: z.enum(TOLD_ABOUT), how: z.enum(MEANS) }),
    words: z.strictObject({ whom: shortWords, text: longWords }),
    erased: { whom: ERASED, text: ERASED },
    evolve: (change, { about, how, whom, text, at }) => ({
      ...change,
      told: [...change.told, { about, how, whom, text, at }],
    }),
  }),
  ChangeLinked: changeEvent({
    ...quiet,
    type: "ChangeLinked",
    facts: z.strictObject({ other: idFact("record"), relation: z.enum(LINK_RELATIONS) }),
    words: NO_WORDS,
    erased: {},
    evolve: (change, { other, relation }) =>
      change.links.some((link) => link.other === other && link.relation === relation)
        ? change
        : { ...change, links: [...change.links, { other, relation }] },
  }),
  /** Who has it next; null leaves it to whoever holds the role. */
  ChangeAssigned: changeEvent({
    ...quiet,
    type: "ChangeAssigned",
    facts: z.strictObject({ owner: idFact("person").nullable() }),
    words: z.strictObject({ team: shortWords.nullable() }),
    erased: { team: ERASED },
    evolve: (change, { owner, team }) => ({ ...change, owner, team }),
  }),
  NoteAdded: changeEvent({
    ...quiet,
    type: "NoteAdded",
    facts: z.strictObject({}),
    words: z.strictObject({ text: longWords }),
    erased: { text: ERASED },
    searched: ["text"],
    evolve: (change) => change,
  }),
} as const;
