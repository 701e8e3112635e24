import type { NoticeDelivered } from "../../shared/contract/views.ts";
import type { TicketId } from "../../shared/kernel/ids.ts";
import type { Desk } from "./handler.ts";
import type { StoredRow } from "./ports.ts";

type About = Pick<NoticeDelivered, "promise" | "percent" | "dueAt" | "to" | "isLate">;

/** A warning as people are told it; undefined where its ticket has no row. `position`: of its event in the log. */
export function noticeOf(desk: Desk, ticketId: TicketId, about: About, position: number): NoticeDelivered | undefined {
  const [row] = desk.store.rows([ticketId]);
  if (row === undefined) return undefined;
  const { promise, percent, dueAt, to, isLate } = about;
  const { reference, summary } = row;
  return { ticketId, position, reference, promise, percent, dueAt, to, isLate, summary, zone: zoneOf(desk, row) };
}

/** The agreement's, in which its people read times. */
export function zoneOf(desk: Desk, row: StoredRow | undefined): string {
  const agreement = row && desk.shelf.version(row.agreementId, row.agreementVersion);
  return agreement?.calendar.zone ?? "UTC";
}
