import type { QueuePage } from "../../shared/contract/views.ts";
import { foldText } from "../../shared/kernel/folded-text.ts";
import { asId } from "../../shared/kernel/ids.ts";
import { excerptOf, matcherFor } from "../../shared/kernel/matched-text.ts";
import { answered } from "./answers.ts";
import type { Desk, Handler } from "./handler.ts";
import { shownRows } from "./names.ts";
import type { OwnersNamed, StoredPage } from "./ports.ts";
import { searchedLines } from "./search-text.ts";
import { readTicket } from "./ticket-stream.ts";

function page(desk: Desk, { rows, ...rest }: StoredPage): QueuePage {
  return { ...rest, rows: shownRows(desk, rows), asOf: desk.time.now() };
}

export const listQueue: Handler<"queue.list"> = (desk, { filter, offset, limit }) =>
  answered(page(desk, desk.store.queue(filter, offset, limit, ownersNamed(desk))));

/** Rows a push named, read again. Ids nobody has are left out. */
export const queueRows: Handler<"queue.rows"> = (desk, { ids }) =>
  answered(shownRows(desk, desk.store.rows(ids.map((id) => asId<"ticket">(id)))));

/** Tickets that cannot be read whole show what can. */
export const foundExcerpts: Handler<"queue.excerpts"> = (desk, { ids, text }) => {
  const matcher = matcherFor(text);
  if (matcher === null) return answered([]);
  return answered(
    ids.flatMap((id) => {
      const { events } = readTicket(desk.store, asId<"ticket">(id));
      const found = excerptOf(searchedLines(events.map(({ event }) => event)), matcher);
      return found === null ? [] : [{ id, text: found }];
    }),
  );
};

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
