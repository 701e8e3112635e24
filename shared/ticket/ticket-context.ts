import type { AgreementDocument } from "../agreement/agreement.ts";
import type { Role, Who } from "../agreement/roles.ts";
import type { Calendar } from "../calendar/calendar.ts";
import { actionOf } from "../kernel/action-definition.ts";
import type { EventMeta } from "../kernel/actor.ts";
import type { PersonId } from "../kernel/ids.ts";
import type { Instant } from "../kernel/instant.ts";
import type { RecordContext } from "../kernel/record-context.ts";
import type { TicketEvent } from "./events.ts";
import type { Rejection } from "./rejection.ts";
import type { TicketState } from "./state.ts";

/** What a rule may look at besides the ticket: its agreement, the calendar, and the moment in question. */
export interface Around extends Pick<RecordContext, "now"> {
  /** The version that governs this ticket: the one in force when it was logged. */
  readonly agreement: AgreementDocument;
  readonly calendar: Calendar;
}

/** What surrounds a command: everything `decide` may know besides the ticket itself, whose id is `stream`. */
export interface CommandContext extends RecordContext, Around {
  /** Issued by the station before logging (`makeReference`); used by `LogTicket` only. */
  readonly reference: string;
  /** When the clock says the fix is due by its target alone, whatever was agreed beside it; null where nothing says when. */
  originalFixDueAt(): Instant | null;
  /** The version of an agreement in use here that was in force when the ticket was logged; undefined where there is none. */
  agreementAtReceipt(agreementId: string): AgreementDocument | undefined;
  /** What somebody is at this desk; nothing for who is not. Asked where an agreement says who must approve. */
  rolesOf(person: PersonId): readonly Role[];
}

/** Whoever works on tickets. What an agreement leaves to somebody else says so. */
export const DESK = [
  "analyst",
  "team-leader",
  "change-manager",
  "specialist",
  "administrator",
] as const satisfies Role[];

export const ticketAction = actionOf<TicketState, TicketEvent, Rejection, Who, Around, CommandContext>();

type EventType = TicketEvent["type"];

/** What, come unseen, makes a person look again before a priority is spoken of. */
export const PRIORITY_CLASHES: readonly EventType[] = [
  "PriorityProposed",
  "PriorityAgreed",
  "PriorityDisputed",
  "DisputeSettled",
  "PriorityChanged",
  "TicketConverted",
];

/** What, come unseen, ends or begins the ticket anew. */
export const ENDING_CLASHES: readonly EventType[] = ["TicketResolved", "TicketClosed", "TicketReopened"];

/** When and who, for every event of a command. */
export function metaOf({ now: at, by }: CommandContext): EventMeta {
  return { at, by };
}
