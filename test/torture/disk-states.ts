import { readFileSync } from "node:fs";

/** Something that was done to a file, or said. As the shim writes it down. */
export type DiskOp =
  | { readonly op: "open"; readonly file: string; readonly truncates: boolean }
  | { readonly op: "write"; readonly file: string; readonly at: number; readonly bytes: Buffer }
  | { readonly op: "truncate"; readonly file: string; readonly length: number }
  | { readonly op: "force"; readonly file: string }
  | { readonly op: "unlink"; readonly file: string }
  | { readonly op: "rename"; readonly file: string; readonly to: string }
  | { readonly op: "said"; readonly text: string };

const HEAD_BYTES = 17;

export function readTrace(path: string): readonly DiskOp[] {
  const bytes = readFileSync(path);
  const ops: DiskOp[] = [];
  for (let at = 0; at + HEAD_BYTES <= bytes.length; ) {
    const kind = String.fromCharCode(bytes.readUInt8(at));
    const nameLength = bytes.readUInt32LE(at + 1);
    const where = Number(bytes.readBigInt64LE(at + 5));
    const length = bytes.readUInt32LE(at + 13);
    const nameAt = at + HEAD_BYTES;
    const file = bytes.toString("utf8", nameAt, nameAt + nameLength);
    const body = bytes.subarray(nameAt + nameLength, nameAt + nameLength + length);
    const op = opOf(kind, file, where, body);
    if (op !== null) ops.push(op);
    at = nameAt + nameLength + length;
  }
  return ops;
}

function opOf(kind: string, file: string, where: number, body: Buffer): DiskOp | null {
  switch (kind) {
    case "O":
      return { op: "open", file, truncates: where !== 0 };
    case "W":
      return { op: "write", file, at: where, bytes: body };
    case "T":
      return { op: "truncate", file, length: where };
    case "S":
      return { op: "force", file };
    case "U":
      return { op: "unlink", file };
    case "R":
      return { op: "rename", file, to: body.toString() };
    case "A":
      return { op: "said", text: body.toString() };
    default:
      return null;
  }
}

type Change = Extract<DiskOp, { op: "write" | "truncate" }>;

/** A file as a disk holds it: what was forced, and what came after, of which a power cut may keep any part. */
interface DiskFile {
  forced: Buffer;
  pending: Change[];
  /** It was there, or was forced, so that its name is found again. */
  isKept: boolean;
  /** Its name was taken away, and nothing has forced that. */
  isUnlinked: boolean;
}

/** What a power cut keeps of what was not forced. */
export type Keeps = "nothing" | "everything" | "a beginning" | "any part" | "any part, torn";
export const KEEPS: readonly Keeps[] = ["nothing", "everything", "a beginning", "any part", "any part, torn"];

const SECTOR = 512;

/** The disk as the operations so far leave it. */
export class Disk {
  private readonly files = new Map<string, DiskFile>();

  apply(op: DiskOp): void {
    switch (op.op) {
      case "open":
        this.open(op.file);
        if (op.truncates) this.file(op.file).pending.push({ op: "truncate", file: op.file, length: 0 });
        return;
      case "write":
      case "truncate":
        this.file(op.file).pending.push(op);
        return;
      case "force":
        return this.force(op.file);
      case "unlink":
        this.file(op.file).isUnlinked = true;
        return;
      case "rename": {
        const file = this.file(op.file);
        this.files.delete(op.file);
        this.files.set(op.to, file);
        return;
      }
      case "said":
        return;
    }
  }

  /** Whether there is anything of which a power cut may keep a part. */
  isUncertain(): boolean {
    return [...this.files.values()].some(({ pending, isUnlinked }) => pending.length > 0 || isUnlinked);
  }

  /** One of the disks a power cut at this moment can leave behind, by file. */
  afterPowerCut(keeps: Keeps, random: () => number): ReadonlyMap<string, Buffer> {
    const left = new Map<string, Buffer>();
    for (const [name, file] of this.files) {
      const isGone = (file.isUnlinked && random() < 0.5) || (!file.isKept && random() < 0.3);
      if (isGone) continue;
      left.set(name, contentOf(file, keeps, random));
    }
    return left;
  }

  private open(name: string): void {
    const known = this.files.get(name);
    // Made anew under a name that was taken away: what was there before is another file.
    if (known === undefined || known.isUnlinked) {
      this.files.set(name, { forced: Buffer.alloc(0), pending: [], isKept: false, isUnlinked: false });
    }
  }

  private file(name: string): DiskFile {
    const known = this.files.get(name);
    if (known !== undefined) return known;
    this.open(name);
    return this.file(name);
  }

  private force(name: string): void {
    const file = this.files.get(name);
    if (file === undefined) return;
    file.forced = contentOf(file, "everything", () => 0);
    file.pending = [];
    file.isKept = true;
  }
}

function contentOf({ forced, pending }: DiskFile, keeps: Keeps, random: () => number): Buffer {
  const upTo = keeps === "a beginning" ? Math.floor(random() * (pending.length + 1)) : pending.length;
  return pending.reduce<Buffer>((bytes, change, index) => {
    if (keeps === "nothing" || index >= upTo) return bytes;
    const isAnyPart = keeps === "any part" || keeps === "any part, torn";
    if (isAnyPart && random() < 0.5) return bytes;
    if (change.op === "truncate") return resized(bytes, change.length);
    return keeps === "any part, torn" ? tornInto(bytes, change, random) : patched(bytes, change.at, change.bytes);
  }, Buffer.from(forced));
}

/** Each sector of a write arrives or does not. */
function tornInto(bytes: Buffer, { at, bytes: fresh }: Extract<Change, { op: "write" }>, random: () => number): Buffer {
  let result = bytes;
  for (let from = 0; from < fresh.length; ) {
    const to = Math.min(fresh.length, from + SECTOR - ((at + from) % SECTOR));
    if (random() < 0.5) result = patched(result, at + from, fresh.subarray(from, to));
    from = to;
  }
  return result;
}

function patched(bytes: Buffer, at: number, fresh: Buffer): Buffer {
  const result = resized(bytes, Math.max(bytes.length, at + fresh.length));
  fresh.copy(result, at);
  return result;
}

function resized(bytes: Buffer, length: number): Buffer {
  if (length <= bytes.length) return Buffer.from(bytes.subarray(0, length));
  return Buffer.concat([bytes, Buffer.alloc(length - bytes.length)]);
}
