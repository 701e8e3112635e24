import type { ClockReport, UpdateDue } from "../../../shared/clock/clock-report.ts";
import type { Instant } from "../../../shared/kernel/instant.ts";
import { answerLabel } from "../../../shared/words/answer-label.ts";
import { visibleText } from "../../../shared/words/visible-text.ts";
import css from "./ticket-facts.module.css";
import type { TicketModel } from "./ticket-model.ts";

interface Fact {
  readonly label: string;
  readonly text: string;
}

/** The moments that come by themselves, and what the caller told when the call was logged. */
export function TicketFacts({ model, report }: { readonly model: TicketModel; readonly report: ClockReport }) {
  const facts = [...momentFacts(model, report), ...answerFacts(model)];
  if (facts.length === 0) return null;
  return (
    <dl className={css["facts"]}>
      {facts.map((fact) => (
        <div key={fact.label}>
          <dt>{fact.label}</dt>
          <dd>{visibleText(fact.text)}</dd>
        </div>
      ))}
    </dl>
  );
}

function momentFacts({ words }: TicketModel, report: ClockReport): readonly Fact[] {
  const at = (label: string, instant: Instant | null): readonly Fact[] =>
    instant === null ? [] : [{ label, text: words.moment(instant, report.at) }];
  // What can no longer come is no fact any more.
  const isClosed = report.closedAt !== null;
  const isDone = report.activity === "stopped";
  const resolution = report.resolutions.findLast((entry) => entry.reopenedAt === null);
  return [
    ...(report.contactsMissing > 0 && !isClosed
      ? [contactsFact(report.contactsMissing)]
      : at("Closes by itself", isClosed ? null : report.autoCloseAt)),
    ...at("Resolved for want of an answer", isDone ? null : report.autoResolveAt),
    ...at("Triage ends", isDone ? null : report.triageEndsAt),
    ...reviewFacts(report).map(({ label, dueAt }) => ({ label, text: words.moment(dueAt, report.at) })),
    ...at("To be dealt with by", report.dealtWithinBy),
    ...at("Same incident until", resolution?.sameIncidentUntil ?? null),
    ...(resolution === undefined ? [] : [reopenFact(resolution.reopenUntil, words, report.at)]),
  ];
}

/** The review each wait is to come to next: what the desk looked at without a word to anybody is on record nowhere. */
function reviewFacts({ updates }: ClockReport): readonly UpdateDue[] {
  const owed = updates.filter(({ audience, standing }) => audience === "desk" && standing === "owed");
  return owed.filter((update) => !owed.some(({ after }) => after === update.dueAt));
}

/** The agreement lets silence end a ticket only where each day's contact is on record (CPS-29). */
function contactsFact(missing: number): Fact {
  const days = missing === 1 ? "one day has" : `${missing} days have`;
  return { label: "Closes by itself", text: `no: ${days} no contact on record` };
}

function reopenFact(until: Instant | "never" | "any-time", words: TicketModel["words"], at: Instant): Fact {
  const label = "Can be reopened";
  if (until === "never") return { label, text: "no: a new ticket is logged" };
  if (until === "any-time") return { label, text: "at any time" };
  return { label, text: `until ${words.moment(until, at)}` };
}

function answerFacts({ ticket, agreement }: TicketModel): readonly Fact[] {
  return Object.entries(ticket.answers).flatMap(([id, answer]) =>
    answer.trim() === "" ? [] : [{ label: answerLabel(id, agreement), text: answer }],
  );
}
