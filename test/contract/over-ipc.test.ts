import { answerRequests } from "../../electron/ipc/answer-requests.ts";
import { tellWindows } from "../../electron/ipc/tell-windows.ts";
import type { DeskBridge } from "../../shared/contract/bridge.ts";
import { IPC } from "../../shared/contract/wire.ts";
import { BrowserWindow, ipcMain, seen } from "../support/electron/double.ts";
import { contractSuite } from "./contract-suite.ts";

await import("../../electron/preload/preload.ts");
const window = new BrowserWindow();

contractSuite("Electron IPC", (desk) => {
  answerRequests(desk.core);
  const stop = desk.subscribe(tellWindows(desk.core));
  return {
    // What the preload put into the page is what the page has.
    bridge: seen.exposed.get("desk") as DeskBridge,
    close() {
      stop();
      ipcMain.removeHandler(IPC.request);
      window.removeAllListeners();
    },
  };
});
