import type { Connection } from "./connection.ts";
import { erasureReplaces } from "./erasure-record.ts";
import { commitmentOf, type EventMetadata, genesisHash, hashOf } from "./event-hash.ts";
import { readStation } from "./station.ts";

/** What was found when the whole log was read from the first event to the last. */
export interface ChainFindings {
  readonly events: number;
  readonly erased: number;
  /** The last link, in hex: written down elsewhere it proves later that nothing before it was changed or cut off. */
  readonly lastHash: string;
  readonly broken: readonly string[];
  readonly changedPayloads: readonly string[];
  readonly versionGaps: readonly string[];
}

interface LinkRow extends EventMetadata {
  readonly commitment: Buffer;
  readonly previousHash: Buffer;
  readonly hash: Buffer;
  readonly salt: Buffer | null;
  readonly payload: string | null;
  readonly erasedBy: number | null;
  readonly erasure: string | null;
}

const LINKS = `
  SELECT event.position, event.category, event.stream, event.version, event.event_id AS "eventId", event.type,
    event.schema_version AS "schemaVersion", event.happened_at AS "happenedAt", event.recorded_at AS "recordedAt",
    event.actor, event.station, event.command_id AS "commandId", event.written_by AS "writtenBy",
    event.commitment, event.previous_hash AS "previousHash", event.hash,
    own.salt, own.payload, own.erased_by AS "erasedBy", erasure.payload AS erasure
  FROM event
  LEFT JOIN event_payload AS own ON own.position = event.position
  LEFT JOIN event_payload AS erasure ON erasure.position = own.erased_by
  ORDER BY event.position`;

/** Recomputes every link, every commitment that still has its salt, and every stream's versions. */
export function verifyChain(db: Connection): ChainFindings {
  const found: Record<"broken" | "changedPayloads" | "versionGaps", string[]> = {
    broken: [],
    changedPayloads: [],
    versionGaps: [],
  };
  const versions = new Map<string, number>();
  let previous = genesisHash(readStation(db)?.deskId ?? "");
  let events = 0;
  let erased = 0;
  for (const link of db.prepare<[], LinkRow>(LINKS).iterate()) {
    events += 1;
    if (link.erasedBy !== null) erased += 1;
    found.broken.push(...brokenLink(link, previous, events));
    found.changedPayloads.push(...changedPayload(link));
    const before = versions.get(link.stream) ?? 0;
    if (link.version !== before + 1) {
      found.versionGaps.push(`Ticket ${link.stream} goes from version ${before} to ${link.version}.`);
    }
    versions.set(link.stream, link.version);
    previous = link.hash;
  }
  return { events, erased, lastHash: previous.toString("hex"), ...found };
}

function* brokenLink(link: LinkRow, previous: Buffer, expectedPosition: number): Iterable<string> {
  const where = `Event ${link.position} (${link.type} of ${link.stream})`;
  if (link.position !== expectedPosition) yield `${where} stands where event ${expectedPosition} should.`;
  if (!link.previousHash.equals(previous)) yield `${where} does not follow the event before it.`;
  if (!hashOf(link.previousHash, link, link.commitment).equals(link.hash)) yield `${where} was changed.`;
}

function* changedPayload(link: LinkRow): Iterable<string> {
  const where = `Event ${link.position} (${link.type} of ${link.stream})`;
  if (link.payload === null) yield `${where} has lost what was recorded with it.`;
  else if (link.salt !== null) {
    if (!commitmentOf(link.salt, link.payload).equals(link.commitment)) yield `${where} records something else now.`;
  } else if (!erasureReplaces(link.erasure, link.position, link.payload)) {
    yield `${where} was emptied without an erasure in the log that says so.`;
  }
}
