import type { PersonId } from "../../../shared/kernel/ids.ts";
import type { Instant } from "../../../shared/kernel/instant.ts";

/** Makes and checks verifiers (argon2id, PHC strings). Slow on purpose, so never on the thread that draws or writes. */
export interface PasswordPort {
  verifierOf(password: string): Promise<string>;
  matches(verifier: string, password: string): Promise<boolean>;
  /** As slow as a check, for nobody: whoever guesses names learns nothing from the time an answer takes. */
  matchNobody(password: string): Promise<void>;
}

/** How often in a row a wrong password was given, and until when no other is taken. */
export interface Tries {
  readonly failed: number;
  readonly waitUntil: Instant;
}

/** Whose secret it is: a person's password, the printed recovery code, or a code handed out to a person. */
export type SecretOwner = PersonId | "recovery" | `code for ${string}`;

/** Verifiers lie in a table of their own, outside log and exports. */
export interface VerifierPort {
  verifier(of: SecretOwner): string | undefined;
  /** `null` takes it away. */
  saveVerifier(of: SecretOwner, verifier: string | null): void;
  tries(of: SecretOwner): Tries;
  saveTries(of: SecretOwner, tries: Tries): void;
}
