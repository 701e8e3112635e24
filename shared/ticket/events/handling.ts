import { z } from "zod";
import { TicketKind } from "../../agreement/source.ts";
import { ERASED, NO_WORDS } from "../../kernel/event-definition.ts";
import { codeFact, idFact } from "../../kernel/fact-schemas.ts";
import { setAsideSchema } from "../../kernel/set-aside-event.ts";
import { LINK_RELATIONS } from "../listed-words.ts";
import { withBase } from "../ticket-parts.ts";
import { transferred, withKind } from "../timeline.ts";
import { fromOnePayload, said, ticketEvent } from "./ticket-event.ts";

const TicketAssigned = ticketEvent({
  type: "TicketAssigned",
  version: 2,
  upcasts: fromOnePayload(["owner"], ["team"], (payload) => ({ ...payload, owner: idOf(payload["owner"]) })),
  facts: z.strictObject({ owner: idFact("person").nullable() }),
  words: z.strictObject({ team: said.nullable() }),
  erased: { team: null },
  searched: ["team"],
  moves: false,
  isHarmless: false,
  after: (ticket, { owner, team }) => withBase(ticket, { owner, team }),
});

/** Version 1 wrote the owner with a name. */
function idOf(owner: unknown): unknown {
  return typeof owner === "object" && owner !== null && "id" in owner ? owner.id : null;
}

const TransferredToSupportTeam = ticketEvent({
  type: "TransferredToSupportTeam",
  version: 2,
  upcasts: fromOnePayload([], ["team"]),
  facts: z.strictObject({}),
  words: z.strictObject({ team: said }),
  erased: { team: ERASED },
  searched: ["team"],
  moves: false,
  isHarmless: false,
  after: (ticket, { team, at: transferredAt }) =>
    withBase(ticket, { team, transferredAt, timeline: transferred(ticket.timeline, transferredAt) }),
});

/** Another kind under its own priority; when it was logged stays (COV-22). What was agreed was agreed for the old kind. */
const TicketConverted = ticketEvent({
  type: "TicketConverted",
  version: 2,
  upcasts: fromOnePayload(["from", "to", "priority"], ["reason"]),
  facts: z.strictObject({ from: TicketKind, to: TicketKind, priority: codeFact }),
  words: z.strictObject({ reason: said }),
  erased: { reason: ERASED },
  searched: ["reason"],
  moves: true,
  isHarmless: false,
  after: (ticket, { to: kind, priority: current, at: since }) => {
    const { impact, urgency, callerSays, callerWants } = ticket.priority;
    const views = { impact, urgency, callerSays, callerWants };
    return withBase(ticket, {
      kind,
      priority: { ...views, current, since, agreement: "proposed" },
      timeline: withKind(ticket.timeline, since, current, kind),
    });
  },
});

const TicketLinked = ticketEvent({
  type: "TicketLinked",
  version: 2,
  upcasts: fromOnePayload(["other", "relation"], []),
  facts: z.strictObject({ other: idFact("ticket"), relation: z.enum(LINK_RELATIONS) }),
  words: NO_WORDS,
  erased: {},
  searched: [],
  moves: false,
  isHarmless: true,
  after: (ticket, { other, relation }) => withBase(ticket, { links: [...ticket.links, { other, relation }] }),
});

const CommandSetAside = ticketEvent({ ...setAsideSchema, after: (ticket) => ticket });

/** What the caller asked for turned out to be a change (STK-16): it goes its own way from here, and the ticket knows it. */
const ChangeRaised = ticketEvent({
  type: "ChangeRaised",
  version: 1,
  upcasts: {},
  facts: z.strictObject({ change: idFact("change") }),
  words: NO_WORDS,
  erased: {},
  searched: [],
  moves: false,
  isHarmless: true,
  after: (ticket, { change }) => withBase(ticket, { changes: [...ticket.changes, change] }),
});

export const handlingEvents = {
  CommandSetAside,
  TicketAssigned,
  TransferredToSupportTeam,
  TicketConverted,
  TicketLinked,
  ChangeRaised,
} as const;
