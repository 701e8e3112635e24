import { app, dialog } from "electron";

/** Quits with the last window (not on a Mac, where an app stays), and closes the desk's file on the way out. */
export function enableLifeCycle(focus: () => void, close: () => void): void {
  app.on("window-all-closed", () => {
    if (process.platform !== "darwin") app.quit();
  });
  app.on("activate", focus);
  app.on("will-quit", close);
}

/** Says why the desk cannot start, and ends. */
export function refuseToStart(sentence: string): void {
  dialog.showErrorBox("Deskwatch cannot open its desk", sentence);
  app.exit(1);
}
