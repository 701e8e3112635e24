import type { Calendar } from "../../calendar/calendar.ts";
import { instantOfLocal } from "../../calendar/local-time.ts";
import { addServiceTime, serviceTimeBetween, subtractServiceTime } from "../../calendar/service-time.ts";
import { closeOfNthWorkingDay, isWorkingDay, sameTimeOnNthWorkingDay } from "../../calendar/working-days.ts";
import type { PersonId } from "../../kernel/ids.ts";
import type { Instant } from "../../kernel/instant.ts";
import { HOUR_MS } from "../../kernel/instant.ts";
import type { Ballot, BallotSeat } from "../ballot/ballot.ts";
import { votingSeats } from "../ballot/ballot.ts";
import { standOf } from "../ballot/count.ts";
import { type Change, type ChangeState, deadlineOf, openBallot } from "../change.ts";
import type { ChangeRules } from "../rules/change-rules.ts";
import { latestNotice } from "../schedule/notice-time.ts";
import { isAhead, type MomentKind } from "./moment.ts";

/** A moment at which the desk must do something about a change, made from its events alone. */
export type ChangeMoment = {
  /** Made of what it is about, so the same moment worked out twice, here or on another console, is one. Unique within its change. */
  readonly id: string;
  readonly at: Instant;
} & (
  | {
      /** Somebody is told, once: `RecordChangeMoment` with these facts. */
      readonly kind: "tell";
      readonly what: MomentKind;
      readonly about: string | null;
      readonly since: Instant | null;
      readonly dueAt: Instant;
      /** Empty: whoever is change manager. */
      readonly to: readonly PersonId[];
    }
  /** The voting period is over: `CloseBallot`. */
  | { readonly kind: "close-ballot"; readonly ballotId: string }
);

/** What the moments are worked out with, besides the change. */
export interface DueAround {
  readonly rules: Pick<ChangeRules, "schedule" | "deadlineWarnings" | "idle">;
  readonly calendar: Calendar;
}

/** Time before the last moment of a notice at which whoever plans it is told. */
const NOTICE_WARNING_MS = 4 * HOUR_MS;

/**
 * Everything the desk's timers must do for a change as things stand, moments already delivered left out. Pure in its
 * events: nothing here looks at the present.
 */
export function changeMoments(state: ChangeState, around: DueAround): readonly ChangeMoment[] {
  if (state.status === "none") return [];
  const found = [
    ...ballotMoments(state),
    ...deadlineMoments(state, around),
    ...idleMoment(state, around),
    ...noticeMoments(state, around),
    ...phaseMoments(state, around),
  ];
  return found.filter(({ id }) => !state.delivered.includes(id));
}

function ballotMoments(change: Change): readonly ChangeMoment[] {
  const ballot = openBallot(change);
  if (ballot === null) return [];
  const { ballotId, contentSince: since, closesAt: dueAt, warnAt } = ballot;
  const isAnew = since > ballot.openedAt;
  const base = { kind: "tell", about: ballotId, since, dueAt } as const;
  const asked = waitingFor(ballot).map((seat) => ({
    ...base,
    id: [isAnew ? "vote-changed" : "vote-asked", seat.seatId, since].join(":"),
    what: isAnew ? ("vote-changed" as const) : ("vote-asked" as const),
    at: since,
    to: askedFor(seat, since),
  }));
  const warned = waitingFor(ballot).map((seat) => ({
    ...base,
    id: ["vote-warning", seat.seatId, dueAt].join(":"),
    what: "vote-warning" as const,
    at: Math.max(warnAt, since),
    to: askedFor(seat, warnAt),
  }));
  const closing = {
    kind: "close-ballot",
    ballotId,
    id: ["close-ballot", ballotId, dueAt].join(":"),
  } as const;
  // Exactly at the deadline a vote still counts.
  return [...asked, ...warned, { ...closing, at: dueAt + 1 }];
}

/** The seats from which nothing has come. */
export function waitingFor(ballot: Ballot): readonly BallotSeat[] {
  return votingSeats(ballot).filter(({ seatId }) => standOf(ballot, seatId) === "open");
}

/** The member, and whoever stands in at that moment. */
function askedFor({ person, substitutes }: BallotSeat, at: Instant): readonly PersonId[] {
  const standIns = substitutes.filter(({ from, until }) => from <= at && at < until).map((each) => each.person);
  return [...new Set([person, ...standIns])];
}

/** The negotiated date has a clock of its own: warned at shares of its service time, missed a millisecond after it. */
function deadlineMoments(change: Change, { rules, calendar }: DueAround): readonly ChangeMoment[] {
  const deadline = deadlineOf(change);
  if (deadline === null || !isAhead(change)) return [];
  const { dueAt, at: from } = deadline;
  const whole = serviceTimeBetween(calendar, from, dueAt);
  const base = { kind: "tell", about: null, since: from, dueAt, to: ownerOf(change) } as const;
  const warnings = whole <= 0 ? [] : rules.deadlineWarnings.percents;
  return [
    ...warnings.map((percent) => ({
      ...base,
      id: ["deadline-warning", percent, dueAt].join(":"),
      what: "deadline-warning" as const,
      at: addServiceTime(calendar, from, Math.floor((whole * percent) / 100)),
    })),
    { ...base, id: ["deadline-missed", dueAt].join(":"), what: "deadline-missed", at: dueAt + 1 },
  ];
}

const ownerOf = ({ owner }: Change): readonly PersonId[] => (owner === null ? [] : [owner]);

/** Nobody has done anything for so many working days: it comes to its owner's queue, again and again until somebody does. */
function idleMoment(change: Change, { calendar, rules }: DueAround): readonly ChangeMoment[] {
  if (!isInProgress(change)) return [];
  const since = change.touchedAt;
  const at = sameTimeOnNthWorkingDay(calendar, since, rules.idle.workingDays);
  const id = ["idle", since].join(":");
  return [{ kind: "tell", id, what: "idle", about: null, since, at, dueAt: at, to: ownerOf(change) }];
}

/** Somebody still has something to do about it. */
export function isInProgress({ status }: Change): boolean {
  return status !== "withdrawn" && status !== "reviewed";
}

/** Those affected have to be told by so many working days before; whoever has it is warned while there is still time. */
function noticeMoments(change: Change, { rules, calendar }: DueAround): readonly ChangeMoment[] {
  if (change.status !== "scheduled" || change.notices.some(({ sentAt }) => sentAt !== null)) return [];
  const { from } = change.slot;
  return rules.schedule.flatMap((rule) => {
    if (rule.kind !== "notice" || !rule.appliesTo.kinds.includes("change")) return [];
    const scope = rule.appliesTo.affectsAvailability;
    if (scope !== undefined && scope !== (change.assessment?.affectsAvailability ?? false)) return [];
    const { services } = rule.appliesTo;
    if (services !== undefined && !services.some((service) => change.content.services.includes(service))) return [];
    const dueAt = latestNotice(calendar, from, rule.workingDays);
    const at = Math.max(change.slot.scheduledAt, subtractServiceTime(calendar, dueAt, NOTICE_WARNING_MS));
    const id = ["notice-due", rule.id, from].join(":");
    return [
      {
        kind: "tell" as const,
        id,
        what: "notice-due" as const,
        about: rule.id,
        since: from,
        at,
        dueAt,
        to: ownerOf(change),
      },
    ];
  });
}

/** A phase is due at the close of its date, or of the working day before it where the desk is shut then (CPS-32). */
function phaseMoments(change: Change, { calendar }: DueAround): readonly ChangeMoment[] {
  if (!change.isProject || !isInProgress(change)) return [];
  return change.phases
    .filter(({ doneAt }) => doneAt === null)
    .map(({ phaseId, dueOn }) => {
      const dueAt = endOfDate(calendar, dueOn);
      const id = ["phase-due", phaseId, dueOn].join(":");
      return {
        kind: "tell",
        id,
        what: "phase-due",
        about: phaseId,
        since: null,
        at: dueAt,
        dueAt,
        to: ownerOf(change),
      };
    });
}

/** The close of a date the desk is open on, else its midnight. */
function endOfDate(calendar: Calendar, date: string): Instant {
  const midnight = instantOfLocal(calendar, `${date}T24:00`);
  const morning = instantOfLocal(calendar, `${date}T00:00`);
  if (!midnight.ok) return morning.ok ? morning.value : 0;
  return isWorkingDay(calendar, date) && morning.ok ? closeOfNthWorkingDay(calendar, morning.value, 1) : midnight.value;
}
