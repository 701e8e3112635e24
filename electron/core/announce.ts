import { asId } from "../../shared/kernel/ids.ts";
import type { Desk } from "./handler.ts";
import type { StreamKey } from "./log-port.ts";

/** What windows are told where a record of a kind is written. Kinds that are not named here are announced with the desk's own data. */
const PUSHES: Readonly<Record<string, "tickets.changed" | "changes.changed">> = {
  ticket: "tickets.changed",
  change: "changes.changed",
  board: "changes.changed",
  "change-template": "changes.changed",
  "planned-work": "changes.changed",
};

/** Tells every window and the timers that records were written: which ones, and that lists may differ. */
export function announceRecords(desk: Desk, written: readonly StreamKey[]): void {
  const position = desk.store.position();
  for (const name of new Set(written.flatMap(({ category }) => PUSHES[category] ?? []))) {
    const ids = written.filter(({ category }) => PUSHES[category] === name).map(({ stream }) => asId(stream));
    desk.publish({ name, data: { ids, position } });
    desk.afterCommit(ids);
  }
}
