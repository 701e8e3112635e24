import { asId } from "../../shared/kernel/ids.ts";
import type { Desk } from "./handler.ts";
import type { DamageFound } from "./ports.ts";
import { announceTickets } from "./run-command.ts";
import { tellUnreadable } from "./tell-unreadable.ts";

/** Tells people what the store met damaged; what has been made anew is shown again, and its due moments are looked at. */
export function tellDamage(desk: Desk, damage: DamageFound): void {
  if (damage.category !== "ticket") return desk.troubles.raise({ kind: "settings-unreadable" });
  const ticketId = asId<"ticket">(damage.stream);
  if (damage.what === "record") return tellUnreadable(desk, ticketId, damage.because);
  const reference = desk.store.rows([ticketId])[0]?.reference ?? null;
  desk.troubles.raise({ kind: "made-anew", what: damage.what, ticketId, reference });
  announceTickets(desk, [ticketId]);
}
