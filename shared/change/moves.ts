import type { PersonId } from "../kernel/ids.ts";
import type { Instant } from "../kernel/instant.ts";
import type { Ballot } from "./ballot/ballot.ts";
import { isOver } from "./ballot/ballot-fold.ts";
import { voteOf } from "./ballot/count.ts";
import type { Change, ChangeBase } from "./change.ts";
import { ballotOf, openAppeal } from "./change.ts";
import type { Decision, DecisionOutcome, DecisionStage } from "./change-parts.ts";

/** What every change has, without what belongs to one status alone. */
export function baseOf(change: Change): ChangeBase {
  return {
    reference: change.reference,
    rulesId: change.rulesId,
    channel: change.channel,
    customer: change.customer,
    requester: change.requester,
    loggedAt: change.loggedAt,
    loggedBy: change.loggedBy,
    template: change.template,
    content: change.content,
    contentHash: change.contentHash,
    sameAs: change.sameAs,
    pastContents: change.pastContents,
    assessment: change.assessment,
    level: change.level,
    owner: change.owner,
    team: change.team,
    ballots: change.ballots,
    decisions: change.decisions,
    appeals: change.appeals,
    advice: change.advice,
    told: change.told,
    links: change.links,
    notices: change.notices,
    consultations: change.consultations,
    deadlines: change.deadlines,
    isProject: change.isProject,
    phases: change.phases,
    delivered: change.delivered,
    touchedAt: change.touchedAt,
    lastMoveAt: change.lastMoveAt,
    eventCount: change.eventCount,
  };
}

/** At which stage a decision taken now would be. */
export function stageOf(change: Change): DecisionStage {
  return openAppeal(change) === null ? "decision" : "appeal";
}

/**
 * Who may settle a change that is being decided: a binding board by its votes alone, until it passes it on; the change
 * manager otherwise, for a recommending board once it has spoken. `nobody`: its ballot lapsed, it has to be routed anew.
 */
export function whoDecides(change: Change): "change-manager" | "board" | "nobody" {
  if (change.status !== "deciding") return "nobody";
  if (change.route.to === "change-manager") return "change-manager";
  const ballot = ballotOf(change, change.route.ballotId);
  if (ballot === null || ballot.isAbandoned) return "nobody";
  if (ballot.ended === null) return "board";
  if (!ballot.terms.isBinding || ballot.ended.result === "to-change-manager") return "change-manager";
  return "nobody";
}

/** The change after one of its ballots became `ballot`: a binding board's result moves it. */
export function withBallot(change: Change, ballot: Ballot): Change {
  const ballots = change.ballots.map((each) => (each.ballotId === ballot.ballotId ? ballot : each));
  const next = { ...change, ballots };
  const isItsWay = next.status === "deciding" && next.route.to === "board" && next.route.ballotId === ballot.ballotId;
  if (!isItsWay || ballot.ended === null || ballot.isAbandoned || !ballot.terms.isBinding) return next;
  const { result, at } = ballot.ended;
  if (result !== "passed" && result !== "failed") return next;
  return decided(next, {
    stage: stageOf(next),
    outcome: result === "passed" ? "approved" : "rejected",
    by: "board",
    deciders: votersOf(ballot),
    ballotId: ballot.ballotId,
    hash: next.contentHash,
    reasons: "",
    advisers: [],
    at,
    counts: true,
  });
}

/** Everybody whose vote counted. */
export function votersOf(ballot: Ballot): readonly PersonId[] {
  const votes = ballot.seats.map(({ seatId }) => voteOf(ballot, seatId));
  return [...new Set(votes.flatMap((vote) => (vote === null || vote.choice === "recuse" ? [] : [vote.voter])))];
}

/** The change after a decision that counts. An appeal won against the filter lets it in; it is not approved by that. */
export function decided(change: Change, decision: Decision): Change {
  const decisions = [...change.decisions, decision];
  const appeals = change.appeals.map((appeal) =>
    appeal.outcome === "open" ? { ...appeal, outcome: isWon(decision.outcome) } : appeal,
  );
  const base = { ...baseOf(change), decisions, appeals };
  if (decision.outcome === "rejected") {
    return { ...base, status: "rejected", stage: decision.stage, rejectedAt: decision.at };
  }
  const wasFiltered = decision.stage === "appeal" && lastRejection(change)?.stage === "filter";
  if (wasFiltered) return { ...base, status: "assessing", acceptedAt: decision.at };
  return { ...base, status: "approved", approvedAt: decision.at, approvedHash: change.contentHash };
}

const isWon = (outcome: DecisionOutcome): "won" | "lost" => (outcome === "approved" ? "won" : "lost");

/** The rejection that stands or that is appealed against. */
export function lastRejection(change: Change): Decision | null {
  return change.decisions.findLast(({ outcome, counts }) => outcome === "rejected" && counts) ?? null;
}

/** Its ballots with the open one given up: it goes another way. */
export function withoutOpenBallot(change: Change): readonly Ballot[] {
  return change.ballots.map((ballot) => (isOver(ballot) ? ballot : { ...ballot, isAbandoned: true }));
}

/** The hashes of what is voted on now. */
export function acceptedHashes(change: Change): readonly string[] {
  return [change.contentHash, ...change.sameAs];
}

/** The first moment that is not before anything that moved it. */
export function earliestMove(change: Change): Instant {
  return change.lastMoveAt;
}
