import type { Instant } from "../../../shared/kernel/instant.ts";
import type { TicketCommand } from "../../../shared/ticket/commands.ts";
import {
  acknowledgeConsequence,
  type Change,
  closeConsequence,
  dueConsequence,
  pauseConsequence,
  recurrenceConsequence,
  reopenConsequence,
  resolveConsequence,
  resumeConsequence,
  reviseConsequence,
  updateConsequence,
} from "../../../shared/words/consequence.ts";
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
  return command === null ? "" : commandConsequence(name, command, model, now);
}

/** What one command, as filled in, would do. A refusal is the desk's own sentence, told before it is asked. */
export function commandConsequence(name: ActionName, command: TicketCommand, model: TicketModel, now: Instant): string {
  const preview = previewCommand(model, command, now);
  if (!preview.ok) return preview.why;
  const { before, after } = preview;
  return changeWords(name, {
    before,
    after,
    responseWord: model.agreement.responseWord,
    words: model.words,
    calendar: model.calendar,
  });
}

function changeWords(name: ActionName, change: Change): string {
  switch (name) {
    case "acknowledge":
      return acknowledgeConsequence(change);
    case "pause":
      return pauseConsequence(change);
    case "resume":
      return resumeConsequence(change);
    case "resolve":
      return resolveConsequence(change);
    case "reopen":
      return reopenConsequence(change);
    case "update":
      return updateConsequence(change);
    case "deadline":
      return reviseConsequence(change);
    case "close":
      return closeConsequence(change);
    case "confirm":
      return confirmWords(change);
    case "transfer":
      return transferWords(change);
    case "verify":
    case "priority":
    case "convert":
      return dueConsequence(change);
    case "recurrence":
      return recurrenceConsequence(change);
    case "note":
    case "assign":
    case "link":
      return "No clock moves";
  }
}

function confirmWords({ after, words }: Change): string {
  return after.autoCloseAt === null
    ? "Recorded; the ticket can be closed"
    : `Recorded; closes by itself ${words.moment(after.autoCloseAt, after.at)}`;
}

function transferWords(change: Change): string {
  const { after, words } = change;
  if (after.triageEndsAt === null) return "No clock moves";
  return `Triage until ${words.moment(after.triageEndsAt, after.at)}; ${startedSmall(updateConsequence(change))}`;
}

/** As the second half of a sentence; a weekday in it keeps its capital. */
function startedSmall(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}

/** What can be said from the ticket alone. */
function standingWords(name: ActionName, { ticket, agreement, names }: TicketModel): string | null {
  switch (name) {
    case "note":
    case "link":
      return "No clock moves";
    case "assign":
      return ticket.owner === null ? "Nobody has it" : `${nameOf(names, ticket.owner)} has it`;
    case "priority":
      return `${saidPriority(agreement, ticket.priority.current)}, ${PRIORITY_WORDS[ticket.priority.agreement]}`;
    default:
      return null;
  }
}

export const PRIORITY_WORDS = {
  proposed: "not agreed yet",
  agreed: "agreed",
  disputed: "disputed",
  settled: "settled",
} as const;
