import type { Result } from "../../kernel/result.ts";
import { ok } from "../../kernel/result.ts";
import type { Change } from "../change.ts";
import { refuse } from "../change-action.ts";
import type { ChangeContext } from "../change-context.ts";
import type { ChangeRejection } from "../change-rejection.ts";
import { clauseOf } from "../clause.ts";

/**
 * Whether this change may have the emergency level: raised by a specialist (STK-65), to resolve a critical incident or
 * a problem (STK-72), and only once "can it wait until lunch or the evening?" is answered no (STK-73). Each of these is
 * asked where the agreement's rules have it.
 */
export function mayBeEmergency(
  change: Change,
  canWait: boolean | null,
  context: ChangeContext,
): Result<Change, ChangeRejection> {
  const { emergencySpecialist, emergencyCannotWait } = context.rules.process;
  if (emergencySpecialist !== undefined && !context.roles.includes("specialist")) {
    return refuse({ kind: "EmergencyNeedsSpecialist", clause: clauseOf(emergencySpecialist) });
  }
  const link = checkLink(change, context);
  if (!link.ok) return link;
  if (emergencyCannotWait === undefined || canWait === false) return ok(change);
  const clause = clauseOf(emergencyCannotWait);
  return refuse(canWait === null ? { kind: "EmergencyUnanswered", clause } : { kind: "EmergencyCanWait", clause });
}

function checkLink(change: Change, context: ChangeContext): Result<Change, ChangeRejection> {
  const { emergencyLink } = context.rules.process;
  if (emergencyLink === undefined) return ok(change);
  const clause = clauseOf(emergencyLink);
  const links = change.links.filter(
    ({ relation }) => relation === "resolves-critical-incident" || relation === "resolves-problem",
  );
  if (links.some(({ other, relation }) => context.linked(other)?.kind === NEEDED[relation])) return ok(change);
  const [first] = links;
  return first === undefined
    ? refuse({ kind: "EmergencyNeedsLink", clause })
    : refuse({ kind: "EmergencyLinkNotCritical", other: first.other, clause });
}

const NEEDED: Readonly<Record<string, string>> = {
  "resolves-critical-incident": "critical-incident",
  "resolves-problem": "problem",
};
