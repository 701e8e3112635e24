import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT, runProgram } from "../../build/run-child.ts";

// Reached through electron-builder, whose dependencies they are.
const requireFromBuilder = createRequire(createRequire(import.meta.url).resolve("app-builder-lib/package.json"));
const asar: { listPackage: (file: string, options: object) => string[] } = requireFromBuilder("@electron/asar");
const fuses: {
  getCurrentFuseWire: (file: string) => Promise<Record<string, unknown>>;
} = requireFromBuilder("@electron/fuses");

// The bytes that mark the fuse wire in every Electron binary, then the wire's version and its length.
const SENTINEL = "dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX";
const FUSE_COUNT = 8;
const OFF = "0".charCodeAt(0);

/** A folder that looks like an unpacked Electron to electron-builder: the fuse wire is real, the program is not. */
function writeStub(folder: string): void {
  mkdirSync(join(folder, "resources"), { recursive: true });
  const wire = Buffer.from([1, FUSE_COUNT, ...Array.from({ length: FUSE_COUNT }, () => OFF)]);
  const binary = join(folder, "electron");
  writeFileSync(binary, Buffer.concat([Buffer.from(`stub ${SENTINEL}`), wire, Buffer.from(" end")]));
  chmodSync(binary, 0o755);
  for (const name of ["LICENSE", "LICENSES.chromium.html", "chrome_crashpad_handler", "chrome-sandbox"]) {
    writeFileSync(join(folder, name), name);
  }
}

export interface Packed {
  output: string;
  /** Paths inside app.asar, with forward slashes and without the leading one. */
  archived: string[];
  /** Paths of real files beside the archive. */
  unpacked: string[];
  fuseWire: Record<string, unknown>;
  remove: () => void;
}

/** Packs the built desk for Linux around a stub of Electron, as `electron-builder --linux dir` does around the real one. */
export async function packForLinux(electronVersion: string): Promise<Packed> {
  const folder = mkdtempSync(join(tmpdir(), "deskwatch-pack-"));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  const stub = join(folder, "electron-stub");
  writeStub(stub);
  const overrides = { "directories.output": join(folder, "out"), electronDist: stub, electronVersion };
  const flags = Object.entries(overrides).map(([name, value]) => `--config.${name}=${value}`);
  const { status, output } = await runProgram("electron-builder", ["--linux", "dir", "--x64", ...flags], { cwd: ROOT });
  const resources = join(folder, "out", "linux-unpacked", "resources");
  if (status !== 0 || !existsSync(join(resources, "app.asar"))) {
    remove();
    throw new Error(`electron-builder failed:\n${output}`);
  }
  const archived = asar.listPackage(join(resources, "app.asar"), {}).map((path) => path.replaceAll("\\", "/").slice(1));
  const beside = readdirSync(join(resources, "app.asar.unpacked"), { recursive: true, encoding: "utf8" });
  const binary = join(folder, "out", "linux-unpacked", "deskwatch");
  return { output, archived, unpacked: beside, fuseWire: await fuses.getCurrentFuseWire(binary), remove };
}
