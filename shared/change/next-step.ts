import type { Role } from "../agreement/roles.ts";
import type { PersonId } from "../kernel/ids.ts";
import { contestedVotes } from "./ballot/ballot-fold.ts";
import { type Change, openBallot } from "./change.ts";
import type { ToldAbout } from "./change-parts.ts";
import { waitingFor } from "./due/due-moments.ts";
import { whoDecides } from "./moves.ts";

/** What has to be done next about a change. The sentences stand in `words/change-steps.ts`. */
export type NextStep =
  | { readonly kind: "filter" }
  | { readonly kind: "assess" }
  | { readonly kind: "agree-level" }
  | { readonly kind: "settle-level" }
  | { readonly kind: "route" }
  | { readonly kind: "route-anew" }
  | { readonly kind: "vote"; readonly waiting: readonly PersonId[] }
  | { readonly kind: "look-at-objection" }
  | { readonly kind: "decide"; readonly onRecommendation: boolean }
  | { readonly kind: "tell-customer"; readonly about: ToldAbout }
  | { readonly kind: "negotiate-deadline" }
  | { readonly kind: "schedule" }
  | { readonly kind: "send-notices"; readonly unsent: number }
  | { readonly kind: "carry-out" }
  | { readonly kind: "review" };

/** Who has it: one person where somebody is named, else whoever has the role. */
export interface StepHolder {
  readonly person: PersonId | null;
  readonly role: Role | null;
}

export interface WhatsNext {
  readonly step: NextStep;
  readonly with: StepHolder;
}

/** What comes next and who has it; null where nothing is left to do. */
export function whatsNext(change: Change): WhatsNext | null {
  const step = nextStep(change);
  return step === null ? null : { step, with: holderOf(change, step) };
}

function nextStep(change: Change): NextStep | null {
  switch (change.status) {
    case "logged":
      return { kind: "filter" };
    case "assessing":
      return assessing(change);
    case "deciding":
      return deciding(change);
    case "appealed":
      return { kind: "route" };
    case "rejected":
      return untold(change, change.stage === "filter" ? "filter-rejection" : "rejection", change.rejectedAt);
    case "withdrawn":
      return change.withdrawal.askedBy === "customer" ? null : untold(change, "withdrawal", change.withdrawal.at);
    case "approved":
      return approved(change);
    case "scheduled":
      return scheduled(change);
    case "done":
      return { kind: "review" };
    case "reviewed":
      return null;
  }
}

function assessing({ assessment, level }: Change): NextStep {
  if (assessment === null || level === null) return { kind: "assess" };
  switch (level.agreement) {
    case "proposed":
      return { kind: "agree-level" };
    case "disputed":
      return { kind: "settle-level" };
    case "agreed":
    case "settled":
      return { kind: "route" };
  }
}

function deciding(change: Change): NextStep {
  const ballot = openBallot(change);
  if (ballot !== null) return { kind: "vote", waiting: waitingFor(ballot).map(({ person }) => person) };
  if (whoDecides(change) !== "change-manager") return { kind: "route-anew" };
  return { kind: "decide", onRecommendation: change.status === "deciding" && change.route.to === "board" };
}

function untold({ told }: Change, about: ToldAbout, since: number): NextStep | null {
  return told.some((each) => each.about === about && each.at >= since) ? null : { kind: "tell-customer", about };
}

/** A vote counted for somebody who says it is not theirs is looked at before anything is done. */
function approved(change: Change): NextStep {
  if (change.ballots.some((ballot) => contestedVotes(ballot).length > 0)) return { kind: "look-at-objection" };
  return change.deadlines.length === 0 ? { kind: "negotiate-deadline" } : { kind: "schedule" };
}

function scheduled({ notices }: Change): NextStep {
  const unsent = notices.filter(({ sentAt }) => sentAt === null).length;
  return unsent > 0 ? { kind: "send-notices", unsent } : { kind: "carry-out" };
}

function holderOf(change: Change, step: NextStep): StepHolder {
  switch (step.kind) {
    case "filter":
    case "assess":
    case "agree-level":
    case "route":
    case "route-anew":
    case "decide":
    case "tell-customer":
    case "review":
    case "look-at-objection":
      return { person: null, role: "change-manager" };
    case "settle-level":
      return { person: null, role: "team-leader" };
    case "vote":
      return { person: step.waiting.length === 1 ? (step.waiting[0] ?? null) : null, role: "board-member" };
    case "negotiate-deadline":
    case "schedule":
    case "send-notices":
    case "carry-out":
      return { person: change.owner, role: "specialist" };
  }
}
