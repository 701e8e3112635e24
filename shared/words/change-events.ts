import type { Calendar } from "../calendar/calendar.ts";
import type { ChangeEvent } from "../change/change-kind.ts";
import { sayChoice } from "./change-ballot.ts";
import { sayList, sayWindow } from "./change-moment.ts";
import {
  EFFECT_NAMES,
  EVIDENCE_NAMES,
  LEVEL_NAMES,
  MEANS_NAMES,
  MOMENT_NAMES,
  NOTICE_CHANNEL_NAMES,
  RELATION_NAMES,
  TOLD_NAMES,
} from "./change-names.ts";
import type { EventSentence } from "./event-sentence.ts";
import { setAsideWords } from "./set-aside-words.ts";
import { fullMomentText } from "./time-text.ts";

/** What sentences about events need besides them. */
export interface ChangeEventAround {
  readonly calendar: Calendar;
  nameOf(person: string): string;
  /** What a board or another record is called. */
  titleOf(recordId: string): string;
}

type Sayings = {
  readonly [Type in ChangeEvent["type"]]: (
    event: Extract<ChangeEvent, { type: Type }>,
    around: ChangeEventAround,
  ) => EventSentence;
};

/** Our sentence, and beside it what somebody wrote. */
function plain(sentence: string, quote = ""): EventSentence {
  return { sentence, quote: quote === "" ? null : quote };
}

const aboutIntake = {
  ChangeLogged: ({ reference, customerName, site, template, scope }) =>
    plain(
      `${reference} logged for ${customerName}, ${site}${template === null ? "" : ", a standard change approved beforehand"}`,
      scope,
    ),
  CommandSetAside: setAsideWords,
  ChangeAccepted: () => plain("Accepted at the filter"),
  ChangeFilteredOut: ({ explanation }) => plain("Rejected at the filter", explanation),
  CustomerTold: ({ about, whom, how, text }) =>
    plain(`${whom} was told ${TOLD_NAMES[about]} ${MEANS_NAMES[how]}`, text),
  ChangeLinked: ({ other, relation }, { titleOf }) => plain(`Linked: ${RELATION_NAMES[relation]} ${titleOf(other)}`),
  ChangeAssigned: ({ owner, team }, { nameOf }) => {
    const to = [owner === null ? null : nameOf(owner), team].filter((each) => each !== null);
    return plain(to.length === 0 ? "Nobody has it any more" : `Given to ${to.join(", ")}`);
  },
  NoteAdded: ({ text }) => plain("Note", text),
} satisfies Partial<Sayings>;

const aboutLevel = {
  ImpactAssessed: ({ customers, level, financial, notImplementing }) =>
    plain(
      `Assessed: ${customers} ${customers === 1 ? "customer" : "customers"}, level ${LEVEL_NAMES[level]} proposed`,
      [financial, notImplementing].join("\n"),
    ),
  LevelAgreed: ({ level, agreedWith, how }) =>
    plain(`Level ${LEVEL_NAMES[level]} agreed with ${agreedWith} ${MEANS_NAMES[how]}`),
  LevelDisputed: ({ wants, customerSays }) =>
    plain(`Level disputed: the customer wants ${LEVEL_NAMES[wants]}`, customerSays),
  LevelSettled: ({ level, reason }) => plain(`Dispute settled: level ${LEVEL_NAMES[level]}`, reason),
  AdviceAsked: ({ from, question }) => plain(`Advice asked of ${from}`, question),
  AdviceGiven: ({ text }) => plain("Advice given", text),
  RoutedToChangeManager: ({ reason }) => plain("The change manager decides himself", reason),
  RoutedToBoard: ({ boardId, reason, closesAt }, { calendar, titleOf }) =>
    plain(`Put to ${titleOf(boardId)}, which votes until ${fullMomentText(closesAt, calendar.zone)}`, reason),
} satisfies Partial<Sayings>;

const aboutContent = {
  ContentEdited: ({ plan }) => plain("What is asked for was edited", plan),
  SpellingCorrected: () => plain("Spelling was put right; votes stand"),
  CorrectionObjectedTo: ({ comment }) => plain("A correction of spelling was objected to; votes are void", comment),
} satisfies Partial<Sayings>;

const aboutVotes = {
  VoteCast: ({ choice, votedAs, voter, comment, evidence, evidenceText }, { nameOf }) => {
    const name = nameOf(voter);
    const whose = { own: name, entered: `${name}, entered by the chair`, substitute: `${name}, standing in` }[votedAs];
    const from = evidence === null ? "" : ` from ${EVIDENCE_NAMES[evidence]}`;
    const words = [comment, evidenceText].filter((text) => text !== "").join("\n");
    return plain(`Voted ${sayChoice(choice).toLowerCase()}: ${whose}${from}`, words);
  },
  EnteredVoteAnswered: ({ kind, comment }) =>
    plain(`The vote entered was ${kind === "countersigned" ? "countersigned" : "objected to"}`, comment),
  BallotExtended: ({ closesAt, reason }, { calendar }) =>
    plain(`The vote goes on until ${fullMomentText(closesAt, calendar.zone)}`, reason),
  BallotClosed: () => plain("The voting period is over"),
} satisfies Partial<Sayings>;

const aboutDecisions = {
  ChangeDecided: ({ outcome, reasons, advisers }) => {
    const advised = advisers.length === 0 ? "" : `, advised by ${sayList(advisers)}`;
    return plain(`${outcome === "approved" ? "Approved" : "Rejected"} by the change manager${advised}`, reasons);
  },
  AppealMade: ({ appellant, grounds }) => plain(`${appellant} appeals`, grounds),
  ChangeWithdrawn: ({ askedBy, survivor, text }, { titleOf }) => {
    const other = survivor === null ? "another change" : titleOf(survivor);
    return plain(askedBy === "customer" ? "Withdrawn by the customer" : `Withdrawn as a duplicate of ${other}`, text);
  },
} satisfies Partial<Sayings>;

const OUTCOME_WORDS = { implemented: "Carried out", "backed-out": "Backed out", failed: "Failed" } as const;
const CONSULTED_WORDS = {
  agreed: "agreed",
  consulted: "was consulted",
  "not-possible": "could not be consulted",
} as const;

const aboutDelivery = {
  DeadlineNegotiated: ({ dueAt, agreedWith, how, text }, { calendar }) =>
    plain(`Due ${fullMomentText(dueAt, calendar.zone)}, agreed with ${agreedWith} ${MEANS_NAMES[how]}`, text),
  ChangeScheduled: ({ from, until, overridden, reason }, { calendar }) =>
    plain(
      `Scheduled for ${sayWindow(calendar, { from, until })}${overridden.length === 0 ? "" : `, against the rules ${sayList(overridden)}`}`,
      reason,
    ),
  ScheduleCancelled: ({ reason }) => plain("Taken off the schedule", reason),
  ChangeCarriedOut: ({ outcome, text }) => plain(OUTCOME_WORDS[outcome], text),
  ChangeReviewed: ({ worked, availability, capacity, incidents, text }) =>
    plain(
      `Reviewed: it ${worked ? "worked" : "did not work"}; availability: ${EFFECT_NAMES[availability]}; capacity: ${EFFECT_NAMES[capacity]}; incidents caused: ${incidents.length}`,
      text,
    ),
  NoticePlanned: ({ party, channel, text }) => plain(`To be told: ${party}, ${NOTICE_CHANNEL_NAMES[channel]}`, text),
  NoticeSent: ({ sentAt, sentHow }, { calendar }) =>
    plain(
      `A notice was sent ${fullMomentText(sentAt, calendar.zone)}, ${sentHow === "outbox" ? "by the desk's mail" : "marked by hand"}`,
    ),
  ConsultationRecorded: ({ kind, whom, how, text }) =>
    plain(`${whom} ${CONSULTED_WORDS[kind]} ${MEANS_NAMES[how]}`, text),
  ProjectMarked: ({ isProject }) => plain(isProject ? "Marked as a project" : "No longer a project"),
  PhasePlanned: ({ name, dueOn }) => plain(`Phase "${name}" by ${dueOn}`),
  PhaseFinished: () => plain("A phase is finished"),
  ChangeMomentReached: ({ what, isLate, to }, { nameOf }) => {
    const whom = to.length === 0 ? "the change manager" : sayList(to.map(nameOf));
    return plain(`Told ${whom}: ${MOMENT_NAMES[what]}${isLate ? " (late: the desk was not running)" : ""}`);
  },
} satisfies Partial<Sayings>;

const SAYINGS: Sayings = {
  ...aboutIntake,
  ...aboutLevel,
  ...aboutContent,
  ...aboutVotes,
  ...aboutDecisions,
  ...aboutDelivery,
};

/** What happened to a change, in one sentence; the compiler asks for that of a new event. */
export function sayChangeEvent(event: ChangeEvent, around: ChangeEventAround): EventSentence {
  // The table gives each type the saying of its own event, which the compiler cannot follow through the index.
  const say = SAYINGS[event.type] as (event: ChangeEvent, around: ChangeEventAround) => EventSentence;
  return say(event, around);
}
