import type { UnknownEvent } from "../kernel/unknown-event.ts";

/** Why a record with an event this version cannot read can be read only, and what to do about it. `category`: its kind. */
export function readOnlySentence(
  { why, storedType, schemaVersion, writtenBy }: UnknownEvent,
  category: string,
): string {
  const kind = category.replaceAll("-", " ");
  const what = `(${storedType}, version ${schemaVersion})`;
  switch (why) {
    case "newer":
      return `This ${kind} can be read only: ${writtenBy === "" ? "a newer version of Deskwatch" : `Deskwatch ${writtenBy}`} wrote something this version does not know ${what}. Update Deskwatch on this computer.`;
    case "damaged":
      return `This ${kind} can be read only: a record of it cannot be read ${what}. Verify the desk file, and restore a backup if it is damaged.`;
  }
}

/** Why a record that is not what was recorded can be read only, and what to do about it. `kind`: "ticket", "change". */
export function damagedSentence(kind: string, what: string): string {
  return `This ${kind} can be read only: part of it is damaged (${what}). Verify the desk file, and restore a backup if it is damaged.`;
}
