import type { Answer } from "../../../shared/contract/answer.ts";
import { PIECE_BYTES } from "../../../shared/contract/wire.ts";
import type { Client } from "../../client/client.ts";

/** Bytes as base64; in parts, because a call takes only so many arguments. */
function base64Of(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 8_192) text += String.fromCharCode(...bytes.subarray(at, at + 8_192));
  return btoa(text);
}

/** Sends a file piece by piece, as it lies on the disk; gives the job that names it from then on. */
export async function sendFile(client: Client, file: File, sent: (bytes: number) => void): Promise<Answer<string>> {
  const begun = await client.request("import.begin", { fileName: file.name.slice(0, 300) });
  if (!begun.ok) return begun;
  const { jobId } = begun.value;
  for (let at = 0; at < file.size; at += PIECE_BYTES) {
    const bytes = new Uint8Array(await file.slice(at, at + PIECE_BYTES).arrayBuffer());
    const answer = await client.request("import.piece", { jobId, at, base64: base64Of(bytes) });
    if (!answer.ok) return answer;
    sent(answer.value.bytes);
  }
  return { ok: true, value: jobId };
}
