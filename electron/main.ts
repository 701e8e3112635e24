// The desktop host: wires rooms together and nothing else.
import { fileURLToPath } from "node:url";
import { app } from "electron";
import { deskFileOf } from "./host/desk-file.ts";
import { openDesk } from "./host/open-desk.ts";
import { answerRequests } from "./ipc/answer-requests.ts";
import { tellWindows } from "./ipc/tell-windows.ts";
import { readScreenFiles, screensFolder } from "./screens/screen-files.ts";
import { enableAppProtocol, registerAppScheme } from "./shell/app-protocol.ts";
import { enableLifeCycle, refuseToStart } from "./shell/life-cycle.ts";
import { enableLockdown } from "./shell/lockdown.ts";
import { enableMenu } from "./shell/menu.ts";
import { enableNotifications } from "./shell/notifications.ts";
import { enablePowerEvents } from "./shell/power.ts";
import { enableSingleInstance } from "./shell/single-instance.ts";
import { enableTray } from "./shell/tray.ts";
import { createWindows } from "./shell/windows.ts";

const windows = createWindows(fileURLToPath(new URL("../preload/preload.cjs", import.meta.url)));

function start(): void {
  const opened = openDesk({ file: deskFileOf(process.argv), host: "desktop window", productVersion: app.getVersion() });
  if (!opened.ok) return refuseToStart(opened.error.message);
  const desk = opened.value;
  enableLockdown();
  enableAppProtocol(readScreenFiles(screensFolder(import.meta.url)));
  answerRequests(desk.core);
  desk.subscribe(tellWindows(desk.core));
  enableNotifications(desk.subscribe, windows, desk.core.isAnybodyIn);
  enablePowerEvents(desk.sweep, desk.core.lockAll);
  enableLifeCycle(windows.focus, desk.close);
  enableMenu(windows);
  enableTray(windows);
  desk.start();
  windows.open();
}

/** A start that fails in a way nobody foresaw must not leave a program without a window. */
function failToStart(fault: unknown): void {
  console.error(fault);
  refuseToStart(`Deskwatch could not start: ${fault instanceof Error ? fault.message : String(fault)}`);
}

registerAppScheme();
app.enableSandbox();
// Not awaited: Electron becomes ready only after this module has been read to its end.
if (enableSingleInstance(windows.focus)) void app.whenReady().then(start).catch(failToStart);
else app.quit();
