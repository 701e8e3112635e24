import { announceRecords } from "../announce.ts";
import { announceDesk } from "../desk-status.ts";
import type { Desk } from "../handler.ts";
import type { LoggedEvent, StreamKey } from "../log-port.ts";
import { KINDS } from "../records/all-kinds.ts";
import { recordDesk } from "../records/run-requests.ts";
import { decideAgain } from "./decide-again.ts";
import type { SharedEvent } from "./shared-log.ts";
import { noticesPulled } from "./shared-notices.ts";
import type { TakenIn } from "./sharing-port.ts";

/**
 * Takes pulled events into the file, decides again whatever waits and looked at them, and brings up to date what is
 * read fast: in one transaction, all or nothing. Windows, people and timers are told after it.
 */
export function takeIn(desk: Desk, events: readonly SharedEvent[], codes: ReadonlyMap<string, string>): void {
  const touched: StreamKey[] = [];
  let isKept = false;
  try {
    const taken = desk.store.transact((transaction): TakenIn => {
      const records = recordDesk(desk, transaction, touched);
      const claimsOf = (event: LoggedEvent): readonly string[] => KINDS.get(event.category)?.claimsOf(event) ?? [];
      const found = transaction.sharing.takeIn(events, codes, claimsOf);
      touched.push(...found.changed);
      desk.directory.refresh(transaction, found.changed);
      const again = decideAgain({ desk, records, transaction }, found);
      touched.push(...again);
      for (const key of unique(touched)) {
        const projection = KINDS.get(key.category)?.project(records.world, key, transaction.readStream(key)).projection;
        if (projection != null) transaction.project(projection);
      }
      return found;
    });
    isKept = true;
    announce(desk, unique(touched));
    for (const notice of noticesPulled(desk, taken.written)) desk.publish({ name: "notice.delivered", data: notice });
  } finally {
    if (!isKept && touched.length > 0) desk.directory.refresh(desk.store, touched);
  }
}

function unique(keys: readonly StreamKey[]): readonly StreamKey[] {
  return [...new Map(keys.map(({ category, stream }) => [`${category}/${stream}`, { category, stream }])).values()];
}

function announce(desk: Desk, changed: readonly StreamKey[]): void {
  announceRecords(desk, changed);
  if (changed.some(({ category }) => KINDS.get(category)?.isOwnData === true)) announceDesk(desk);
}
