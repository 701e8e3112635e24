import { announceRecords } from "./announce.ts";
import type { Desk } from "./handler.ts";
import type { DamageFound } from "./ports.ts";
import { kindOfRecord } from "./records/all-kinds.ts";
import { tellUnreadable } from "./tell-unreadable.ts";

/** Tells people what the store met damaged; what has been made anew is shown again, and its due moments are looked at. */
export function tellDamage(desk: Desk, damage: DamageFound): void {
  const { category, stream: recordId } = damage;
  const kind = kindOfRecord(category);
  if (kind?.isOwnData === true) return desk.troubles.raise({ kind: "settings-unreadable" });
  const reference = kind?.about(desk, recordId)?.reference ?? null;
  if (damage.what === "record") return tellUnreadable(desk, damage, reference, damage.because);
  desk.troubles.raise({ kind: "made-anew", what: damage.what, category, recordId, reference });
  announceRecords(desk, [damage]);
}
