import { tallyOf } from "../../../shared/change/ballot/count.ts";
import { type Change, deadlineOf, openBallot } from "../../../shared/change/change.ts";
import { waitingFor } from "../../../shared/change/due/due-moments.ts";
import { type NextStep, whatsNext } from "../../../shared/change/next-step.ts";
import type { ChangeList, ChangeRow, RowBallot } from "../../../shared/contract/change-views.ts";
import type { Instant } from "../../../shared/kernel/instant.ts";

/** A row as it is stored, with what the lists ask for beside it. */
export interface StoredChangeRow {
  readonly row: ChangeRow;
  /** The lists it is in for everybody; `to-decide` and `to-vote` depend on who asks. */
  readonly list: Exclude<ChangeList, "to-decide" | "to-vote">;
  /** The role or the person who has the next step. */
  readonly holderRole: string;
  readonly holderPerson: string;
  /** Whoever may still vote, and when: members for as long as it takes, substitutes between two moments. */
  readonly voters: readonly { readonly person: string; readonly from: Instant; readonly until: Instant }[];
  /** The soonest moment it waits for; where it waits for none, a moment no desk lives to see. */
  readonly dueOrder: Instant;
}

const NEVER = Number.MAX_SAFE_INTEGER;

/** The row of a change as its events left it, the same whenever it is made. */
export function changeRow(change: Change, id: string, version: number, changedAt: Instant): StoredChangeRow {
  const next = whatsNext(change);
  const row: ChangeRow = {
    id,
    reference: change.reference,
    rulesId: change.rulesId,
    status: change.status,
    level: change.level?.level ?? null,
    levelAgreement: change.level?.agreement ?? null,
    isProject: change.isProject,
    isStandard: change.template !== null,
    summary: change.content.summary,
    site: change.customer.site,
    customer: change.customer.name,
    owner: change.owner,
    team: change.team,
    services: change.content.services,
    next,
    ballot: rowBallot(change),
    dueAt: isAhead(change) ? (deadlineOf(change)?.dueAt ?? null) : null,
    slot: change.status === "scheduled" ? { from: change.slot.from, until: change.slot.until } : null,
    outcome: change.status === "done" || change.status === "reviewed" ? change.implementation.outcome : null,
    loggedAt: change.loggedAt,
    changedAt,
    version,
  };
  const list = listOf(change, next?.step ?? null);
  return {
    row,
    list,
    holderRole: next?.with.role ?? "",
    holderPerson: next?.with.person ?? "",
    voters: votersOf(change),
    dueOrder: list === "ended" ? NEVER : soonest(row),
  };
}

const isAhead = ({ status }: Change): boolean => status === "approved" || status === "scheduled";

function rowBallot(change: Change): RowBallot | null {
  const ballot = openBallot(change);
  if (ballot === null) return null;
  const { seats, yes, no, open } = tallyOf(ballot);
  return { boardId: ballot.boardId, seats, yes, no, open, closesAt: ballot.closesAt };
}

function listOf(change: Change, step: NextStep | null): StoredChangeRow["list"] {
  if (step === null) return "ended";
  switch (step.kind) {
    case "agree-level":
    case "negotiate-deadline":
    case "tell-customer":
      return "with-customer";
    case "carry-out":
    case "send-notices":
      return "scheduled";
    case "review":
      return "to-review";
    case "filter":
    case "assess":
    case "settle-level":
    case "route":
    case "route-anew":
    case "vote":
    case "look-at-objection":
    case "decide":
    case "schedule":
      return "open";
  }
}

function votersOf(change: Change): StoredChangeRow["voters"] {
  const ballot = openBallot(change);
  if (ballot === null) return [];
  return waitingFor(ballot).flatMap(({ person, substitutes }) => [{ person, from: 0, until: NEVER }, ...substitutes]);
}

function soonest({ ballot, dueAt, slot }: ChangeRow): Instant {
  return Math.min(ballot?.closesAt ?? NEVER, dueAt ?? NEVER, slot?.from ?? NEVER);
}
