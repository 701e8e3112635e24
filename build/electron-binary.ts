import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const ELECTRON = fileURLToPath(new URL("../node_modules/electron", import.meta.url));

/** Whether the unpacked binary is of the version package.json pins, not one from before an update. */
function isWantedVersion(folder: string): boolean {
  const versionFile = join(folder, "version");
  if (!existsSync(versionFile)) return false;
  const wanted: { version: string } = JSON.parse(readFileSync(join(ELECTRON, "package.json"), "utf8"));
  return readFileSync(versionFile, "utf8").trim().replace(/^v/, "") === wanted.version;
}

/** The path of Electron's executable when it is on this machine; never downloads. */
export function electronBinary(): string | undefined {
  const pathFile = join(ELECTRON, "path.txt");
  const override = process.env["ELECTRON_OVERRIDE_DIST_PATH"];
  const name = existsSync(pathFile) ? readFileSync(pathFile, "utf8") : "electron";
  const folder = override ?? join(ELECTRON, "dist");
  const binary = join(folder, name);
  return existsSync(binary) && (override !== undefined || isWantedVersion(folder)) ? binary : undefined;
}

/** Linux can run without any screen to draw on; the other systems always have one. */
export const hasDisplay = (): boolean =>
  process.platform !== "linux" || Boolean(process.env["DISPLAY"] || process.env["WAYLAND_DISPLAY"]);

/** Why end-to-end tests cannot run in real Electron here, or undefined when they can. */
export function whyNoElectron(): string | undefined {
  if (electronBinary() === undefined) return "Electron's binary is not on this machine";
  return hasDisplay() ? undefined : "Electron's binary is here but there is no display to draw on";
}

/** Tries once to fetch Electron's binary, giving up within seconds when the network refuses or stays silent. */
export function fetchElectron(): string | undefined {
  const script = fileURLToPath(new URL("fetch-electron.ts", import.meta.url));
  // Node's own fetch, which the installer uses, follows the proxy variables only when told to.
  const env = { ...process.env, NODE_USE_ENV_PROXY: "1" };
  spawnSync(process.execPath, [script], { env, stdio: ["ignore", "ignore", "ignore"] });
  return electronBinary();
}
