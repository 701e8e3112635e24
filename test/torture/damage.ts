/** One way in which a disk, a copy or a tool spoils a file, drawn at random; `letter`: that which is seen the least. */
export function damaged(
  bytes: Buffer,
  random: () => number,
  ways: "any" | "letter" = "any",
): { readonly bytes: Buffer; readonly how: string } {
  const result = Buffer.from(bytes);
  const at = Math.floor(random() * result.length);
  const page = (): number => PAGE * Math.floor((random() * result.length) / PAGE);
  const kind = ways === "letter" ? 7 : Math.floor(random() * 8);
  switch (kind) {
    case 0: {
      result.writeUInt8(result.readUInt8(at) ^ (1 << Math.floor(random() * 8)), at);
      return { bytes: result, how: `one bit at ${at}` };
    }
    case 1: {
      result.writeUInt8(Math.floor(random() * 256), at);
      return { bytes: result, how: `one byte at ${at}` };
    }
    case 2: {
      const length = Math.min(result.length - at, 1 + Math.floor(random() * 64));
      for (let byte = at; byte < at + length; byte += 1) result.writeUInt8(Math.floor(random() * 256), byte);
      return { bytes: result, how: `${length} bytes from ${at}` };
    }
    case 3: {
      const from = at - (at % SECTOR);
      result.fill(0, from, Math.min(result.length, from + SECTOR));
      return { bytes: result, how: `a sector of nothing at ${from}` };
    }
    case 4: {
      const [from, to] = [page(), page()];
      result.copy(result, to, from, from + PAGE);
      return { bytes: result, how: `the page at ${from} once more at ${to}` };
    }
    case 5: {
      const from = page();
      result.fill(0, from, Math.min(result.length, from + PAGE));
      return { bytes: result, how: `a page of nothing at ${from}` };
    }
    case 6:
      return { bytes: result.subarray(0, at), how: `cut to ${at} bytes` };
    default: {
      // A letter in place of another: what looks like text goes on looking like it.
      const letter = letterNear(result, at);
      result.writeUInt8(97 + Math.floor(random() * 26), letter);
      return { bytes: result, how: `a letter at ${letter}` };
    }
  }
}

const PAGE = 4_096;
const SECTOR = 512;

function letterNear(bytes: Buffer, from: number): number {
  for (let at = from; at < bytes.length; at += 1) {
    const byte = bytes.readUInt8(at);
    if (byte >= 97 && byte <= 122) return at;
  }
  return from;
}
