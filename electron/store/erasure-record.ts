import { createHash } from "node:crypto";
import { z } from "zod";

/** The desk event that orders an erasure. It names what is left by its hash, so that this too cannot be changed later. */
const ErasureRecord = z.object({
  position: z.int(),
  replacementHash: z.string(),
  reason: z.string(),
});
export type ErasureRecord = Readonly<z.infer<typeof ErasureRecord>>;

/** What the log must say before a payload may be replaced by `replacement`. */
export function erasureRecord(position: number, replacement: string, reason: string): ErasureRecord {
  return { position, replacementHash: hashOfText(replacement), reason };
}

/** Whether the erasure recorded in the log covers exactly this position and this remaining text. */
export function erasureReplaces(recorded: string | null, position: number, replacement: string): boolean {
  if (recorded === null) return false;
  const parsed = ErasureRecord.safeParse(JSON.parse(recorded));
  return parsed.success && parsed.data.position === position && parsed.data.replacementHash === hashOfText(replacement);
}

const hashOfText = (text: string): string => createHash("sha256").update(text, "utf8").digest("hex");
