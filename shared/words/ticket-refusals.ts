import type { AgreementDocument } from "../agreement/agreement.ts";
import { type Ending, reopenUntil } from "../agreement/ending-limits.ts";
import { prioritiesForKind, waitRule } from "../agreement/lookup.ts";
import type { WaitKind } from "../agreement/source.ts";
import type { Calendar } from "../calendar/calendar.ts";
import type { Instant } from "../kernel/instant.ts";
import { APPROVERS } from "../ticket/actions/waiting.ts";
import type { RoleNeeded } from "../ticket/available-actions.ts";
import type { DeadlineDoubt } from "../ticket/listed-words.ts";
import type { Rejection } from "../ticket/rejection.ts";
import { type Names, nameOf } from "./names.ts";
import { sayRoles, whyNotAllowed } from "./role-words.ts";
import { sayChecks, sayKind, sayNeeds } from "./ticket-words.ts";
import { fullMomentText } from "./time-text.ts";

/** What a sentence about a ticket's refusal may look at besides its facts. */
export interface RefusalContext {
  readonly agreement: AgreementDocument;
  readonly calendar: Calendar;
  readonly names: Names;
}

type Kind = Rejection["kind"];
type Of<K extends Kind> = Extract<Rejection, { readonly kind: K }>;
type Say<K extends Kind> = (rejection: Of<K>, context: RefusalContext) => string;

/** Why something is not done with a ticket and what to do instead; a new kind does not compile until it has its sentence. */
const SENTENCES: { readonly [K in Kind]: Say<K> } = {
  TicketDoesNotExist: () => "There is no such ticket: check the reference, or log a new one.",
  TicketAlreadyLogged: ({ reference }) => `${reference} is logged already.`,
  TicketNotVerified: ({ reference }) =>
    `${reference} waits for someone to confirm the caller. Verify the caller first; until then it can be noted or withdrawn.`,
  TicketAlreadyVerified: ({ reference }) => `${reference} waits for no check: it can be worked on.`,
  TicketAlreadyResolved: ({ reference, ending }, context) => `${reference} is resolved. ${sayAgain(ending, context)}`,
  TicketNotResolved: ({ reference }) => `${reference} is not resolved yet. Resolve it first, with what was done.`,
  TicketAlreadyClosed: ({ reference, ending }, context) => `${reference} is closed. ${sayAgain(ending, context)}`,
  TicketStillOpen: ({ reference }) => `${reference} is still open. Add a note instead.`,

  WrongAgreement: ({ loggedUnder, agreementId }) =>
    `This call is logged under ${loggedUnder}, not under ${agreementId}.`,
  KindNotInAgreement: ({ asked, ticketKind }, { agreement }) => sayUnknownKind(asked, sayKind(ticketKind), agreement),
  TicketIsOfThatKind: ({ reference, ticketKind }) => `${reference} is ${sayKind(ticketKind)} already.`,
  ChannelNeedsReference: ({ channel }, { agreement }) => {
    const label = agreement.channels.find((rule) => rule.channel === channel)?.label ?? channel;
    return `${label} can only add to a ticket that is open already (${agreement.shortName}). Find that ticket and add a note.`;
  },
  QuestionUnanswered: ({ questions }, { agreement }) => {
    const labels = questions.map((id) => agreement.intakeQuestions.find((each) => each.id === id)?.label ?? id);
    return `Still to be asked: ${labels.join("; ")}.`;
  },
  CallerCheckNeeded: ({ asked, checks, ticketKind }, { agreement }) =>
    asked === "call"
      ? `${agreement.shortName} asks for a check first: ${sayChecks(agreement, checks)}. Say that it is passed, or log the ticket as waiting for it.`
      : `As ${sayKind(ticketKind)} it needs a check first: ${sayChecks(agreement, checks)}. Record who confirmed it.`,
  NothingToVerify: ({ ticketKind }, { agreement }) =>
    `${agreement.shortName} asks for no check on ${sayKind(ticketKind)} that came this way, so nothing would ever start its clocks. Log it without one.`,

  AgreementUnchanged: ({ shortName }) => `It runs under ${shortName} already.`,
  AgreementNotHere: ({ agreementId }) =>
    `This desk holds no version of "${agreementId}" that was in force when the call came in. Add it under Agreements first.`,
  NotOfThatAgreement: ({ shortName, what }) => {
    if ("ticketKind" in what) return `${shortName} does not know ${sayKind(what.ticketKind)}. Say what it is there.`;
    if ("priority" in what) return `${shortName} has no priority ${what.priority} for it. Choose one it has.`;
    return `${shortName} asks for a check first: ${what.checks.join("; ")}. Record who confirmed it.`;
  },
  NothingCorrected: ({ reference }) => `${reference} says so already: change what is wrong.`,

  PriorityNotInAgreement: ({ priority, ticketKind }, { agreement }) => {
    const names = prioritiesForKind(agreement, ticketKind).map(({ id }) => id);
    return names.length === 0
      ? `${agreement.shortName} has no priority for ${sayKind(ticketKind)}.`
      : `${agreement.shortName} has no priority ${priority} for ${sayKind(ticketKind)}. Choose one of ${names.join(", ")}.`;
  },
  PriorityAlreadyAgreed: ({ priority, agreement }) =>
    `${priority} is ${agreement} already. Change the priority with a reason, or record what the caller agrees to now.`,
  PriorityDisputed: ({ isAgain }) =>
    isAgain
      ? "The dispute is recorded already and waits to be settled."
      : "The priority is disputed. Let the dispute be settled, or record what the caller has now agreed to.",
  PriorityNotDisputed: () => "Nobody disputes this priority. To change it, use Change priority.",
  PriorityUnchanged: ({ priority }) => `The priority is ${priority} already.`,
  CallerWantsSamePriority: ({ priority }) => `The caller wants ${priority} too: record it as agreed.`,
  DowngradeNeedsReason: ({ from, to }, { agreement }) =>
    `${from} is a major incident under ${agreement.shortName}. Change the priority to ${to} with the reason found on investigation.`,
  ChangeNeedsReasonOrAgreement: () => "Give the reason for the change, or record who agreed to it.",

  AssignmentUnchanged: ({ reference, owner, team }, { names }) =>
    `${reference} is with ${owner === null ? (team ?? "nobody") : nameOf(names, owner)} already.`,
  LinkToItself: ({ as }) => LINKED_TO_ITSELF[as],
  AlreadyLinked: () => "The two tickets are linked in this way already.",

  WaitNotInAgreement: ({ wait }, { agreement }) =>
    wait === "any"
      ? `${agreement.shortName} knows no waiting: the clock runs until the ticket is resolved.`
      : `${agreement.shortName} has no wait of the kind "${wait}". It has: ${agreement.waits.map(({ label }) => label).join(", ")}.`,
  AlreadyWaiting: ({ wait }, { agreement }) =>
    wait === "every"
      ? "Every wait the agreement knows is in progress. End one of them first."
      : `"${waitLabel(agreement, wait)}" is in progress already. End it before it begins again.`,
  WaitNeedsMore: ({ wait, missing }, { agreement }) => `"${waitLabel(agreement, wait)}" needs ${sayNeeds(missing)}.`,
  ApproverNotAllowed: ({ wait, approver }, { agreement, names }) =>
    `"${waitLabel(agreement, wait)}" is approved by ${sayRoles(APPROVERS)}, and ${nameOf(names, approver)} is neither. Choose who approved it.`,
  WaitNotInProgress: ({ wait }) =>
    wait === "any" ? "Nothing is being waited for." : "This wait has ended already, or never began.",
  ExpectedMomentPassed: ({ expectedAt, now }, context) =>
    `An answer cannot be expected at ${said(context, expectedAt)}: the wait begins ${said(context, now)}.`,

  DeadlineNotRevisable: ({ priority }, { agreement }) =>
    `${agreement.shortName} sets the deadline of ${priority}; it cannot be agreed anew. Tell the customer in an update what to expect.`,
  DeadlineNotInFuture: ({ deadlineAt, now }, context) =>
    `A deadline at ${said(context, deadlineAt)} has passed already when it is agreed, ${said(context, now)}. Agree on a later one.`,
  DeadlineNeedsConfirming: ({ doubts, deadlineAt, originalAt }, context) => {
    const each = doubts.map((doubt) => sayDoubt(doubt, originalAt, context)).join(", and ");
    return `A deadline at ${said(context, deadlineAt)} ${each}. If that is what was agreed, say that it is meant; otherwise agree on another.`;
  },

  AlreadyConfirmed: ({ confirmedBy }) => `${confirmedBy} has confirmed it already.`,
  ConfirmationNeeded: ({ because }, { agreement }) =>
    because === "nobody-confirmed"
      ? "Nobody has confirmed it yet. Record who confirmed it, and how."
      : `${agreement.shortName} wants the customer asked before closing. Send an update with the resolution, or record the confirmation.`,
  CloseReasonNeedsText: ({ why }) =>
    why === "withdrawn" ? "Say who withdrew it and why." : "Say which advice was not followed.",
  DuplicateOfNothing: () => "Say of which ticket it is a duplicate: that one stays open.",
  NoSuchRule: ({ rule }, { agreement }) =>
    rule === "closing-by-time"
      ? `${agreement.shortName} closes nothing by itself. Close it for another reason.`
      : `${agreement.shortName} has no rule for customers who do not answer.`,
  NotDueYet: ({ what, dueAt }, context) => NOT_DUE[what](said(context, dueAt)),
  NotWaitingForAnswer: () => "No answer from the customer is being waited for.",
  ContactsNotDocumented: ({ days }, { agreement }) =>
    `${agreement.shortName} asks for a contact on each day of the wait, and ${days === 1 ? "one day has" : `${days} days have`} none. Begin the wait anew and record each contact as an update.`,
  ReopenNotAllowed: ({ reference, ticketKind }, { agreement }) =>
    `${agreement.shortName} does not reopen ${sayKind(ticketKind)}. Log a new ticket linked to ${reference}.`,
  NewRecordNeeded: ({ reference }, { agreement }) =>
    `It was resolved because nobody answered; ${agreement.shortName} wants a new record. Log a new ticket linked to ${reference}.`,
  ReopenLimitPassed: ({ reference, limitAt }, context) =>
    `${reference} could be reopened until ${said(context, limitAt)}. Log a new ticket linked to it.`,
  ThresholdAlreadyRecorded: () => "This moment is on record already.",
  ThresholdNoLongerTrue: () => "What this moment warns of has been done in time.",
  HappenedTooEarly: ({ before, now, earliestAt }, context) =>
    `This cannot have happened at ${said(context, now)}, before ${BEFORE[before]} (${said(context, earliestAt)}). Give a later time, and check this computer's clock.`,
};

/** Why something is not done with a ticket, and what to do instead. */
export function sayTicketRefusal(rejection: Rejection, context: RefusalContext): string {
  // The table's own type ties each kind to its facts, which TypeScript cannot follow through an index.
  const say = SENTENCES[rejection.kind] as (rejection: Rejection, context: RefusalContext) => string;
  return say(rejection, context);
}

/** Why an action is not offered. */
export function sayNotOffered(refusal: Rejection | RoleNeeded, context: RefusalContext): string {
  if (refusal.kind !== "RoleNeeded") return sayTicketRefusal(refusal, context);
  return whyNotAllowed(refusal.who, refusal.held) ?? "";
}

/** How it can be worked on again: nobody is told to reopen what the agreement does not reopen. */
function sayAgain(ending: Ending, context: RefusalContext): string {
  const { agreement, calendar } = context;
  const until = reopenUntil(agreement.closure, calendar, ending);
  if (until === "any-time") return "Reopen it to work on it again.";
  if (until !== "never")
    return `It may be reopened until ${said(context, until)}; after that log a new ticket linked to it.`;
  const why = ending.wasUnanswered ? "what was resolved for want of an answer" : sayKind(ending.kind);
  return `${agreement.shortName} does not reopen ${why}: log a new ticket linked to it.`;
}

function sayUnknownKind(
  asked: Of<"KindNotInAgreement">["asked"],
  kind: string,
  { shortName }: AgreementDocument,
): string {
  switch (asked) {
    case "call":
      return `${shortName} does not know ${kind}. Choose another type.`;
    case "conversion":
      return `${shortName} does not know ${kind}.`;
    case "any-other":
      return `${shortName} knows only ${kind}.`;
  }
}

const LINKED_TO_ITSELF: Readonly<Record<Of<"LinkToItself">["as"], string>> = {
  link: "A ticket cannot be linked to itself.",
  duplicate: "A ticket cannot be a duplicate of itself.",
  recurrence: "A ticket cannot be its own recurrence.",
};

const NOT_DUE: Readonly<Record<Of<"NotDueYet">["what"], (moment: string) => string>> = {
  closing: (moment) => `It closes by itself at ${moment}, unless it is reopened before.`,
  silence: (moment) => `The customer has until ${moment} to answer.`,
  threshold: (moment) => `This moment comes at ${moment}.`,
};

const BEFORE: Readonly<Record<Of<"HappenedTooEarly">["before"], string>> = {
  "the-last-change": "the last change to this ticket",
  "the-logging": "the ticket was logged",
  "the-resolution": "it was resolved",
};

function waitLabel(agreement: AgreementDocument, kind: WaitKind): string {
  return waitRule(agreement, kind)?.label ?? kind;
}

function sayDoubt(doubt: DeadlineDoubt, originalAt: Instant | null, context: RefusalContext): string {
  switch (doubt) {
    case "earlier-than-original":
      return originalAt === null
        ? "is before the original one"
        : `is before the original one, ${said(context, originalAt)}`;
    case "desk-closed":
      return "comes while the desk is closed";
  }
}

function said({ calendar }: RefusalContext, at: number): string {
  return fullMomentText(at, calendar);
}
