import type { Calendar } from "../calendar/calendar.ts";
import type { ChangeRejection } from "../change/change-rejection.ts";
import type { ContentField } from "../change/content.ts";
import type { ScheduleFinding } from "../change/schedule/finding.ts";
import type { Instant } from "../kernel/instant.ts";
import { sayChoice } from "./change-ballot.ts";
import { sayList, sayWindow } from "./change-moment.ts";
import { FIELD_NAMES, LEVEL_NAMES, STATUS_NAMES } from "./change-names.ts";
import { sayFinding } from "./change-schedule.ts";
import { fullMomentText } from "./time-text.ts";

/** What sentences about a refusal need besides its facts. */
export interface RefusalAround {
  readonly calendar: Calendar;
  serviceName(id: string): string;
}

/** One sentence for each kind of refusal; the compiler asks for those of a new kind. */
type Sayings<Kind extends ChangeRejection["kind"]> = {
  readonly [Each in Kind]: (rejection: Extract<ChangeRejection, { kind: Each }>, around: RefusalAround) => string;
};

const cited = (clause: string): string => (clause === "" ? "" : ` (${clause})`);
const moment = ({ calendar }: RefusalAround, at: Instant): string => fullMomentText(at, calendar.zone);
const fields = (names: readonly ContentField[]): string => sayList(names.map((field) => FIELD_NAMES[field]));
const said = (findings: readonly ScheduleFinding[], { calendar, serviceName }: RefusalAround): string =>
  findings.map((finding) => sayFinding(finding, calendar, serviceName)).join(" ");

const aboutSteps = {
  ChangeDoesNotExist: () => "There is no such change at this desk.",
  ChangeAlreadyLogged: ({ reference }) => `${reference} has been logged already.`,
  NotAtThisStep: ({ status, needs }) =>
    `This change is ${STATUS_NAMES[status]}. This can be done while it is ${sayList(needs.map((need) => STATUS_NAMES[need])).replace(/ and ([^,]*)$/, " or $1")}.`,
  HappenedTooEarly: ({ earliestAt }, around) =>
    `That lies before the last step. Give a time from ${moment(around, earliestAt)} on.`,
  NothingChanges: () => "That is how it is already.",
  AlreadyThere: () => "That is on record already.",
  NotDueYet: ({ at }, around) => `It is not time yet: from ${moment(around, at)} on.`,
  NoLongerTrue: () => "That moment has passed or no longer holds.",
} satisfies Partial<Sayings<ChangeRejection["kind"]>>;

const CHANNEL_WORDS: Readonly<Record<string, string>> = { phone: "telephone", email: "e-mail" };
const channel = (name: string): string => CHANNEL_WORDS[name] ?? name;

const aboutIntake = {
  ChannelNotForChanges: ({ channel: given, allowed, clause }) =>
    `Changes come by ${sayList(allowed.map(channel)).replace(" and ", " or ")}, not by ${channel(given)}${cited(clause)}. Ask the customer to send it so, or log it as a request.`,
  UnknownService: ({ service }) => `There is no service "${service}" under this agreement.`,
  UnknownArea: ({ area }) => `There is no technical area "${area}" under this agreement.`,
  WindowEndsBeforeItBegins: () => "It ends before it begins. Check the two times.",
  WindowTooLong: ({ mostDays }) => `That is longer than ${mostDays} days. Plan it as a project with phases.`,
  TooFarAhead: ({ latestAt }, around) => `Nothing can be planned after ${moment(around, latestAt)}. Check the year.`,
  TemplateUnknown: () => "There is no such standard change.",
  TemplateNotApproved: ({ approvedUntil }, around) =>
    approvedUntil === null
      ? "This standard change is not approved. Log it as a change of its own."
      : `This standard change was approved until ${moment(around, approvedUntil)}. Have it approved anew, or log it as a change of its own.`,
} satisfies Partial<Sayings<ChangeRejection["kind"]>>;

const aboutLevels = {
  EmergencyNeedsSpecialist: ({ clause }) => `Only a specialist raises an emergency change${cited(clause)}.`,
  EmergencyNeedsLink: ({ clause }) =>
    `An emergency change resolves a critical incident or a problem: link it first${cited(clause)}.`,
  EmergencyLinkNotCritical: ({ clause }) =>
    `What it is linked to is neither a critical incident nor a problem${cited(clause)}.`,
  EmergencyUnanswered: ({ clause }) => `Answer first: can it wait until lunch time or the evening?${cited(clause)}`,
  EmergencyCanWait: ({ clause }) =>
    `It can wait until lunch time or the evening: that is a high level, not an emergency${cited(clause)}.`,
  NotAssessedYet: () => "Answer the three questions about its impact first.",
  LevelNotAgreed: ({ level, clause }) =>
    `The level "${LEVEL_NAMES[level]}" is not agreed with the customer yet${cited(clause)}. Agree it, or have the team leader settle it.`,
  LevelNotDisputed: () => "The level is not disputed.",
  SameLevelWanted: ({ level }) => `The level is "${LEVEL_NAMES[level]}" already: the customer wants nothing else.`,
} satisfies Partial<Sayings<ChangeRejection["kind"]>>;

const aboutBallots = {
  BoardUnknown: () => "There is no such board, or it has been dissolved.",
  BoardHasNobody: () => "Nobody sits on this board. Seat its members first.",
  QuorumOutOfReach: ({ quorum, seats }) =>
    `The quorum is ${quorum} and only ${seats} would sit. Call more members, or change the board's quorum.`,
  SeatUnknown: () => "There is no such seat on this board.",
  NotForEmergencyBoard: ({ clause }) => `The emergency board sits for emergency changes alone${cited(clause)}.`,
  EmergencyBoardNeedsMember: ({ clause }) => `Call at least one member of the e-CAB${cited(clause)}.`,
  EmergencyBoardNeedsTechnician: ({ areas, clause }) =>
    `Call at least one technical representative ${areas.length === 0 ? "of an area affected" : `of ${sayList(areas).replace(" and ", " or ")}`}${cited(clause)}.`,
  NoOpenBallot: () => "There is no vote on this change.",
  NotOnTheBoard: () => "You have no vote here: you neither sit on this board nor stand in for somebody now.",
  NoVoteForThatSeat: () => "The secretary keeps the record and has no vote.",
  NotSubstituteNow: () => "You do not stand in for that member now.",
  MemberHasVoted: ({ choice }) => `The member has voted: ${sayChoice(choice).toLowerCase()}. That vote goes first.`,
  OnlyTheChair: () => "Only the chair does this.",
  SameVote: ({ choice }) => `You have voted so already: ${sayChoice(choice).toLowerCase()}.`,
  VotedOnOlderContent: ({ fields: changed }) =>
    `It was changed since you looked: ${fields(changed)}. Look at the difference and vote on what it says now.`,
  NothingEnteredForYou: () => "No vote was entered for you here.",
  AlreadyAnswered: () => "You have answered that already.",
  NotLaterDeadline: ({ closesAt }, around) => `The vote closes ${moment(around, closesAt)}: give a later time.`,
} satisfies Partial<Sayings<ChangeRejection["kind"]>>;

const aboutDecisions = {
  BoardDecides: () => "The board is voting on it. Its vote decides.",
  BallotLapsed: () => "The vote lapsed without a result. Choose anew who decides.",
  DecidedBefore: ({ clause }) => `Whoever rejected it does not decide the appeal${cited(clause)}.`,
  AppealDecided: () => "The appeal has been decided.",
  OnlyTheChangeManager: ({ clause }) => `Only the change manager withdraws a duplicate${cited(clause)}.`,
  DuplicateNeedsSurvivor: ({ clause }) => `Name the change that is gone on with${cited(clause)}.`,
  DuplicateOfItself: () => "A change cannot be linked to itself.",
  SurvivorUnknown: () => "The change it is said to double is not at this desk.",
  ContentFixed: ({ status, fields: changed }) =>
    `This change is ${STATUS_NAMES[status]}: ${fields(changed)} cannot be changed. ${status === "rejected" ? "Appeal, or log it anew." : "Give up the approval to have it decided anew."}`,
  NotOnlySpelling: ({ field }) =>
    `That is more than spelling: ${FIELD_NAMES[field]}. Edit it; those who voted are asked again.`,
} satisfies Partial<Sayings<ChangeRejection["kind"]>>;

const aboutDelivery = {
  DeadlineNotInFuture: () => "A deadline lies in the future.",
  SlotInThePast: () => "That time has begun already.",
  SlotOutsideApprovedWindow: ({ from, until }, around) =>
    `It was approved for ${sayWindow(around.calendar, { from, until })}. Another time is a material edit and is decided anew.`,
  ScheduleRefused: ({ findings }, around) => said(findings, around),
  OverrideNotAllowed: ({ findings }, around) => `Your role does not override this. ${said(findings, around)}`,
  EndsBeforeItBegins: () => "It ends before it begins. Check the two times.",
  NoSuchNotice: () => "There is no such notice.",
  NoticeAlreadySent: ({ sentAt }, around) => `It was sent ${moment(around, sentAt)}.`,
  NoSuchAdvice: () => "That advice was not asked for here.",
  NoSuchPhase: () => "There is no such phase.",
  NotAProject: () => "Mark it as a project first: phases belong to projects.",
} satisfies Partial<Sayings<ChangeRejection["kind"]>>;

const SAYINGS: Sayings<ChangeRejection["kind"]> = {
  ...aboutSteps,
  ...aboutIntake,
  ...aboutLevels,
  ...aboutBallots,
  ...aboutDecisions,
  ...aboutDelivery,
};

/** Why something about a change is not done, with the clause where one bars it, and what to do instead. */
export function sayChangeRefusal(rejection: ChangeRejection, around: RefusalAround): string {
  // The table gives each kind the saying of its own facts, which the compiler cannot follow through the index.
  const say = SAYINGS[rejection.kind] as (rejection: ChangeRejection, around: RefusalAround) => string;
  return say(rejection, around);
}
