import type { DeskTrouble, FileLoss } from "./troubles.ts";

const WHAT = { warning: "The warning", closing: "The closing", resolving: "The resolving" } as const;
const HAVE_IT_CHECKED = "Nothing is lost; have the disk checked.";

/** What happened, and what to do, in a few sentences. Times are those of the agreement's own people. */
export function troubleSentence(trouble: DeskTrouble): string {
  switch (trouble.kind) {
    case "file-lost":
      return `${lossSentence(trouble.loss, trouble.file)} Nothing more is stored. ${whatToDo(trouble)}`;
    case "warning-failed": {
      const { what, because } = trouble;
      return `${nameOf(trouble)}: ${WHAT[what]} due ${momentText(trouble.dueAt, trouble.zone)} could not be recorded. ${because} Look after this ${recordName(trouble)} yourself.`;
    }
    case "record-unreadable":
      return `${nameOf(trouble)}: ${trouble.because}`;
    case "made-anew": {
      const what = trouble.what === "row" ? "Its row in the list was" : "Its due moments were";
      return `${nameOf(trouble)}: ${what} damaged, and made anew from the log. ${HAVE_IT_CHECKED}`;
    }
    case "all-made-anew":
      return `The queue or its search was damaged, and made anew from the log. ${HAVE_IT_CHECKED}`;
    case "log-short":
      return sayShort(trouble);
    case "verify-failed": {
      const { count, first } = trouble;
      const more = count === 1 ? "" : ` (and ${(count - 1).toLocaleString("en-GB")} more)`;
      return `A look at the whole file found that it is not what was recorded: ${first}${more} Keep this file, make no copy over a backup, and have the newest backup compared with it.`;
    }
    case "no-room":
      return "The disk was full when the desk was opened, so that it can be read, but nothing can be stored. Make room, close Deskwatch, and open it again.";
    case "settings-unreadable":
      return "The list of people, sites and agreements is damaged. What it was before its last change is used: check it, and have the disk checked.";
  }
}

/** What happened to the desk's file, for people who never thought of it as one. */
export function lossSentence(loss: FileLoss, file: string): string {
  switch (loss) {
    case "moved":
      return `The desk's file ${file} was moved or renamed while the desk was open.`;
    case "deleted":
      return `The desk's file ${file} was deleted while the desk was open.`;
    case "replaced":
      return `Another file was put in the place of the desk's file ${file} while the desk was open, as programs do that keep folders in step.`;
    case "unreachable":
      return `The desk's file ${file} cannot be reached any more: its drive or network share does not answer.`;
    case "log-gone":
      return `The file ${file}-wal, which belongs to the desk's file, was taken away while the desk was open.`;
  }
}

function whatToDo({ loss, placeNow, copy }: Extract<DeskTrouble, { kind: "file-lost" }>): string {
  const saved = copy === null ? "" : `Everything accepted before is in ${copy}. `;
  switch (loss) {
    case "moved":
      return `${placeNow === null ? "" : `It is now ${placeNow}. `}Close Deskwatch, put the file back under its name, and open it again: everything accepted before is in it.`;
    case "deleted":
      return copy === null
        ? "No copy could be made: leave Deskwatch open until you have written down what is urgent."
        : `${saved}Close Deskwatch, put that file in its place, and open it again.`;
    case "replaced":
      return copy === null
        ? "No copy could be made: leave Deskwatch open until you have written down what is urgent."
        : `${saved}Close Deskwatch, keep both files, put the right one in its place, and open it again.`;
    case "unreachable":
      return "Connect it again, close Deskwatch, and open it again: everything accepted before is in the file.";
    case "log-gone":
      return "Everything accepted before is in the desk's file. Close Deskwatch and open it again.";
  }
}

interface Troubled {
  readonly category: string;
  readonly reference: string | null;
}

const recordName = ({ category }: Pick<Troubled, "category">): string => category.replaceAll("-", " ");

function nameOf(trouble: Troubled): string {
  return trouble.reference ?? `A ${recordName(trouble)} whose reference cannot be read`;
}

function sayShort({ told, toldAt, found, zone }: Extract<DeskTrouble, { kind: "log-short" }>): string {
  const what =
    found < told
      ? `The desk's file lacks the last ${told - found} of ${told.toLocaleString("en-GB")} steps that had been stored`
      : "The desk's file holds other steps than those that had been stored";
  return `${what}, up to ${momentText(toldAt, zone)}. It, or the log beside it, was cut, damaged or put back. Look for a newer copy before you go on, or take down again what is missing.`;
}

function momentText(at: number, zone: string): string {
  return new Date(at).toLocaleString("en-GB", { dateStyle: "medium", timeStyle: "short", timeZone: zone });
}

/** How many things are wrong, for one line: "1 thing needs looking after". */
export function troubleCount(count: number): string {
  return count === 1 ? "1 thing needs looking after" : `${count.toLocaleString("en-GB")} things need looking after`;
}
