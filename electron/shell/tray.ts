import { app, Menu, nativeImage, Tray } from "electron";
import { TRAY_ICON } from "./tray-icon.ts";
import type { Windows } from "./windows.ts";

/** Kept for as long as the program runs: a tray that is collected disappears. */
let tray: Tray | undefined;

/** The desk in the system tray: one click brings it to the front. */
export function enableTray(windows: Windows): void {
  tray = new Tray(nativeImage.createFromDataURL(TRAY_ICON));
  tray.setToolTip("Deskwatch");
  tray.setContextMenu(
    Menu.buildFromTemplate([
      { label: "Open Deskwatch", click: () => windows.focus() },
      { type: "separator" },
      { label: "Quit", click: () => app.quit() },
    ]),
  );
  tray.on("click", () => windows.focus());
}
