import { uuidBytes } from "../../../shared/kernel/log-encoding.ts";
import type { OfferedCommand } from "../../core/sharing/shared-log.ts";
import type { PendingCommand, Sharing, SharingPort } from "../../core/sharing/sharing-port.ts";
import type { Connection } from "../connection.ts";
import type { LogSettings } from "../log/append.ts";
import { genesisHash } from "../log/hashing.ts";
import type { PendingCommands } from "./pending-commands.ts";

/** One append takes at most 500 events and 1 MB; below that there is room for what stands around them. */
const MOST_EVENTS = 400;
const MOST_BYTES = 700_000;
const SALT_BYTES = 16;
const KEPT_EVERY_MS = 60_000;

export function openSharing(db: Connection, settings: LogSettings, pending: PendingCommands): SharingPort {
  const read = db.prepare<[], Sharing>(
    `SELECT epoch, joined_at AS joinedAt, synced_at AS syncedAt, clock_offset AS clockOffsetMs FROM shared_desk`,
  );
  const last = db.prepare<[], { position: number; link: Buffer }>(
    "SELECT position, link FROM event ORDER BY position DESC LIMIT 1",
  );
  const knows = db.prepare<[Uint8Array], number>("SELECT 1 FROM station WHERE id = ?");
  const record = db.prepare("UPDATE shared_desk SET synced_at = ?, clock_offset = ?");
  let synced: Pick<Sharing, "syncedAt" | "clockOffsetMs"> | null = null;
  const current = (): Sharing | null => {
    const kept = read.get();
    return kept === undefined ? null : { ...kept, ...synced };
  };
  return {
    current,
    base: () => {
      const { deskId } = settings.station();
      const { position, link } = last.get() ?? { position: 0, link: genesisHash(deskId) };
      return { desk: deskId, epoch: current()?.epoch ?? 1, position, link: link.toString("hex") };
    },
    waiting: pending.count,
    waitingFor: pending.countFor,
    offers: () => {
      const offers: OfferedCommand[] = [];
      let events = 0;
      let bytes = 0;
      for (const command of pending.list()) {
        const offer = offered(command, settings);
        events += offer.events.length;
        bytes += JSON.stringify(offer).length;
        if (offers.length > 0 && (events > MOST_EVENTS || bytes > MOST_BYTES)) break;
        offers.push(offer);
      }
      return offers;
    },
    knowsStation: (id) => knows.get(uuidBytes(id)) !== undefined,
    recordSync: (at, clockOffsetMs) => {
      const kept = read.get()?.syncedAt ?? null;
      synced = { syncedAt: at, clockOffsetMs };
      // Written down after every sync it would double what each command costs.
      if (kept === null || Math.abs(at - kept) >= KEPT_EVERY_MS) record.run(at, clockOffsetMs);
    },
  };
}

function offered(command: PendingCommand, { randomBytes }: LogSettings): OfferedCommand {
  const { by, events, recordedAt, seen, reads, claims, stationNo } = command;
  return {
    commandId: command.commandId,
    stationNo,
    writtenBy: events[0]?.writtenBy ?? "unknown",
    recordedAt,
    clockOffset: command.clockOffsetMs,
    actorKind: by.kind,
    actor: by.kind === "timer" ? null : by.id,
    seen,
    reads,
    claims,
    events: events.map(({ category, stream, type, schemaVersion, at, facts, words }) => ({
      category,
      stream,
      type,
      schemaVersion,
      happenedAt: at,
      facts,
      words,
      salt: words === null ? null : randomBytes(SALT_BYTES).toString("hex"),
    })),
  };
}
