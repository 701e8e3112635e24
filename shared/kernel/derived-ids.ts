import { sha256 } from "@noble/hashes/sha2.js";
import { asId, type CommandId } from "./ids.ts";
import { derivedIdBytes, momentIdBytes, uuidOfHash } from "./log-encoding.ts";

/** The `n`th id made in deciding a command: deciding again, here or on another station, gives the same (shared-log.md, "Ids"). */
export function derivedId(commandId: string, n: number): string {
  return uuidOfHash(sha256(derivedIdBytes(commandId, n)));
}

/** The command that delivers a moment: made of the moment's own text, so that it is delivered once (shared-log.md, "Ids"). */
export function momentCommandId(moment: string): CommandId {
  return asId(uuidOfHash(sha256(momentIdBytes(moment))));
}
