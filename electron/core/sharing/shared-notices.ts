import type { NoticeDelivered } from "../../../shared/contract/views.ts";
import type { CommandId } from "../../../shared/kernel/ids.ts";
import type { Desk } from "../handler.ts";
import type { LoggedEvent, StreamKey } from "../log-port.ts";
import { KINDS } from "../records/all-kinds.ts";

/**
 * What people are to be told of a command that waits for the shared desk: at once, whether or not the others can be
 * reached. When its outcome comes back it is not told here again; on the other consoles it is told then.
 */
export function noticesWaiting(
  desk: Desk,
  commandId: CommandId,
  streams: readonly StreamKey[],
): readonly NoticeDelivered[] {
  desk.sharing.announced.add(commandId);
  return streams.flatMap((key) => {
    const events = desk.store.readStream(key).events.filter((event) => event.commandId === commandId);
    return noticesOf(desk, events);
  });
}

/** What people are to be told of events that were pulled. */
export function noticesPulled(desk: Desk, events: readonly LoggedEvent[]): readonly NoticeDelivered[] {
  return noticesOf(
    desk,
    events.filter(({ commandId }) => !desk.sharing.announced.delete(commandId)),
  );
}

function noticesOf(desk: Desk, events: readonly LoggedEvent[]): readonly NoticeDelivered[] {
  return events.flatMap(({ category, stream, type, version, position }) => {
    const kind = KINDS.get(category);
    if (kind?.noticeTypes.includes(type) !== true) return [];
    const place = { version, position: position ?? desk.store.position() };
    return kind.noticeAt(desk, desk.store, { category, stream }, place) ?? [];
  });
}
