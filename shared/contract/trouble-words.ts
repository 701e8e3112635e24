import type { DeskTrouble } from "./troubles.ts";

const WHAT = { warning: "The warning", closing: "The closing", resolving: "The resolving" } as const;
const HAVE_IT_CHECKED = "Nothing is lost; have the disk checked.";

/** What happened, and what to do, in a few sentences. Times are those of the agreement's own people. */
export function troubleSentence(trouble: DeskTrouble): string {
  switch (trouble.kind) {
    case "warning-failed": {
      const { what, because } = trouble;
      return `${nameOf(trouble)}: ${WHAT[what]} due ${momentText(trouble)} could not be recorded. ${because} Look after this ticket yourself.`;
    }
    case "ticket-unreadable":
      return `${nameOf(trouble)}: ${trouble.because}`;
    case "made-anew": {
      const what = trouble.what === "row" ? "Its row in the queue was" : "Its due moments were";
      return `${nameOf(trouble)}: ${what} damaged, and made anew from the log. ${HAVE_IT_CHECKED}`;
    }
    case "all-made-anew":
      return `The queue or its search was damaged, and made anew from the log. ${HAVE_IT_CHECKED}`;
    case "settings-unreadable":
      return "The list of people, sites and agreements is damaged. What it was before its last change is used: check it, and have the disk checked.";
  }
}

const nameOf = ({ reference }: { readonly reference: string | null }): string =>
  reference ?? "A ticket whose reference cannot be read";

function momentText({ dueAt, zone }: { readonly dueAt: number; readonly zone: string }): string {
  return new Date(dueAt).toLocaleString("en-GB", { dateStyle: "medium", timeStyle: "short", timeZone: zone });
}

/** How many things are wrong, for one line: "1 thing needs looking after". */
export function troubleCount(count: number): string {
  return count === 1 ? "1 thing needs looking after" : `${count.toLocaleString("en-GB")} things need looking after`;
}
