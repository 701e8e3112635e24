import { ipcMain } from "electron";
import type { Answer } from "../../shared/contract/answer.ts";
import { IPC } from "../../shared/contract/wire.ts";
import type { Core } from "../core/core.ts";
import { SENDER_CHECKS, type SenderCheck } from "./sender-checks.ts";
import { connectionOf } from "./tell-windows.ts";

const refusal = (message: string): Answer<never> => ({ ok: false, error: { kind: "forbidden", message } });

/**
 * Answers what pages ask over the one channel. Every call is checked and every call is answered, also a refused one.
 * `checks` is given only by tests, which leave one out to see what it held back.
 */
export function answerRequests(core: Core, checks: readonly SenderCheck[] = SENDER_CHECKS): void {
  ipcMain.handle(IPC.request, async (event, asked: unknown, input: unknown): Promise<Answer<unknown>> => {
    // Nothing is made a text of: what is none has no end, or no way to become one.
    const name = typeof asked === "string" ? asked : "";
    const failed = checks.find(({ isMet }) => !isMet({ frame: event.senderFrame, input }));
    if (failed !== undefined) return refusal(failed.message);
    return core.handle(name, input, { host: "electron", connection: connectionOf(event.sender) });
  });
}
