import { targetFor } from "../../../../shared/agreement/lookup.ts";
import { closeOfNextWorkingDay } from "../../../../shared/calendar/working-days.ts";
import { originalFixDueAt } from "../../../../shared/clock/clock.ts";
import type { Instant } from "../../../../shared/kernel/instant.ts";
import { deadlineDoubts } from "../../../../shared/ticket/actions/deadline.ts";
import { AGREED_HOW, DEADLINE_DOUBTS, type DeadlineDoubt } from "../../../../shared/ticket/listed-words.ts";
import { HOW_WORDS } from "../../../../shared/words/event-words.ts";
import { fieldTextOf } from "../../../components/field-text.ts";
import { readMoment } from "../../../components/form-controls/read-moment.ts";
import type { TicketModel } from "../ticket-model.ts";
import type { Choice, FormField, FormSetting, FormSpec } from "./form-spec.ts";
import { spokenOf } from "./read-form.ts";

export const HOW_CHOICES: readonly Choice[] = AGREED_HOW.map((how) => ({ value: how, label: HOW_WORDS[how] }));

export const deadlineForm: FormSpec = {
  name: "deadline",
  submit: "Revise the deadline",
  fields: (setting, values) => [
    {
      name: "deadlineAt",
      label: "New deadline",
      description: isTimeToBeAgreed(setting.model)
        ? "A day agreed on ends with its close."
        : "The original stays beside it.",
      type: "moment",
    },
    ...doubtsAbout(values["deadlineAt"], setting).map((doubt) => MEANT[doubt]),
    { name: "agreedWith", label: "Agreed with", type: "line" },
    { name: "how", label: "How", type: "choice", choices: HOW_CHOICES },
    { name: "reason", label: "Why", type: "prose" },
  ],
  initial: ({ model, now }) => ({
    // Whoever agrees on a day changes the day alone (COV-72: the close of that day).
    deadlineAt: isTimeToBeAgreed(model) ? fieldTextOf(model.calendar, closeOfNextWorkingDay(model.calendar, now)) : "",
    agreedWith: model.ticket.caller.name,
    how: "by-phone",
    reason: "",
  }),
  command: (read) => ({
    type: "ReviseDeadline",
    deadlineAt: read.moment("deadlineAt"),
    agreedWith: read.text("agreedWith"),
    how: read.text("how"),
    reason: read.text("reason"),
    meant: DEADLINE_DOUBTS.filter((doubt) => read.isChecked(MEANT[doubt].name)),
  }),
};

/** Where each thing that is unusual about a deadline is said to be meant. */
export const MEANT: Readonly<Record<DeadlineDoubt, FormField>> = {
  "earlier-than-original": {
    name: "meant.earlier-than-original",
    label: "It is meant: before the original deadline",
    type: "check",
    isRequired: true,
  },
  "desk-closed": {
    name: "meant.desk-closed",
    label: "It is meant: while the desk is closed",
    type: "check",
    isRequired: true,
  },
};

/** What the moment typed so far is asked once more for; nothing while it is none. */
function doubtsAbout(text: string | undefined, setting: FormSetting): readonly DeadlineDoubt[] {
  const deadlineAt = readMoment(text ?? "", spokenOf(setting));
  return deadlineAt.ok && deadlineAt.value > setting.now ? doubtsOf(deadlineAt.value, setting) : [];
}

/** What is unusual about a deadline on this ticket. */
export function doubtsOf(deadlineAt: Instant, { model, now }: FormSetting): readonly DeadlineDoubt[] {
  const { ticket, agreement, calendar } = model;
  return deadlineDoubts(calendar, deadlineAt, originalFixDueAt(ticket, agreement, calendar, now));
}

function isTimeToBeAgreed({ agreement, ticket }: TicketModel): boolean {
  return targetFor(agreement, ticket.priority.current, "fix", ticket.channel)?.unit === "agreed";
}
