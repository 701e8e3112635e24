import { derivedId } from "../../shared/kernel/derived-ids.ts";

/** Ids made in deciding come from the command: deciding again, here or on another station, gives the same. */
export function newIdsOf(commandId: string): (number: number) => string {
  return (number) => derivedId(commandId, number);
}
