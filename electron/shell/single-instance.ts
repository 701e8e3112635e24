import { app } from "electron";

/** False where the desk runs already: that one comes to the front, and this one should end. */
export function enableSingleInstance(focus: () => void): boolean {
  if (!app.requestSingleInstanceLock()) return false;
  app.on("second-instance", focus);
  return true;
}
