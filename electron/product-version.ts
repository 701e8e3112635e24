import { existsSync, readFileSync } from "node:fs";

/** The version in package.json, found from a source file of electron/ or from a bundle under out/. */
export function productVersion(entryUrl: string): string {
  const found = ["../package.json", "../../package.json"].map((path) => new URL(path, entryUrl)).find(existsSync);
  // Written by npm; a package.json without a version would have stopped the build.
  const { version } = found ? (JSON.parse(readFileSync(found, "utf8")) as { version: string }) : { version: "unknown" };
  return version;
}
