import { z } from "zod";
import { idText, line } from "../../kernel/input-schemas.ts";
import { ok } from "../../kernel/result.ts";
import { LINK_RELATIONS } from "../listed-words.ts";
import { refuse } from "../rejection.ts";
import { notClosed, openTicket, writable } from "../standing.ts";
import { DESK, metaOf, ticketAction } from "../ticket-context.ts";

export const team = line("The team");

export const handlingActions = {
  /** Someone may be made responsible at any time before it is closed, also for chasing a missing confirmation. What is left out stays, `null` takes it away. */
  AssignTicket: ticketAction({
    type: "AssignTicket",
    who: DESK,
    clashesWith: ["TicketAssigned", "TransferredToSupportTeam"],
    input: z
      .strictObject({ owner: idText("person").nullable().optional(), team: team.nullable().optional() })
      .refine((assign) => assign.owner !== undefined || assign.team !== undefined, "Choose an owner or a team."),
    may: notClosed,
    decide: (state, input, context) => {
      const ticket = notClosed(state);
      if (!ticket.ok) return ticket;
      const before = ticket.value;
      const owner = input.owner === undefined ? before.owner : input.owner;
      const given = input.team === undefined ? before.team : input.team;
      if (owner === before.owner && given === before.team) {
        return refuse({ kind: "AssignmentUnchanged", reference: before.reference, owner, team: given });
      }
      return ok([{ type: "TicketAssigned", owner, team: given, ...metaOf(context) }]);
    },
  }),
  /** Handed to a support team. From the first transfer triage and the update rhythm count (COV-58, COV-59). */
  TransferToSupportTeam: ticketAction({
    type: "TransferToSupportTeam",
    who: DESK,
    clashesWith: ["TicketAssigned", "TransferredToSupportTeam"],
    input: z.strictObject({ team }),
    may: openTicket,
    decide: (state, input, context) => {
      const ticket = openTicket(state);
      if (!ticket.ok) return ticket;
      const { reference, transferredAt, team: before } = ticket.value;
      if (transferredAt !== null && before === input.team) {
        return refuse({ kind: "AssignmentUnchanged", reference, owner: null, team: before });
      }
      return ok([{ type: "TransferredToSupportTeam", team: input.team, ...metaOf(context) }]);
    },
  }),
  LinkTicket: ticketAction({
    type: "LinkTicket",
    who: DESK,
    clashesWith: [],
    input: z.strictObject({ other: idText("ticket"), relation: z.enum(LINK_RELATIONS) }),
    may: writable,
    decide: (state, { other, relation }, context) => {
      const ticket = writable(state);
      if (!ticket.ok) return ticket;
      if (other === ticket.value.ticketId) return refuse({ kind: "LinkToItself", as: "link" });
      const isLinked = ticket.value.links.some((link) => link.other === other && link.relation === relation);
      if (isLinked) return refuse({ kind: "AlreadyLinked" });
      return ok([{ type: "TicketLinked", other, relation, ...metaOf(context) }]);
    },
  }),
} as const;
