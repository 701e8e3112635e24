import { asId } from "../../shared/kernel/ids.ts";
import { answered } from "./answers.ts";
import type { Handler } from "./handler.ts";

export const listQueue: Handler<"queue.list"> = (desk, { filter, offset, limit }) =>
  answered({ ...desk.store.queue(filter, offset, limit), asOf: desk.time.now() });

/** Rows a push named, read again. Ids nobody has are left out. */
export const queueRows: Handler<"queue.rows"> = (desk, { ids }) =>
  answered(desk.store.rows(ids.map((id) => asId<"ticket">(id))));

export const countQueue: Handler<"queue.counts"> = (desk, { filter }) =>
  answered(desk.store.counts(filter, filter.me === undefined ? undefined : asId<"person">(filter.me), desk.time.now()));
