import { BrowserWindow, type WebContents } from "electron";
import type { Push } from "../../shared/contract/contract.ts";
import { IPC } from "../../shared/contract/wire.ts";
import type { Core } from "../core/core.ts";

/** By what the desk knows who sits at a window. */
export const connectionOf = ({ id }: Pick<WebContents, "id">): string => `window ${id}`;

/** Tells every open window what whoever sits there may hear. One that is just closing misses nothing it could still show. */
export function tellWindows({ mayHear }: Pick<Core, "mayHear">): (push: Push) => void {
  return (push) => {
    for (const window of BrowserWindow.getAllWindows()) {
      try {
        if (window.isDestroyed() || !mayHear(push.name, connectionOf(window.webContents))) continue;
        window.webContents.send(IPC.push, push);
      } catch {
        // Its page went away in this very moment: the others hear of it all the same.
      }
    }
  };
}
