import type { AgreementDocument } from "../agreement/agreement.ts";
import type { Instant } from "../kernel/instant.ts";
import type { FactOf, TicketEvent } from "../ticket/events.ts";
import type { Caller } from "../ticket/state.ts";
import { CLOSE_WORDS, HOW_WORDS, KIND_WORDS, PHASE_WORDS, PROMISE_NOUNS, RELATION_WORDS } from "./event-words.ts";
import type { MomentWords } from "./moment-words.ts";
import { type Names, nameOf } from "./names.ts";
import { saidPriority } from "./priority-name.ts";
import { setAsideWords } from "./set-aside-words.ts";
import { lengthText } from "./time-text.ts";
import { visibleText } from "./visible-text.ts";

/** An event as the stream shows it: one plain sentence, and the words people wrote, kept apart from ours. */
export interface EventSentence {
  readonly sentence: string;
  /** What somebody wrote; shown as text, never as markup. */
  readonly quote: string | null;
}

/** What happened, and what it did to the clocks, as one sentence. */
export function withPast(sentence: string, did: string): string {
  if (did === "") return sentence;
  return `${sentence}${sentence.includes(": ") ? "; " : ": "}${did.charAt(0).toLowerCase()}${did.slice(1)}`;
}

/** What a sentence may refer to besides its own event. */
export interface SentenceContext {
  readonly agreement: AgreementDocument;
  readonly words: MomentWords;
  readonly now: Instant;
  readonly names: Names;
  /** What an agreement is called for short, by its id. */
  readonly agreementName: (agreementId: string) => string;
  /** All events so far, so that the end of a wait can say how long it lasted. */
  readonly events: readonly TicketEvent[];
  /** The reference another ticket is spoken of by. */
  readonly referenceOf: (ticketId: string) => string;
}

type EventOf<Type extends TicketEvent["type"]> = Extract<TicketEvent, { readonly type: Type }>;
type Sentences = {
  readonly [Type in TicketEvent["type"]]: (event: EventOf<Type>, context: SentenceContext) => EventSentence;
};

function plain(sentence: string, quote: string | null = null): EventSentence {
  return { sentence, quote: quote === "" ? null : quote };
}

/** A sentence for every kind of event; a new kind does not compile until it has one. */
const SENTENCES: Sentences = {
  TicketLogged: (event, { agreement }) => loggedSentence(event, agreement),
  PriorityProposed: ({ priority, callerWants, callerSays }, { agreement }) => {
    const wish = callerWants === null ? "" : `; the caller asks for ${saidPriority(agreement, callerWants)}`;
    return plain(`Proposed ${saidPriority(agreement, priority)}${wish}`, callerSays);
  },
  PriorityAgreed: ({ priority, agreedWith, how }, { agreement }) =>
    plain(`${saidPriority(agreement, priority)} agreed with ${agreedWith} ${HOW_WORDS[how]}`),
  PriorityDisputed: ({ priority, callerWants, callerSays }, { agreement }) => {
    const [ours, theirs] = [saidPriority(agreement, priority), saidPriority(agreement, callerWants)];
    return plain(`Priority disputed: the desk says ${ours}, the caller wants ${theirs}`, callerSays);
  },
  DisputeSettled: ({ priority, reason }, { agreement }) =>
    plain(`Dispute settled: ${saidPriority(agreement, priority)}`, reason),
  PriorityChanged: ({ from, to, reason }, { agreement }) =>
    plain(`Priority changed from ${saidPriority(agreement, from)} to ${saidPriority(agreement, to)}`, reason),
  CallerVerified: ({ check, confirmedBy }, { agreement }) =>
    plain(`Caller verified: ${checkLabel(check, agreement)}, confirmed by ${confirmedBy}`),
  CallerCheckWaived: () => plain("No caller check is needed for this kind of ticket"),
  TicketAssigned: ({ owner, team }, { names }) => plain(assignedWords(owner && nameOf(names, owner), team)),
  TransferredToSupportTeam: ({ team }) => plain(`Transferred to ${team}`),
  CustomerContacted: ({ how, text }) => plain(`Customer contacted ${how}`, text),
  NoteAdded: ({ text }) => plain("Note", text),
  CommandSetAside: setAsideWords,
  UpdateSent: ({ phase, text }) => plain(`Update to the caller (${PHASE_WORDS[phase]})`, text),
  WaitStarted: (event, context) => waitStartedSentence(event, context),
  WaitEnded: ({ waitId, at, outcome }, { events }) => plain(waitEndedWords(waitId, at, events), outcome),
  DeadlineRevised: ({ deadlineAt, agreedWith, how, reason }, { words, now }) =>
    plain(`Deadline revised to ${words.moment(deadlineAt, now)}, agreed with ${agreedWith} ${HOW_WORDS[how]}`, reason),
  TicketConverted: ({ from, to, priority, reason }, { agreement }) =>
    plain(`Turned from ${KIND_WORDS[from]} into ${KIND_WORDS[to]}, ${saidPriority(agreement, priority)}`, reason),
  TicketLinked: ({ relation, other }, { referenceOf }) =>
    plain(`Linked: ${RELATION_WORDS[relation]} ${referenceOf(other)}`),
  ChangeRaised: () => plain("A request for change was raised from it"),
  TicketResolved: ({ how, text }) =>
    plain(how === "no-response" ? "Resolved: the customer did not answer" : `Resolved with a ${how}`, text),
  ResolutionConfirmed: ({ confirmedBy, how }) => plain(`Resolution confirmed by ${confirmedBy} (${how})`),
  TicketClosed: ({ why, text }) => plain(`Closed: ${CLOSE_WORDS[why]}`, text),
  TicketReopened: ({ reason }) => plain("Reopened", reason),
  RecurrenceRecorded: ({ newTicket, text }, { referenceOf }) =>
    plain(
      newTicket === null ? "The fault came back" : `The fault came back: new ticket ${referenceOf(newTicket)}`,
      text,
    ),
  AgreementCorrected: ({ from, to, kind, priority, reason }, { agreement, agreementName }) =>
    plain(
      `Agreement corrected from ${agreementName(from)} to ${agreementName(to)}: ${KIND_WORDS[kind]}, ${saidPriority(agreement, priority)}, from receipt`,
      reason,
    ),
  CallCorrected: ({ from, to }) => plain(correctedWords(from, to)),
  ThresholdReached: (event, context) => plain(thresholdWords(event, context)),
};

/** What happened, in one sentence. */
export function eventSentence(event: TicketEvent, context: SentenceContext): EventSentence {
  // The table's own type ties each kind to its event, which TypeScript cannot follow through an index.
  const say = SENTENCES[event.type] as (event: TicketEvent, context: SentenceContext) => EventSentence;
  const { sentence, quote } = say(event, context);
  return { sentence: visibleText(sentence), quote: quote === null ? null : visibleText(quote) };
}

function loggedSentence(event: FactOf<"TicketLogged">, agreement: AgreementDocument): EventSentence {
  const channel = agreement.channels.find((rule) => rule.channel === event.channel)?.label ?? event.channel;
  const unverified = event.verification === "pending" ? "; the caller is not verified yet" : "";
  return plain(
    `Logged as ${KIND_WORDS[event.kind]} for ${event.caller.name}, ${event.site} (${channel}), ${saidPriority(agreement, event.priority)} under ${agreement.shortName} version ${event.agreementVersion}${unverified}`,
    event.details,
  );
}

/** "Corrected: the site is Elm Grove, was Elm Green". Erased of both, only that something was. */
function correctedWords(from: FactOf<"CallCorrected">["from"], to: FactOf<"CallCorrected">["to"]): string {
  const parts = [
    correctedPart("the site", from.site, to.site),
    correctedPart("the caller", from.caller && sayCaller(from.caller), to.caller && sayCaller(to.caller)),
    correctedPart("the summary", from.summary, to.summary),
  ].filter((part) => part !== null);
  return parts.length === 0 ? "What was taken down of the call was corrected" : `Corrected: ${parts.join("; ")}`;
}

function correctedPart(what: string, from: string | undefined, to: string | undefined): string | null {
  if (to === undefined) return null;
  return from === undefined ? `${what} is "${to}"` : `${what} is "${to}", was "${from}"`;
}

function sayCaller({ name, phone, email }: Caller): string {
  return [name, phone, email].filter((part) => part !== undefined).join(", ");
}

function checkLabel(check: string, agreement: AgreementDocument): string {
  return agreement.callerChecks.find((rule) => rule.id === check)?.label ?? check;
}

function assignedWords(owner: string | null, team: string | null): string {
  if (owner === null) return team === null ? "Unassigned" : `Handed to ${team}`;
  return team === null ? `Assigned to ${owner}` : `Assigned to ${owner}, ${team}`;
}

function waitStartedSentence(
  event: FactOf<"WaitStarted">,
  { agreement, words, now, names }: SentenceContext,
): EventSentence {
  const rule = agreement.waits.find((wait) => wait.kind === event.kind);
  const party = event.party === "" ? "" : `, ${event.party}`;
  const until = event.expectedAt === null ? "" : `, expected ${words.moment(event.expectedAt, now)}`;
  const approved = event.approvedBy === null ? "" : `, approved by ${nameOf(names, event.approvedBy)}`;
  return plain(`${rule?.label ?? "Waiting"}${party}${until}${approved}`, event.reason);
}

function waitEndedWords(waitId: string, at: Instant, events: readonly TicketEvent[]): string {
  const start = events.find((event) => event.type === "WaitStarted" && event.waitId === waitId);
  return start ? `Wait over after ${lengthText(at - start.at)}` : "Wait over";
}

function thresholdWords(event: FactOf<"ThresholdReached">, { words, now }: SentenceContext): string {
  const late = event.isLate ? ` (told late: it came ${words.moment(event.thresholdAt, now)})` : "";
  const told = event.to.length === 0 ? "" : `; told ${event.to.join(", ")}`;
  const due = `due ${words.moment(event.dueAt, now)}`;
  const what = event.percent === 100 ? "the due moment came" : `${event.percent}% of the time used`;
  return `${PROMISE_NOUNS[event.promise]}: ${what}, ${due}${told}${late}`;
}
