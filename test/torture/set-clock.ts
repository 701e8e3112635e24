import { closeSync, openSync, writeSync } from "node:fs";

/** From now on the wall clock of whoever runs under the shim is off by so much. */
export function setClock(offsetFile: string, byMs: number, flags: "w" | "r+"): void {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64LE(BigInt(Math.round(byMs)) * 1_000_000n);
  const file = openSync(offsetFile, flags);
  writeSync(file, bytes, 0, 8, 0);
  closeSync(file);
}
