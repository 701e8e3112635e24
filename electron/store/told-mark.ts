import { closeSync, openSync, readSync, statSync, writeSync } from "node:fs";
import { crc32 } from "node:zlib";
import { z } from "zod";
import type { LastVerified } from "../core/ports.ts";
import type { Connection } from "./connection.ts";

/** What was told as stored and is not in the file any more. */
export interface ShortLog {
  readonly told: number;
  readonly toldAt: number;
  /** How many events the file held when this was found; as many or more where they are others than those told. */
  readonly found: number;
  readonly foundAt: number;
}

export interface ToldMark {
  verified(): LastVerified | null;
  recordVerified(at: number, faults: number): void;
  /** What was found missing at this start, or at one not long ago. */
  readonly short: ShortLog | null;
  /** Called after each commit, before anybody hears of it. Never throws. */
  committed(at: number): void;
  close(): void;
}

const toldFileOf = (file: string): string => `${file}-told`;

const Short = z.object({ told: z.int(), toldAt: z.int(), found: z.int(), foundAt: z.int() });
/** So much of the log was there when a person was last told that something is stored. */
const Told = z.object({
  deskId: z.string(),
  position: z.int(),
  /** The last link then, in hex. */
  link: z.string(),
  at: z.int(),
  short: Short.nullable(),
  verified: z.object({ at: z.int(), faults: z.int(), heldAt: z.int().nullable() }).nullable(),
});
type Record = z.infer<typeof Told>;

/** Whether anybody was ever told that something is stored in a desk of this name. */
export const wasTold = (file: string): boolean =>
  (statSync(toldFileOf(file), { throwIfNoEntry: false })?.size ?? 0) > 0;

/** Within a disk's smallest piece, so that it is written whole or not at all; a sum tells where it was not. */
const RECORD_BYTES = 512;
/** So long a loss is told at every start: whoever starts the desk first may not be the one to see to it. */
const TOLD_FOR_MS = 7 * 24 * 3_600_000;

/**
 * Keeps beside the desk's file up to where its log was told as stored. A log that is cut or damaged ends, for SQLite, at
 * the last whole commit, and nothing in it says that there were more. Not forced to disk, as it costs nothing that way:
 * after a power cut it may know less than the log, never more. Where it cannot be written the desk works without it.
 */
export function openToldMark(file: string, db: Connection, deskId: string, now: number): ToldMark {
  const last = db.prepare<[], { position: number; link: string }>(
    "SELECT position, lower(hex(link)) AS link FROM event ORDER BY position DESC LIMIT 1",
  );
  const linkAt = db.prepare<[number], string>("SELECT lower(hex(link)) FROM event WHERE position = ?").pluck();
  const descriptor = openMark(toldFileOf(file));
  const before = descriptor === null ? null : read(descriptor);
  const short =
    before?.deskId === deskId ? shortLog(before, linkAt.get(before.position), last.get()?.position ?? 0, now) : null;
  let verified: LastVerified | null = before?.deskId === deskId ? before.verified : null;
  let written = 0;
  let toldAt = before?.at ?? now;
  const keep = (): void => {
    const end = last.get();
    if (descriptor === null || end === undefined) return;
    written = end.position;
    write(descriptor, { deskId, ...end, at: toldAt, short, verified });
  };
  const committed = (at: number): void => {
    if (last.get()?.position === written) return;
    toldAt = at;
    keep();
  };
  if (short !== null) committed(now);
  return {
    short,
    committed,
    verified: () => verified,
    recordVerified: (at, faults) => {
      verified = { at, faults, heldAt: faults === 0 ? at : (verified?.heldAt ?? null) };
      keep();
    },
    close: () => (descriptor === null ? undefined : closeSync(descriptor)),
  };
}

function shortLog(before: Record, link: string | undefined, found: number, now: number): ShortLog | null {
  if (link !== before.link) return { told: before.position, toldAt: before.at, found, foundAt: now };
  const earlier = before.short;
  return earlier !== null && Math.abs(now - earlier.foundAt) < TOLD_FOR_MS ? earlier : null;
}

function openMark(path: string): number | null {
  for (const flags of ["r+", "w+"]) {
    try {
      return openSync(path, flags);
    } catch {
      // Not there yet, or not to be written.
    }
  }
  return null;
}

function read(descriptor: number): Record | null {
  const bytes = Buffer.alloc(RECORD_BYTES);
  try {
    readSync(descriptor, bytes, 0, RECORD_BYTES, 0);
    const text = bytes.toString("utf8", 9).trimEnd();
    return bytes.toString("latin1", 0, 8) === sumOf(text) ? Told.parse(JSON.parse(text)) : null;
  } catch {
    return null;
  }
}

function write(descriptor: number, record: Record): void {
  const text = JSON.stringify(record);
  try {
    writeSync(descriptor, Buffer.from(`${sumOf(text)} ${text}`.padEnd(RECORD_BYTES)), 0, RECORD_BYTES, 0);
  } catch {
    // A full disk has no room for it: what is lost is a warning about a loss.
  }
}

const sumOf = (text: string): string => crc32(text).toString(16).padStart(8, "0");
