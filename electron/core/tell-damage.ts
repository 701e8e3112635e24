import type { Desk } from "./handler.ts";
import type { DamageFound } from "./ports.ts";
import { announceTickets } from "./run-command.ts";

/** Tells people what the store met damaged; what has been made anew is shown again, and its due moments are looked at. */
export function tellDamage(desk: Desk, damage: DamageFound): void {
  if (damage.what === "settings") return desk.troubles.raise({ kind: "settings-unreadable" });
  const { ticketId } = damage;
  const reference = desk.store.rows([ticketId])[0]?.reference ?? null;
  if (damage.what === "ticket") {
    return desk.troubles.raise({ kind: "ticket-unreadable", ticketId, reference, because: damage.because });
  }
  desk.troubles.raise({ kind: "made-anew", what: damage.what, ticketId, reference });
  announceTickets(desk, [ticketId]);
}
