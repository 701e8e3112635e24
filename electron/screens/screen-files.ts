import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** One built file of the screens, ready to be sent. */
export interface ScreenFile {
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** By address: `/` is the page itself. A map can only give what was put in: no path can lead out of it. */
export type ScreenFiles = ReadonlyMap<string, ScreenFile>;

const TYPES: Readonly<Record<string, string>> = {
  html: "text/html; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
  json: "application/json; charset=utf-8",
  svg: "image/svg+xml",
  png: "image/png",
  ico: "image/x-icon",
  woff2: "font/woff2",
};

const NOT_BUILT = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Deskwatch</title>
<p>The screens are not built yet. Run <code>npm run build</code> and start again.</p></html>`;

/** The folder of the built screens, seen from a source file of electron/ or from a bundle under out/. */
export function screensFolder(entryUrl: string): string {
  const fromEntry = entryUrl.endsWith(".ts") ? "../out/renderer/" : "../renderer/";
  return fileURLToPath(new URL(fromEntry, entryUrl));
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
  } catch {
    return [];
  }
}

/** Reads every built file once. Types this desk does not know are left out rather than guessed. */
export function readScreenFiles(folder: string): ScreenFiles {
  const files = new Map<string, ScreenFile>();
  for (const path of filesIn(folder)) {
    const type = TYPES[path.slice(path.lastIndexOf(".") + 1)];
    if (type === undefined) continue;
    const address = path.slice(join(folder, "/").length).replaceAll("\\", "/");
    files.set(address === "index.html" ? "/" : `/${address}`, { type, bytes: new Uint8Array(readFileSync(path)) });
  }
  if (!files.has("/")) files.set("/", { type: TYPES["html"] ?? "", bytes: new TextEncoder().encode(NOT_BUILT) });
  return files;
}
