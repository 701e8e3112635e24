import type { Instant } from "../../../shared/kernel/instant.ts";
import type { TicketCommand } from "../../../shared/ticket/commands.ts";
import { consequenceOf } from "../../../shared/words/consequence.ts";
import { PRIORITY_WORDS } from "../../../shared/words/event-words.ts";
import { momentWords } from "../../../shared/words/moment-words.ts";
import { nameOf } from "../../../shared/words/names.ts";
import { saidPriority } from "../../../shared/words/priority-name.ts";
import type { ActionName } from "./actions.ts";
import { sampleCommand } from "./sample-commands.ts";
import { previewCommand, type TicketModel } from "./ticket-model.ts";

/** What a click on an action would do, told before the click. Empty where nothing can be said yet. */
export function actionConsequence(name: ActionName, model: TicketModel, now: Instant): string {
  const known = standingWords(name, model);
  if (known !== null) return known;
  const command = sampleCommand(name, model, now);
  return command === null ? "" : commandConsequence(command, model, now);
}

/** What one command, as filled in, would do. A refusal is the desk's own sentence, told before it is asked. */
export function commandConsequence(
  command: TicketCommand,
  model: TicketModel,
  now: Instant,
  happenedAt: Instant = now,
): string {
  const preview = previewCommand(model, command, now, happenedAt);
  if (!preview.ok) return preview.why;
  const { before, after, rules } = preview;
  const { type } = command;
  // These are no actions of a person on a ticket that exists.
  if (
    type === "LogTicket" ||
    type === "RaiseChange" ||
    type === "RecordThreshold" ||
    type === "CloseAfterTime" ||
    type === "ResolveWithoutAnswer"
  )
    return "";
  const { agreement, calendar } = rules;
  const told = { responseWord: agreement.responseWord, words: momentWords(calendar.zone), calendar };
  return consequenceOf(type, { before, after, readAt: now, ...told });
}

/** What can be said from the ticket alone. */
function standingWords(name: ActionName, { ticket, agreement, names }: TicketModel): string | null {
  switch (name) {
    case "note":
    case "link":
    case "call":
      return "No clock moves";
    case "agreement":
      return `It runs under ${agreement.shortName}`;
    case "assign":
      return ticket.owner === null ? "Nobody has it" : `${nameOf(names, ticket.owner)} has it`;
    case "priority":
      return `${saidPriority(agreement, ticket.priority.current)}, ${PRIORITY_WORDS[ticket.priority.agreement]}`;
    default:
      return null;
  }
}
