import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** One built file of the screens, ready to be sent. */
export interface ScreenFile {
  readonly type: string;
  /** `Cache-Control`: the page itself is asked for each time, what it names by its content may be kept. */
  readonly keep: string;
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

const NEVER = "no-store";
/** The bundler writes a hash of the content into these names. Kept files are also kept compiled: the next start is quicker. */
const KEPT_FOLDER = "/assets/";
const FOR_EVER = "private, max-age=31536000, immutable";

const NOT_BUILT: ScreenFile = {
  type: "text/html; charset=utf-8",
  keep: NEVER,
  bytes: new TextEncoder().encode(`<!doctype html><html lang="en"><meta charset="utf-8"><title>Deskwatch</title>
<p>The screens are not built yet. Run <code>npm run build</code> and start again.</p></html>`),
};

/** The folder of the built screens, seen from a source file of electron/ or from a bundle under out/. */
export function screensFolder(entryUrl: string): string {
  const fromEntry = entryUrl.endsWith(".ts") ? "../out/renderer/" : "../renderer/";
  return fileURLToPath(new URL(fromEntry, entryUrl));
}

/** Plain reading, folder by folder: in the packaged app the files lie inside an archive that knows no more than that. */
function filesIn(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesIn(path) : [path];
  });
}

/** Reads every built file once. Types this desk does not know are left out rather than guessed. */
export function readScreenFiles(folder: string): ScreenFiles {
  const files = new Map<string, ScreenFile>();
  for (const path of existsSync(folder) ? filesIn(folder) : []) {
    const type = TYPES[path.slice(path.lastIndexOf(".") + 1)];
    if (type === undefined) continue;
    const name = `/${path.slice(join(folder, "/").length).replaceAll("\\", "/")}`;
    const keep = name.startsWith(KEPT_FOLDER) ? FOR_EVER : NEVER;
    files.set(name === "/index.html" ? "/" : name, { type, keep, bytes: new Uint8Array(readFileSync(path)) });
  }
  if (!files.has("/")) files.set("/", NOT_BUILT);
  return files;
}
