import type { QueuePage } from "../../shared/contract/views.ts";
import { foldText } from "../../shared/kernel/folded-text.ts";
import { asId } from "../../shared/kernel/ids.ts";
import { answered } from "./answers.ts";
import type { Desk, Handler } from "./handler.ts";
import { shownRows } from "./names.ts";
import type { OwnersNamed, StoredPage } from "./ports.ts";

function page(desk: Desk, { rows, ...rest }: StoredPage): QueuePage {
  return { ...rest, rows: shownRows(desk, rows), asOf: desk.time.now() };
}

export const listQueue: Handler<"queue.list"> = (desk, { filter, offset, limit }) =>
  answered(page(desk, desk.store.queue(filter, offset, limit, ownersNamed(desk))));

/** Rows a push named, read again. Ids nobody has are left out. */
export const queueRows: Handler<"queue.rows"> = (desk, { ids }) =>
  answered(shownRows(desk, desk.store.rows(ids.map((id) => asId<"ticket">(id)))));

export const countQueue: Handler<"queue.counts"> = (desk, { filter }) =>
  answered(
    desk.store.counts(
      filter,
      filter.me === undefined ? undefined : asId<"person">(filter.me),
      desk.time.now(),
      ownersNamed(desk),
    ),
  );

/** Also who has left: their tickets are theirs. */
function ownersNamed({ directory }: Desk): OwnersNamed {
  return (beginnings) =>
    [...directory.people].flatMap(([id, person]) => {
      if (person.status === "none") return [];
      const words = foldText(person.name).match(/[\p{L}\p{N}]+/gu) ?? [];
      const isCalledSo = beginnings.every((beginning) => words.some((word) => word.startsWith(beginning)));
      return isCalledSo ? [asId<"person">(id)] : [];
    });
}
