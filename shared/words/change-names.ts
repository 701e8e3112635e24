import type { AtDeadline, BallotRule, Evidence, SeatRole } from "../change/ballot/ballot.ts";
import type { ChangeStatus } from "../change/change.ts";
import type {
  ChangeLinkRelation,
  Effect,
  Level,
  Means,
  NoticeChannel,
  ToldAbout,
  Urgency,
} from "../change/change-parts.ts";
import type { ContentField } from "../change/content.ts";
import type { MomentKind } from "../change/due/moment.ts";
import type { WorkKind } from "../change/work/planned-work.ts";

/** The words for what a change's data names by codes, as they stand inside a sentence. */
export const STATUS_NAMES: Readonly<Record<ChangeStatus, string>> = {
  logged: "waiting for the filter",
  assessing: "being assessed",
  deciding: "being decided",
  appealed: "appealed",
  approved: "approved",
  scheduled: "scheduled",
  rejected: "rejected",
  withdrawn: "withdrawn",
  done: "carried out",
  reviewed: "reviewed",
};

export const LEVEL_NAMES: Readonly<Record<Level, string>> = {
  low: "low",
  medium: "medium",
  high: "high",
  emergency: "emergency",
};

export const URGENCY_NAMES: Readonly<Record<Urgency, string>> = {
  "can-wait": "it can wait",
  soon: "soon",
  now: "now",
};

export const MEANS_NAMES: Readonly<Record<Means, string>> = {
  phone: "by telephone",
  email: "by e-mail",
  "in-person": "in person",
  letter: "by letter",
  portal: "through the portal",
};

export const NOTICE_CHANNEL_NAMES: Readonly<Record<NoticeChannel, string>> = {
  email: "by e-mail",
  website: "on the website",
  phone: "by telephone",
  "in-person": "in person",
};

export const TOLD_NAMES: Readonly<Record<ToldAbout, string>> = {
  "filter-rejection": "that it was rejected at the filter",
  rejection: "the rejection and its reasons",
  approval: "the approval",
  withdrawal: "that it was withdrawn",
  appeal: "the outcome of the appeal",
  schedule: "when it will be done",
};

export const RELATION_NAMES: Readonly<Record<ChangeLinkRelation, string>> = {
  "raised-by-ticket": "raised by",
  "resolves-critical-incident": "resolves the critical incident",
  "resolves-problem": "resolves the problem",
  "duplicate-of": "duplicate of",
  "survives-duplicate": "goes on with",
  "caused-incident": "caused",
  related: "related to",
};

export const EFFECT_NAMES: Readonly<Record<Effect, string>> = {
  none: "no effect",
  better: "better than before",
  worse: "worse than before",
};

export const FIELD_NAMES: Readonly<Record<ContentField, string>> = {
  summary: "summary",
  scope: "what is changed",
  reason: "reason",
  risk: "risk",
  plan: "plan",
  backOut: "back-out",
  window: "window",
  services: "services affected",
  areas: "technical areas",
  contact: "contact",
  attachments: "attachments",
};

export const SEAT_ROLE_NAMES: Readonly<Record<SeatRole, string>> = {
  chair: "chair",
  member: "member",
  "technical-representative": "technical representative",
  secretary: "secretary",
};

export const EVIDENCE_NAMES: Readonly<Record<Evidence, string>> = {
  email: "an e-mail",
  meeting: "a meeting",
  phone: "a telephone call",
};

export const RULE_NAMES: Readonly<Record<BallotRule, string>> = {
  "majority-of-votes": "majority of the votes cast",
  "majority-of-members": "majority of the members",
  "two-thirds": "two thirds of the votes cast",
  unanimity: "unanimity",
  "any-one": "any one member's yes",
};

export const AT_DEADLINE_NAMES: Readonly<Record<AtDeadline, string>> = {
  lapses: "it lapses",
  "to-change-manager": "the change manager decides",
  "passes-by-silence": "it passes if nobody said no",
};

export const WORK_KIND_NAMES: Readonly<Record<WorkKind, string>> = {
  "planned-maintenance": "planned maintenance",
  "emergency-maintenance": "emergency maintenance",
  "managed-upgrade": "managed upgrade",
  "school-activity": "school activity",
  freeze: "freeze",
};

/** What somebody is told when a moment comes. */
export const MOMENT_NAMES: Readonly<Record<MomentKind, string>> = {
  "vote-asked": "your vote is asked for",
  "vote-changed": "it was changed: your vote is asked for again",
  "vote-warning": "the vote closes soon and yours is missing",
  "deadline-warning": "the date agreed with the customer comes near",
  "deadline-missed": "the date agreed with the customer has passed",
  idle: "nobody has done anything about it for a while",
  "notice-due": "those affected have to be told",
  "phase-due": "a phase of the project ends",
};
