import { z } from "zod";
import { idText } from "../../kernel/input-schemas.ts";
import { ok } from "../../kernel/result.ts";
import { refuse } from "../rejection.ts";
import { writable } from "../standing.ts";
import { DESK, metaOf, ticketAction } from "../ticket-context.ts";

/** Asked of a ticket together with the change that is raised from it, in one command: neither is there without the other. */
export const raisingChangeActions = {
  RaiseChange: ticketAction({
    type: "RaiseChange",
    who: DESK,
    clashesWith: [],
    input: z.strictObject({ change: idText("change") }),
    may: writable,
    decide: (state, { change }, context) => {
      const ticket = writable(state);
      if (!ticket.ok) return ticket;
      return ticket.value.changes.includes(change)
        ? refuse({ kind: "AlreadyLinked" })
        : ok([{ type: "ChangeRaised", change, ...metaOf(context) }]);
    },
  }),
} as const;
