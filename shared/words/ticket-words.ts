import type { AgreementDocument } from "../agreement/agreement.ts";
import type { Role } from "../agreement/roles.ts";
import { ROLES } from "../agreement/roles.ts";
import type { WaitRule } from "../agreement/rules-schema.ts";
import type { TicketKind } from "../agreement/source.ts";

/** A kind of ticket in a sentence: "an incident". */
export function sayKind(kind: TicketKind): string {
  return kind === "service-request" ? "a service request" : `an ${kind}`;
}

/** Checks of an agreement by their ids, as it calls them. */
export function sayChecks({ callerChecks }: AgreementDocument, ids: readonly string[]): string {
  return ids.map((id) => callerChecks.find((check) => check.id === id)?.label ?? id).join("; ");
}

const SAY_NEED: Readonly<Record<WaitRule["requires"][number], string>> = {
  party: "who the desk waits for",
  note: "a note in your own words",
  "expected-at": "when an answer is likely",
  "customer-told": "that the customer was told",
  "approved-by": "who approved it",
};

/** What is not on record yet, for a sentence: "who approved it, and that the customer was told". */
export function sayNeeds(missing: WaitRule["requires"]): string {
  return missing.map((need) => SAY_NEED[need]).join(", and ");
}

const ROLE_WORDS: Readonly<Record<Role, string>> = {
  analyst: "an analyst",
  "team-leader": "a team leader",
  "change-manager": "a change manager",
  "board-member": "a board member",
  specialist: "a specialist",
  administrator: "an administrator",
  wallboard: "the wallboard",
};

/** Roles as one would say them: "an analyst, a team leader or an administrator". */
export function sayRoles(roles: readonly Role[]): string {
  const names = ROLES.filter((role) => roles.includes(role)).map((role) => ROLE_WORDS[role]);
  const last = names.at(-1) ?? "nobody";
  return names.length < 2 ? last : `${names.slice(0, -1).join(", ")} or ${last}`;
}

/** Who has to do what somebody without one of these roles may not. */
export function sayRoleNeeded(roles: readonly Role[]): string {
  return roles.length === 0 ? "Only the desk's timers may do this." : `Only ${sayRoles(roles)} may do this.`;
}
