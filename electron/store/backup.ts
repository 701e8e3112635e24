import { err, ok, type Result } from "../../shared/kernel/result.ts";
import type { Connection } from "./connection.ts";

export function backupBeforeMigration(
  file: string,
  db: Connection,
  format: number,
  now: number,
): Result<string, string> {
  const target = `${file}.format-${format}.${new Date(now).toISOString().replaceAll(":", "")}.backup`;
  try {
    db.prepare("VACUUM INTO ?").run(target);
    return ok(target);
  } catch (error) {
    return err(String(error));
  }
}
