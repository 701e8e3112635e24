import type { Answer } from "../../shared/contract/answer.ts";
import { lossSentence } from "../../shared/contract/trouble-words.ts";
import type { FileLoss } from "../../shared/contract/troubles.ts";
import { unavailable } from "./answers.ts";

/** What the store's port throws when the disk refuses: full, unreadable, unplugged, or write-protected. */
const REFUSED_BY_DISK = /^SQLITE_(FULL|IOERR|READONLY|CANTOPEN)/;

/** What it throws while another program has locked the file. */
const HELD = /^SQLITE_(BUSY|LOCKED)/;
const HELD_ELSEWHERE =
  "Another program holds the desk's file (a database tool, a backup or a virus scanner), so nothing was stored. Close it " +
  "there, or wait a moment, then try again.";

/** What the store throws once its file is not the one under its name any more; see `DeskFileLost` there. */
export function isFileLost(fault: unknown): fault is { readonly loss: FileLoss; readonly isWritten: boolean } {
  return fault instanceof Error && "code" in fault && fault.code === "DESK_FILE_LOST";
}
const NOT_WRITTEN = "This was not stored, and nothing more is. What to do is told above the screen.";
const WRITTEN = "This went into the file that is lost; nothing more is stored. What to do is told above the screen.";

/** What the store throws where neither commit nor rollback reached the disk; see `CommitUnsettled` there. */
const UNSETTLED = "DESK_COMMIT_UNSETTLED";
export const NOBODY_CAN_TELL =
  "The disk failed, and whether this was stored cannot be told now. Send it again once the disk is well: nothing is done twice.";

/** The search index can be made anew from the log, and is; other pages cannot. */
const DAMAGED =
  "Part of the desk's file is damaged, so nothing was stored. Try again in a moment. If it stays so, close Deskwatch, keep " +
  "the file and open the newest backup.";

/**
 * The answer to a write the disk did not take; undefined where `fault` is a bug of ours. Someone with a full disk can
 * do something about it, and must not be told to look into a log.
 */
export function diskRefusal(fault: unknown, file: string): Answer<never> | undefined {
  if (isFileLost(fault))
    return unavailable(`${lossSentence(fault.loss, file)} ${fault.isWritten ? WRITTEN : NOT_WRITTEN}`);
  const code = fault instanceof Error && "code" in fault ? String(fault.code) : "";
  if (code === UNSETTLED) return unavailable(NOBODY_CAN_TELL);
  if (code.startsWith("SQLITE_CORRUPT")) return unavailable(DAMAGED);
  if (HELD.test(code)) return unavailable(HELD_ELSEWHERE);
  if (!REFUSED_BY_DISK.test(code)) return undefined;
  const what = code.startsWith("SQLITE_FULL") ? "The disk is full" : "The disk did not take this";
  return unavailable(`${what}, so nothing was stored. Make room or check the disk, then try again.`);
}
