import { powerMonitor } from "electron";

/**
 * A PC that slept has missed moments: the desk looks at once, and once more before it goes to sleep. Whoever locks the
 * PC's screen means the desk too.
 */
export function enablePowerEvents(sweep: (reason: "wake" | "asked") => void, lockAll: () => void): void {
  powerMonitor.on("lock-screen", lockAll);
  powerMonitor.on("resume", () => sweep("wake"));
  powerMonitor.on("unlock-screen", () => sweep("asked"));
  powerMonitor.on("suspend", () => sweep("asked"));
}
