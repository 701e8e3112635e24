import { powerMonitor } from "electron";

/** A PC that slept has missed moments: the desk looks at once, and before it goes to sleep once more. */
export function enablePowerEvents(sweep: (reason: string) => void): void {
  powerMonitor.on("resume", () => sweep("resume"));
  powerMonitor.on("unlock-screen", () => sweep("unlock"));
  powerMonitor.on("suspend", () => sweep("suspend"));
}
