import { BrowserWindow } from "electron";
import type { Push } from "../../shared/contract/contract.ts";
import { IPC } from "../../shared/contract/wire.ts";

/** Tells every open window. One that is just closing misses nothing it could still show. */
export function tellWindows(push: Push): void {
  for (const window of BrowserWindow.getAllWindows()) {
    try {
      if (!window.isDestroyed()) window.webContents.send(IPC.push, push);
    } catch {
      // Its page went away in this very moment: the others hear of it all the same.
    }
  }
}
