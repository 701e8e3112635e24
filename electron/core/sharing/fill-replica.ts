import type { Store } from "../ports.ts";
import { KINDS } from "../records/all-kinds.ts";
import type { SharedLog } from "./shared-log.ts";
import { codesOf } from "./sync-round.ts";

const PULL = 2_000;

/**
 * Fills a new console's file with everything there is, link by link, some at a time: cut off, it goes on where it was.
 * What is read fast is built afterwards, by whoever asked.
 */
export async function fillReplica(
  store: Store,
  log: SharedLog,
  progressed: (done: number, total: number) => void,
): Promise<number> {
  const { position: total } = await log.head();
  const codes = await codesOf(log);
  for (;;) {
    const { position } = store.sharing.base();
    const events = await log.pull(position, PULL);
    if (events.length === 0) return position;
    store.transact(({ sharing }) =>
      sharing.takeIn(events, codes, (event) => KINDS.get(event.category)?.claimsOf(event) ?? []),
    );
    progressed(store.sharing.base().position, total);
  }
}
