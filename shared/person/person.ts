import type { Role } from "../agreement/roles.ts";
import type { PersonId } from "../kernel/ids.ts";
import type { Instant } from "../kernel/instant.ts";

/** Somebody who stands in from one moment until another; the end itself no longer counts. */
export interface Substitute {
  readonly person: PersonId;
  readonly from: Instant;
  readonly until: Instant;
}

export interface Person {
  readonly status: "here" | "left";
  readonly name: string;
  readonly team: string;
  readonly roles: readonly Role[];
  readonly lineManager: PersonId | null;
  readonly substitutes: readonly Substitute[];
  /** Whether signing in as this person needs a password. The verifier itself lies apart from the log. */
  readonly hasPassword: boolean;
}

/** Nobody has been added under this id. */
export interface NoPerson {
  readonly status: "none";
}

export type PersonState = NoPerson | Person;

/** Who stands in for a person at a moment, in the order in which they were named. */
export function substitutesAt(person: Person, at: Instant): readonly PersonId[] {
  return person.substitutes
    .filter(({ from, until }) => from <= at && at < until)
    .map((substitute) => substitute.person);
}
