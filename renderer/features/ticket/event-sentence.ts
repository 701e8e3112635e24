import type { AgreementDocument } from "../../../shared/agreement/agreement.ts";
import type { Instant } from "../../../shared/kernel/instant.ts";
import type { ThresholdReached, TicketEvent, TicketLogged, WaitStarted } from "../../../shared/ticket/events.ts";
import type { MomentWords } from "../../components/consequence/moment-words.ts";
import { lengthText } from "../../components/time-text.ts";
import { CLOSE_WORDS, HOW_WORDS, KIND_WORDS, PHASE_WORDS, RELATION_WORDS } from "./event-words.ts";

/** An event as the stream shows it: one plain sentence, and the words people wrote, kept apart from ours. */
export interface EventSentence {
  readonly sentence: string;
  /** What somebody wrote; shown as text, never as markup. */
  readonly quote: string | null;
}

/** What a sentence may refer to besides its own event. */
export interface SentenceContext {
  readonly agreement: AgreementDocument;
  readonly words: MomentWords;
  readonly now: Instant;
  /** All events so far, so that the end of a wait can say which wait it ended. */
  readonly events: readonly TicketEvent[];
  /** The reference another ticket is spoken of by. */
  readonly referenceOf: (ticketId: string) => string;
}

function plain(sentence: string, quote: string | null = null): EventSentence {
  return { sentence, quote: quote === "" ? null : quote };
}

/** What happened, in one sentence. Total: every event there is has one. */
export function eventSentence(event: TicketEvent, context: SentenceContext): EventSentence {
  const { agreement, words, now, referenceOf } = context;
  switch (event.type) {
    case "TicketLogged":
      return loggedSentence(event, agreement);
    case "PriorityProposed":
      return plain(
        `Proposed ${event.priority}${event.callerWants === null ? "" : `; the caller asks for ${event.callerWants}`}`,
        event.callerSays,
      );
    case "PriorityAgreed":
      return plain(`${event.priority} agreed with ${event.agreedWith} ${HOW_WORDS[event.how]}`);
    case "PriorityDisputed":
      return plain(
        `Priority disputed: the desk says ${event.priority}, the caller wants ${event.callerWants}`,
        event.callerSays,
      );
    case "DisputeSettled":
      return plain(`Dispute settled: ${event.priority}`, event.reason);
    case "PriorityChanged":
      return plain(`Priority changed from ${event.from} to ${event.to}`, event.reason);
    case "DeadlineRevised":
      return plain(
        `Deadline revised to ${words.moment(event.deadlineAt, now)}, agreed with ${event.agreedWith} ${HOW_WORDS[event.how]}`,
        event.reason,
      );
    case "CallerVerified":
      return plain(`Caller verified: ${checkLabel(event.check, agreement)}, confirmed by ${event.confirmedBy}`);
    case "TicketAssigned":
      return plain(assignedWords(event.owner?.name ?? null, event.team));
    case "TransferredToSupportTeam":
      return plain(`Transferred to ${event.team}`);
    case "CustomerContacted":
      return plain(`Customer contacted ${event.how}`, event.text);
    case "NoteAdded":
      return plain("Note", event.text);
    case "UpdateSent":
      return plain(`Update to the caller (${PHASE_WORDS[event.phase]})`, event.text);
    case "WaitStarted":
      return waitStartedSentence(event, context);
    case "WaitEnded":
      return plain(waitEndedWords(event.waitId, event.at, context.events), event.outcome);
    case "TicketConverted":
      return plain(
        `Turned from ${KIND_WORDS[event.from]} into ${KIND_WORDS[event.to]}, ${event.priority}`,
        event.reason,
      );
    case "TicketLinked":
      return plain(`Linked: ${RELATION_WORDS[event.relation]} ${referenceOf(event.other)}`);
    case "TicketResolved":
      return plain(
        event.how === "no-response" ? "Resolved: the customer did not answer" : `Resolved with a ${event.how}`,
        event.text,
      );
    case "ResolutionConfirmed":
      return plain(`Resolution confirmed by ${event.confirmedBy} (${event.how})`);
    case "TicketClosed":
      return plain(`Closed: ${CLOSE_WORDS[event.why]}`, event.text);
    case "TicketReopened":
      return plain("Reopened", event.reason);
    case "RecurrenceRecorded":
      return plain(
        event.newTicket === null
          ? "The fault came back"
          : `The fault came back: new ticket ${referenceOf(event.newTicket)}`,
        event.text,
      );
    case "ThresholdReached":
      return plain(thresholdWords(event, context));
  }
}

function loggedSentence(event: TicketLogged, agreement: AgreementDocument): EventSentence {
  const channel = agreement.channels.find((rule) => rule.channel === event.channel)?.label ?? event.channel;
  const unverified = event.verification === "pending" ? "; the caller is not verified yet" : "";
  return plain(
    `Logged as ${KIND_WORDS[event.kind]} for ${event.caller.name}, ${event.site} (${channel}), ${event.priority} under ${agreement.shortName} version ${event.agreementVersion}${unverified}`,
    event.details,
  );
}

function checkLabel(check: string, agreement: AgreementDocument): string {
  return agreement.callerChecks.find((rule) => rule.id === check)?.label ?? check;
}

function assignedWords(owner: string | null, team: string | null): string {
  if (owner === null) return team === null ? "Unassigned" : `Handed to ${team}`;
  return team === null ? `Assigned to ${owner}` : `Assigned to ${owner}, ${team}`;
}

function waitStartedSentence(event: WaitStarted, { agreement, words, now }: SentenceContext): EventSentence {
  const rule = agreement.waits.find((wait) => wait.kind === event.kind);
  const party = event.party === "" ? "" : `, ${event.party}`;
  const until = event.expectedAt === null ? "" : `, expected ${words.moment(event.expectedAt, now)}`;
  const effect = (rule?.suspends.length ?? 0) > 0 ? "the clock stands still" : "the clock keeps running";
  const approved = event.approvedBy === null ? "" : `, approved by ${event.approvedBy}`;
  return plain(
    `${rule?.label ?? "Waiting"}${party}${until}${approved}: ${effect}`,
    event.reason === rule?.label ? null : event.reason,
  );
}

function waitEndedWords(waitId: string, at: Instant, events: readonly TicketEvent[]): string {
  const start = events.find((event) => event.type === "WaitStarted" && event.waitId === waitId);
  return start ? `Wait over after ${lengthText(at - start.at)}` : "Wait over";
}

function thresholdWords(event: ThresholdReached, { words, now }: SentenceContext): string {
  const late = event.isLate ? ` (told late: the desk was not running at ${words.moment(event.thresholdAt, now)})` : "";
  const told = event.to.length === 0 ? "" : `; told ${event.to.join(", ")}`;
  const due = `due ${words.moment(event.dueAt, now)}`;
  const name = PROMISE_NOUNS[event.promise];
  return event.percent === 100
    ? `${name}: the due moment came, ${due}${told}${late}`
    : `${name}: ${event.percent} % of the time used, ${due}${told}${late}`;
}

export const PROMISE_NOUNS: Readonly<Record<ThresholdReached["promise"], string>> = {
  response: "Response",
  fix: "Fix",
  update: "Update",
  decision: "Priority decision",
};
