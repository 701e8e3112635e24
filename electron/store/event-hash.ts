import { hash } from "node:crypto";

/** What an event says about itself in the open: nothing here may name a caller or quote anyone. */
export interface EventMetadata {
  readonly position: number;
  readonly category: string;
  readonly stream: string;
  readonly version: number;
  readonly eventId: string;
  readonly type: string;
  readonly schemaVersion: number;
  readonly happenedAt: number;
  readonly recordedAt: number;
  readonly actor: string;
  readonly station: string;
  readonly commandId: string;
  readonly writtenBy: string;
}

const sha256 = (bytes: Buffer): Buffer => hash("sha256", bytes, "buffer");

/** Binds an event to its payload without giving it away: without the salt nobody can guess a payload and compare. */
export function commitmentOf(salt: Buffer, payload: string): Buffer {
  return sha256(Buffer.concat([salt, Buffer.from(payload, "utf8")]));
}

/**
 * The link of the chain: 32 bytes of the link before, the metadata as a JSON array in this fixed order, 32 bytes of
 * commitment. Fixed lengths at both ends leave only one way to cut it apart.
 */
export function hashOf(previousHash: Buffer, metadata: EventMetadata, commitment: Buffer): Buffer {
  const canonical = JSON.stringify([
    metadata.position,
    metadata.category,
    metadata.stream,
    metadata.version,
    metadata.eventId,
    metadata.type,
    metadata.schemaVersion,
    metadata.happenedAt,
    metadata.recordedAt,
    metadata.actor,
    metadata.station,
    metadata.commandId,
    metadata.writtenBy,
  ]);
  return sha256(Buffer.concat([previousHash, Buffer.from(canonical, "utf8"), commitment]));
}

/** The link before the first: made of the desk's own id, so that two desks' logs cannot be spliced. */
export function genesisHash(deskId: string): Buffer {
  return sha256(Buffer.from(`deskwatch desk ${deskId}`, "utf8"));
}
