import { hash, verify } from "@node-rs/argon2";
import type { PasswordPort } from "../core/sessions/session-ports.ts";

/** OWASP's first choice for argon2id: 19 MiB, two passes, one lane. Kept in every verifier, so it can be raised later. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Verifiers made and checked off the main thread. `Algorithm.Argon2id` is the library's default. */
export function argon2Passwords(): PasswordPort {
  let nobody: Promise<string> | undefined;
  const matches = async (verifier: string, password: string): Promise<boolean> => {
    try {
      return await verify(verifier, password);
    } catch {
      return false; // a verifier that cannot be read lets nobody in
    }
  };
  return {
    verifierOf: (password) => hash(password, COST),
    matches,
    matchNobody: async (password) => {
      nobody ??= hash("nobody", COST);
      await matches(await nobody, password);
    },
  };
}
