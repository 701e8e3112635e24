import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildIfStale } from "../../build/build-if-stale.ts";
import { ROOT } from "../../build/run-child.ts";
import { type Packed, packForLinux } from "./pack.ts";

interface Config {
  asarUnpack?: string[];
  npmRebuild?: boolean;
  [key: string]: unknown;
}

// electron-builder exports the check it makes itself before every build only under this path.
const requireHere = createRequire(import.meta.url);
const builder: {
  getConfig: (folder: string, file: string, overrides: null) => Promise<Config>;
  validateConfiguration: (config: Config, logger: { add: () => void }) => Promise<void>;
} = requireHere("app-builder-lib/out/util/config/config.js");

const readConfig = (): Promise<Config> => builder.getConfig(ROOT, "electron-builder.yml", null);
const validate = (config: Config): Promise<void> => builder.validateConfiguration(config, { add: () => {} });

describe("the packaging configuration", () => {
  test("is one that electron-builder's own schema accepts", async () => {
    await expect(validate(await readConfig())).resolves.toBeUndefined();
  });

  test("would be refused with a key electron-builder does not know", async () => {
    await expect(validate({ ...(await readConfig()), asarUnpak: ["**/*.node"] })).rejects.toThrow(/asarUnpak/);
  });

  test("makes an installer for Windows, a disk image for macOS, an AppImage and a deb for Linux", async () => {
    const config = await readConfig();
    expect(config["win"]).toMatchObject({ target: "nsis" });
    expect(config["mac"]).toMatchObject({ target: "dmg" });
    expect(config["linux"]).toMatchObject({ target: ["AppImage", "deb"] });
  });

  test("has an icon large enough for every platform to derive its own from", () => {
    const png = readFileSync(join(ROOT, "build/icon.png"));
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1024, 1024]);
  });
});

describe("the packed desk", () => {
  let packed: Packed;

  beforeAll(async () => {
    await buildIfStale(() => {});
    const electron: { version: string } = requireHere("electron/package.json");
    packed = await packForLinux(electron.version);
  }, 180_000);
  afterAll(() => packed?.remove());

  test("contains what the desk needs to run", () => {
    expect(packed.archived).toEqual(
      expect.arrayContaining([
        "package.json",
        "out/main/main.js",
        "out/preload/preload.cjs",
        "out/renderer/index.html",
        "node_modules/better-sqlite3/lib/index.js",
        "node_modules/better-sqlite3/prebuilds/linux-x64.node",
      ]),
    );
    expect(packed.archived.some((path) => /^out\/renderer\/assets\/.+[.]js$/.test(path))).toBe(true);
    expect(packed.archived.some((path) => /^out\/renderer\/assets\/.+[.]woff2$/.test(path))).toBe(true);
  });

  test("keeps native files as real files beside the archive, and only this platform's", () => {
    const native = packed.unpacked.filter((path) => path.endsWith(".node"));
    expect(native.map((path) => path.replaceAll("\\", "/"))).toEqual([
      "node_modules/@node-rs/argon2-linux-x64-gnu/argon2.linux-x64-gnu.node",
      "node_modules/better-sqlite3/prebuilds/linux-x64.node",
    ]);
    expect(packed.archived.filter((path) => path.endsWith(".node"))).toHaveLength(native.length);
  });

  test("contains nothing of test/, of the sources, of other Nodes, and no source maps", () => {
    const roots = new Set(packed.archived.map((path) => path.split("/")[0]));
    expect(roots).toEqual(new Set(["node_modules", "out", "package.json"]));
    const modules = new Set(packed.archived.map((path) => /^node_modules\/([^/]+)/.exec(path)?.[1]));
    modules.delete(undefined);
    expect(modules).toEqual(new Set(["better-sqlite3", "@node-rs"]));
    expect(packed.archived.filter((path) => /[.](map|tsx?|spec[.]js|test[.]js)$/.test(path))).toEqual([]);
  });

  test("has the fuses set: no Node mode, no inspector, only the checked archive", () => {
    const [off, on] = ["0", "1"].map((digit) => digit.charCodeAt(0));
    // The order of the wire: run as Node, cookie encryption, NODE_OPTIONS, inspector arguments, archive integrity,
    // only from the archive, V8 snapshot of the main process, file protocol privileges.
    expect(packed.fuseWire).toMatchObject({ 0: off, 1: on, 2: off, 3: off, 4: on, 5: on, 6: off, 7: off });
  });
});
