import { readOnlySentence } from "../../../shared/words/unknown-event.ts";
import type { ReadRecord } from "./read-record.ts";

type Read = Pick<ReadRecord<unknown, unknown>, "damage" | "unknown">;

/** Why part of a record cannot be trusted; null where none of it is damaged. */
export function damageOf(category: string, { damage, unknown }: Read): string | null {
  const damaged = unknown.find(({ why }) => why === "damaged");
  return damage ?? (damaged === undefined ? null : readOnlySentence(damaged, category));
}

/** Why a record can be read only; null where it can be written. */
export function unreadableBecause(category: string, read: Read): string | null {
  const [first] = read.unknown;
  return damageOf(category, read) ?? (first === undefined ? null : readOnlySentence(first, category));
}
