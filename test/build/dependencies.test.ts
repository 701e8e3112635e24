import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ROOT } from "../../build/run-child.ts";

interface LockEntry {
  version?: string;
  resolved?: string;
  integrity?: string;
  deprecated?: string;
  hasInstallScript?: boolean;
}

interface Manifest {
  allowScripts: Record<string, boolean>;
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  optionalDependencies: Record<string, string>;
}

const read = (file: string): string => readFileSync(join(ROOT, file), "utf8");
const lock: { packages: Record<string, LockEntry> } = JSON.parse(read("package-lock.json"));
const manifest: Manifest = JSON.parse(read("package.json"));
const packages = Object.entries(lock.packages).filter(([path]) => path !== "");
const nameOf = (path: string): string => path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);

describe("what is installed", () => {
  test("is pinned to exact versions", () => {
    const { dependencies, devDependencies, optionalDependencies } = manifest;
    const ranges = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies });
    expect(ranges.length).toBeGreaterThan(10);
    expect(ranges.filter(([, range]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(range))).toEqual([]);
  });

  test("is locked by content and by no registry's address", () => {
    expect(packages.length).toBeGreaterThan(100);
    expect(packages.filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
    expect(packages.filter(([, { integrity }]) => !integrity?.startsWith("sha512-")).map(([path]) => path)).toEqual([]);
    expect(read(".npmrc")).not.toMatch(/registry/);
  });

  test("holds no deprecated package", () => {
    const deprecated = packages.flatMap(([path, { version, deprecated: why }]) =>
      why === undefined ? [] : [`${nameOf(path)}@${version}: ${why}`],
    );
    expect(deprecated).toEqual([]);
  });

  test("runs no install script that is not allowed or denied by name", () => {
    const withScripts = packages.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => nameOf(path));
    expect(withScripts.length).toBeGreaterThan(0);
    expect(withScripts.filter((name) => manifest.allowScripts[name] === undefined)).toEqual([]);
    expect(read(".npmrc")).toMatch(/^strict-allow-scripts=true$/m);
  });

  test("ships what holds native code alone; everything else is bundled", () => {
    expect(Object.keys(manifest.dependencies)).toEqual(["@node-rs/argon2", "better-sqlite3"]);
  });
});
