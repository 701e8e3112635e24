import type { QueuePage } from "../../shared/contract/views.ts";
import { asId } from "../../shared/kernel/ids.ts";
import { answered } from "./answers.ts";
import type { Desk, Handler } from "./handler.ts";
import { shownRows } from "./names.ts";
import type { StoredPage } from "./ports.ts";

function page(desk: Desk, { rows, ...rest }: StoredPage): QueuePage {
  return { ...rest, rows: shownRows(desk, rows), asOf: desk.time.now() };
}

export const listQueue: Handler<"queue.list"> = (desk, { filter, offset, limit }) =>
  answered(page(desk, desk.store.queue(filter, offset, limit)));

/** Rows a push named, read again. Ids nobody has are left out. */
export const queueRows: Handler<"queue.rows"> = (desk, { ids }) =>
  answered(shownRows(desk, desk.store.rows(ids.map((id) => asId<"ticket">(id)))));

export const countQueue: Handler<"queue.counts"> = (desk, { filter }) =>
  answered(desk.store.counts(filter, filter.me === undefined ? undefined : asId<"person">(filter.me), desk.time.now()));
