import { prioritiesForKind } from "../../../shared/agreement/lookup.ts";
import type { Priority } from "../../../shared/agreement/priority-schema.ts";
import type { TicketKind, WaitKind } from "../../../shared/agreement/source.ts";
import { asId } from "../../../shared/kernel/ids.ts";
import type { Instant } from "../../../shared/kernel/instant.ts";
import { DAY_MS } from "../../../shared/kernel/instant.ts";
import { closeReasons } from "../../../shared/ticket/actions/closing.ts";
import type { TicketCommand } from "../../../shared/ticket/commands.ts";
import type { ActionName } from "./actions.ts";
import type { TicketModel } from "./ticket-model.ts";

/** Stands for words not typed yet. The clocks do not read it. */
const TEXT = "preview";

/** The command an action would send if it were filled in now, for working out what it would do to the clocks. Null where that depends on what is filled in. */
export function sampleCommand(name: ActionName, model: TicketModel, now: Instant): TicketCommand | null {
  const { ticket } = model;
  switch (name) {
    case "verify":
      return { type: "VerifyCaller", check: firstCheck(model), confirmedBy: TEXT };
    case "acknowledge":
      return { type: "AcknowledgeTicket", how: TEXT, text: TEXT };
    case "update":
      return { type: "SendUpdate", phase: "progress", text: TEXT };
    case "pause":
      return samplePause(model, now);
    case "resume": {
      const wait = ticket.status === "open" ? ticket.waits[0] : undefined;
      return wait ? { type: "ResumeClock", waitId: wait.waitId, outcome: TEXT } : null;
    }
    case "resolve":
      return { type: "ResolveTicket", how: "fix", text: TEXT };
    case "confirm":
      return { type: "ConfirmResolution", confirmedBy: TEXT, how: TEXT };
    case "close":
      return { type: "CloseTicket", why: closeReasonsNow(model, now)[0] ?? "withdrawn", text: TEXT };
    case "reopen":
      return { type: "ReopenTicket", reason: TEXT };
    case "recurrence":
      return { type: "RecordRecurrence", newTicket: null, text: TEXT };
    case "transfer":
      return { type: "TransferToSupportTeam", team: TEXT };
    case "convert":
      return sampleConversion(model);
    case "note":
    case "priority":
    case "assign":
    case "deadline":
    case "link":
    case "agreement":
    case "call":
      return null;
  }
}

function firstCheck({ agreement, ticket }: TicketModel): string {
  return agreement.callerChecks.find((check) => check.kinds.includes(ticket.kind))?.id ?? TEXT;
}

/** To the first other kind the agreement knows, keeping the priority where that kind has it. */
function sampleConversion({ agreement, ticket }: TicketModel): TicketCommand | null {
  const to = agreement.requestTypes.find((type) => type.kind !== ticket.kind)?.kind;
  if (to === undefined) return null;
  const priority = ordinaryPriority({ agreement, ticket }, to);
  if (priority === undefined) return null;
  return {
    type: "ConvertTicket",
    to,
    priority: priority.id,
    reason: TEXT,
    verified: { check: TEXT, confirmedBy: TEXT },
  };
}

/**
 * What a ticket becomes without anybody choosing: the priority it has, where the other kind knows it, else the most
 * urgent one with a time to fix that is no major incident. A project, which has no time, is never assumed.
 */
export function ordinaryPriority(
  { agreement, ticket }: Pick<TicketModel, "agreement" | "ticket">,
  kind: TicketKind,
): Priority | undefined {
  const possible = prioritiesForKind(agreement, kind).toSorted((one, other) => one.rank - other.rank);
  const major = agreement.majorIncident?.priorities ?? [];
  const isTimed = ({ fix }: Priority): boolean => fix.unit !== "none" && fix.unit !== "agreed";
  return (
    possible.find(({ id }) => id === ticket.priority.current) ??
    possible.find((priority) => isTimed(priority) && !major.includes(priority.id)) ??
    possible[0]
  );
}

function samplePause(model: TicketModel, now: Instant): TicketCommand | null {
  const { agreement, ticket } = model;
  if (ticket.status !== "open") return null;
  const free = agreement.waits.filter((rule) => !ticket.waits.some((wait) => wait.kind === rule.kind));
  const kind = (
    free.find((rule) => rule.suspends.includes("fix")) ??
    free.find((rule) => rule.suspends.length > 0) ??
    free[0]
  )?.kind;
  return kind === undefined ? null : pauseOf(kind, now);
}

/** A wait of one kind with everything any agreement might ask for, so that nothing is refused for what is not typed yet. */
export function pauseOf(kind: WaitKind, now: Instant): TicketCommand {
  return {
    type: "PauseClock",
    kind,
    reason: TEXT,
    party: TEXT,
    expectedAt: now + DAY_MS,
    customerTold: true,
    approvedBy: asId(TEXT),
    note: TEXT,
  };
}

/** The reasons for which the ticket could be closed now. */
export function closeReasonsNow({ ticket, agreement, calendar }: TicketModel, now: Instant) {
  return ticket.status === "closed" ? [] : closeReasons(ticket, { agreement, calendar, now });
}
