import type { VerifierPort } from "../../core/sessions/session-ports.ts";
import type { Connection } from "../connection.ts";

interface Row {
  readonly verifier: string | null;
  readonly failed: number;
  readonly waitUntil: number;
}

/** What passwords are checked against, and how often they were tried in vain: a table of its own, outside log and exports. */
export function openVerifiers(db: Connection): VerifierPort {
  const read = db.prepare<[string], Row>(
    "SELECT verifier, failed, wait_until AS waitUntil FROM password_verifier WHERE owner = ?",
  );
  const save = db.prepare(
    `INSERT INTO password_verifier (owner, verifier) VALUES (?, ?)
     ON CONFLICT (owner) DO UPDATE SET verifier = excluded.verifier`,
  );
  const saveTries = db.prepare(
    `INSERT INTO password_verifier (owner, failed, wait_until) VALUES (?, ?, ?)
     ON CONFLICT (owner) DO UPDATE SET failed = excluded.failed, wait_until = excluded.wait_until`,
  );
  return {
    verifier: (of) => read.get(of)?.verifier ?? undefined,
    saveVerifier: (of, verifier) => void save.run(of, verifier),
    tries: (of) => {
      const { failed, waitUntil } = read.get(of) ?? { failed: 0, waitUntil: 0 };
      return { failed, waitUntil };
    },
    saveTries: (of, { failed, waitUntil }) => void saveTries.run(of, failed, waitUntil),
  };
}
