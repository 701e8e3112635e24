import type { Role } from "../agreement/roles.ts";
import type { PersonId } from "../kernel/ids.ts";
import type { Instant } from "../kernel/instant.ts";
import type { Substitute } from "../person/person.ts";

/** Something that happened to a person at the desk, in words. */
export interface PersonHistory {
  readonly sentence: string;
  readonly by: string;
  readonly at: Instant;
}

/** Somebody who works or worked at this desk. */
export interface PersonView {
  readonly id: PersonId;
  readonly status: "here" | "left";
  readonly name: string;
  readonly team: string;
  readonly roles: readonly Role[];
  readonly lineManager: PersonId | null;
  /** Those that are over are left out. */
  readonly substitutes: readonly Substitute[];
  readonly hasPassword: boolean;
  readonly version: number;
  /** The newest first. */
  readonly history: readonly PersonHistory[];
}

export interface PeopleView {
  readonly people: readonly PersonView[];
  /** Two people here have roles that matter, so each needs a password to use them. */
  readonly asksForPasswords: boolean;
  /** A recovery code was made and not used yet. */
  readonly hasRecoveryCode: boolean;
  /** The zone in which moments at this desk are told. */
  readonly zone: string;
}

export interface PersonDone {
  readonly personId: PersonId;
  readonly version: number;
  readonly wasRepeat: boolean;
}

export interface WordsErased {
  /** How many events were emptied. */
  readonly erased: number;
}
