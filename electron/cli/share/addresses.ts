import { readFileSync } from "node:fs";
import { type Address, readAddress } from "../../share/address.ts";
import { NotShared } from "../../share/administrator.ts";
import { readSecrets } from "../../share/secrets.ts";
import { CommandFailed, type Flag, type FlagValues, optional, UsageError } from "../command.ts";

export const TO_FLAG: Readonly<Record<string, Flag>> = {
  to: {
    value: "postgres://...",
    help: "the database, as its owner signs in: postgres://owner:password@server:5432/desk",
  },
  ca: {
    value: "FILE",
    help: "the certificate (PEM) of whoever vouches for the server, where this system does not know it",
  },
};

/** The address after `--to`, with the certificate after `--ca`. Undefined without `--to`. */
export function addressIn(flags: FlagValues): Address | undefined {
  const text = optional(flags, "to");
  const caFile = optional(flags, "ca");
  if (text === undefined) return undefined;
  const read = readAddress(text, caFile === undefined ? null : certificate(caFile));
  if (!read.ok) throw new UsageError(read.error);
  return read.value;
}

function certificate(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (fault) {
    throw new UsageError(`--ca ${file} cannot be read: ${fault instanceof Error ? fault.message : String(fault)}`);
  }
}

/** How an administrator reaches the database: as named, or as it was kept when the desk was shared from this file. */
export function administratorFor(db: string, flags: FlagValues): Address {
  const named = addressIn(flags);
  if (named !== undefined) return named;
  const kept = readSecrets(db)?.administrator;
  if (kept != null) return kept;
  throw new UsageError("Name the database with --to: how its owner signs in is not kept beside this file.");
}

/** Faults of the way there become sentences; others stay what they are. */
export async function reaching<Value>(work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (fault) {
    if (fault instanceof NotShared) throw new CommandFailed(fault.message);
    if (!(fault instanceof Error)) throw fault;
    const isOurs = fault instanceof CommandFailed || fault instanceof UsageError;
    if (isOurs || (!("code" in fault) && fault.name !== "NoServer" && fault.name !== "ForeignSchema")) throw fault;
    throw new CommandFailed(`The database did not do it: ${fault.message}`);
  }
}
