import type { Answer } from "../../shared/contract/answer.ts";
import { unavailable } from "./answers.ts";

/** What the store's port throws when the disk refuses: full, unreadable, unplugged, or write-protected. */
const REFUSED_BY_DISK = /^SQLITE_(FULL|IOERR|READONLY|CANTOPEN)/;

/** The search index can be made anew from the log, and is; other pages cannot. */
const DAMAGED =
  "Part of the desk's file is damaged, so nothing was stored. Try again in a moment. If it stays so, close Deskwatch, keep " +
  "the file and open the newest backup.";

/**
 * The answer to a write the disk did not take; undefined where `fault` is a bug of ours. Someone with a full disk can
 * do something about it, and must not be told to look into a log.
 */
export function diskRefusal(fault: unknown): Answer<never> | undefined {
  const code = fault instanceof Error && "code" in fault ? String(fault.code) : "";
  if (code.startsWith("SQLITE_CORRUPT")) return unavailable(DAMAGED);
  if (!REFUSED_BY_DISK.test(code)) return undefined;
  const what = code.startsWith("SQLITE_FULL") ? "The disk is full" : "The disk did not take this";
  return unavailable(`${what}, so nothing was stored. Make room or check the disk, then try again.`);
}
