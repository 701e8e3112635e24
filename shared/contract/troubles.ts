import type { Instant } from "../kernel/instant.ts";

/** Which record a trouble is about; its reference where the desk still knows it. */
interface TroubledRecord {
  /** Its kind: "ticket", "change". */
  readonly category: string;
  readonly recordId: string;
  readonly reference: string | null;
}

/** What was to happen at a due moment. */
export type UndeliveredWhat = "warning" | "closing" | "resolving";

/**
 * How the desk's open file was lost: it has another name or folder now; it is gone; another file stands in its place; its
 * drive or share does not answer; or what belongs to it (the write-ahead log) was taken away.
 */
export type FileLoss = "moved" | "deleted" | "replaced" | "unreachable" | "log-gone";

/** Something that is wrong with the desk, told to every window until it is over or the desk is closed. */
export type DeskTrouble =
  /** From then on nothing is stored. `copy`: where everything accepted before was saved; `placeNow`: where the file went. */
  | {
      readonly kind: "file-lost";
      readonly loss: FileLoss;
      readonly file: string;
      readonly placeNow: string | null;
      readonly copy: string | null;
    }
  /** What was to happen at a due moment could not be recorded; it is tried again, but nobody else tells of it. */
  | (TroubledRecord & {
      readonly kind: "warning-failed";
      readonly momentId: string;
      readonly what: UndeliveredWhat;
      readonly dueAt: Instant;
      /** The agreement's, in which its times are told. */
      readonly zone: string;
      /** A sentence. */
      readonly because: string;
    })
  /** Part of what was recorded of it cannot be read. */
  | (TroubledRecord & { readonly kind: "record-unreadable"; readonly because: string })
  /** What is derived from its log was damaged and was made anew: nothing is lost, but the disk deserves a look. */
  | (TroubledRecord & { readonly kind: "made-anew"; readonly what: "row" | "moments" })
  /** The same, of everything at once. */
  | { readonly kind: "all-made-anew" }
  /**
   * What had been told as stored is not in the file any more: the log ends earlier, or goes on otherwise (`found` is then
   * no less than `told`). Positions of the log.
   */
  | {
      readonly kind: "log-short";
      readonly told: number;
      readonly toldAt: Instant;
      readonly found: number;
      /** Of this PC. */
      readonly zone: string;
    }
  /** A look at the whole file found that the log is not what was recorded; the first thing found, as a sentence. */
  | { readonly kind: "verify-failed"; readonly count: number; readonly first: string }
  /** The disk was full when the desk was opened. */
  | { readonly kind: "no-room" }
  /** Who works here could not be read; what it was before the last change is used. */
  | { readonly kind: "settings-unreadable" };

/** The first so many, and how many there are in all. */
export interface DeskTroubles {
  readonly told: readonly DeskTrouble[];
  readonly count: number;
}

export const NO_TROUBLES: DeskTroubles = { told: [], count: 0 };

/** The key of the trouble with one due moment. */
export const warningFailedKey = (momentId: string): string => `warning-failed ${momentId}`;

/** Two troubles of one key are the same one, told again. */
export function troubleKey(trouble: DeskTrouble): string {
  switch (trouble.kind) {
    case "warning-failed":
      return warningFailedKey(trouble.momentId);
    case "record-unreadable":
      return `${trouble.kind} ${trouble.category} ${trouble.recordId}`;
    case "made-anew":
      return `${trouble.kind} ${trouble.what} ${trouble.category} ${trouble.recordId}`;
    case "file-lost":
    case "log-short":
    case "verify-failed":
    case "no-room":
    case "all-made-anew":
    case "settings-unreadable":
      return trouble.kind;
  }
}
