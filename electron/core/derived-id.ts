/**
 * Ids made of what they name, so that the same incident read twice is the same ticket (RFC 9562, version 5). The core
 * knows no Node, and the platform's own digest answers only later; names are short, so the sum is made here.
 */
const NAMESPACE = "b6a1d0f2-5c7e-5e0b-9a43-3d1f60c5a7e8";
const BLOCK_BYTES = 64;
const START = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0] as const;

/** A version 5 UUID of a name; the same name gives the same id on every station. */
export function derivedUuid(name: string): string {
  const sum = sha1([...hexBytes(NAMESPACE.replaceAll("-", "")), ...new TextEncoder().encode(name)]);
  const bytes = hexBytes(sum).slice(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

function hexBytes(hex: string): number[] {
  return Array.from({ length: hex.length / 2 }, (_, index) => Number.parseInt(hex.slice(index * 2, index * 2 + 2), 16));
}

/** The SHA-1 sum of some bytes in hex: for names, never for anything that has to be kept from forgery. */
export function sha1(bytes: readonly number[]): string {
  const padded = padding(bytes);
  let sum: number[] = [...START];
  for (let from = 0; from < padded.length; from += BLOCK_BYTES) sum = afterBlock(sum, padded, from);
  return sum.map((word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
}

function padding(bytes: readonly number[]): readonly number[] {
  const zeros = (((56 - (bytes.length + 1)) % BLOCK_BYTES) + BLOCK_BYTES) % BLOCK_BYTES;
  const length = [24, 16, 8, 0].map((shift) => ((bytes.length * 8) >>> shift) & 0xff);
  return [...bytes, 0x80, ...new Array<number>(zeros + 4).fill(0), ...length];
}

const rotated = (word: number, by: number): number => (word << by) | (word >>> (32 - by));

function afterBlock(sum: readonly number[], bytes: readonly number[], from: number): number[] {
  const words = wordsOf(bytes, from);
  let [a = 0, b = 0, c = 0, d = 0, e = 0] = sum;
  words.forEach((word, round) => {
    const [mixed, constant] = mix(round, b, c, d);
    const next = (rotated(a, 5) + mixed + e + constant + word) | 0;
    [a, b, c, d, e] = [next, a, rotated(b, 30), c, d];
  });
  return [a, b, c, d, e].map((word, index) => ((sum[index] ?? 0) + word) | 0);
}

function wordsOf(bytes: readonly number[], from: number): readonly number[] {
  const words: number[] = [];
  for (let index = 0; index < 80; index += 1) {
    const at = from + index * 4;
    const own = [0, 1, 2, 3].reduce((word, byte) => (word << 8) | (bytes[at + byte] ?? 0), 0);
    const back = (by: number): number => words[index - by] ?? 0;
    words.push(index < 16 ? own : rotated(back(3) ^ back(8) ^ back(14) ^ back(16), 1));
  }
  return words;
}

function mix(round: number, b: number, c: number, d: number): readonly [number, number] {
  if (round < 20) return [(b & c) | (~b & d), 0x5a827999];
  if (round < 40) return [b ^ c ^ d, 0x6ed9eba1];
  if (round < 60) return [(b & c) | (b & d) | (c & d), 0x8f1bbcdc];
  return [b ^ c ^ d, 0xca62c1d6];
}
