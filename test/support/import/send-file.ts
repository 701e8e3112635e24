import type { Answer } from "../../../shared/contract/answer.ts";
import type { RequestInput, RequestName, RequestOutput } from "../../../shared/contract/contract.ts";
import { PIECE_BYTES } from "../../../shared/contract/wire.ts";

type Ask = <Name extends RequestName>(name: Name, input: RequestInput<Name>) => Promise<Answer<RequestOutput<Name>>>;

function value<Output>(answer: Answer<Output>): Output {
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value;
}

/** Sends a file as a screen does, piece by piece; gives the job that names it from then on. */
export async function sendFile(ask: Ask, fileName: string, content: string | Uint8Array): Promise<string> {
  const { jobId } = value(await ask("import.begin", { fileName }));
  const bytes = Buffer.from(content);
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
    const base64 = bytes.subarray(at, at + PIECE_BYTES).toString("base64");
    value(await ask("import.piece", { jobId, at, base64 }));
  }
  return jobId;
}
