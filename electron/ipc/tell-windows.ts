import { BrowserWindow } from "electron";
import type { Push } from "../../shared/contract/contract.ts";
import { IPC } from "../../shared/contract/wire.ts";

/** Tells every open window. One that is just closing misses nothing it could still show. */
export function tellWindows(push: Push): void {
  for (const window of BrowserWindow.getAllWindows()) {
    if (!window.isDestroyed()) window.webContents.send(IPC.push, push);
  }
}
