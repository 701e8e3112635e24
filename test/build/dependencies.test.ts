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

type Versions = Readonly<Record<string, string>>;
interface Manifest {
  allowScripts?: Readonly<Record<string, boolean>>;
  dependencies: Versions;
  devDependencies?: Versions;
  optionalDependencies?: Versions;
}

const read = (file: string): string => readFileSync(join(ROOT, file), "utf8");
const nameOf = (path: string): string => path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);

/** The desk, and what `npm run bench` installs beside it to measure against. */
describe.for([
  ["the desk", ""],
  ["the bench", "test/bench/"],
] as const)("what is installed for %s", ([, folder]) => {
  const lock: { packages: Record<string, LockEntry> } = JSON.parse(read(`${folder}package-lock.json`));
  const manifest: Manifest = JSON.parse(read(`${folder}package.json`));
  const packages = Object.entries(lock.packages).filter(([path]) => path !== "");

  test("is pinned to exact versions", () => {
    const { dependencies, devDependencies, optionalDependencies } = manifest;
    const ranges = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies });
    expect(ranges.length).toBeGreaterThan(4);
    expect(ranges.filter(([, range]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(range))).toEqual([]);
  });

  test("is locked by content and by no registry's address", () => {
    expect(packages.length).toBeGreaterThan(4);
    expect(packages.filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
    expect(packages.filter(([, { integrity }]) => !integrity?.startsWith("sha512-")).map(([path]) => path)).toEqual([]);
    expect(read(`${folder}.npmrc`)).toMatch(/^omit-lockfile-registry-resolved=true$/m);
  });

  test("holds no deprecated package", () => {
    const deprecated = packages.flatMap(([path, { version, deprecated: why }]) =>
      why === undefined ? [] : [`${nameOf(path)}@${version}: ${why}`],
    );
    expect(deprecated).toEqual([]);
  });

  test("runs no install script that is not allowed or denied by name", () => {
    const withScripts = packages.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => nameOf(path));
    expect(withScripts.filter((name) => manifest.allowScripts?.[name] === undefined)).toEqual([]);
    expect(read(`${folder}.npmrc`)).toMatch(/^strict-allow-scripts=true$/m);
  });
});

test("the desk ships what holds native code alone; everything else is bundled", () => {
  const { dependencies }: Manifest = JSON.parse(read("package.json"));
  expect(Object.keys(dependencies)).toEqual(["@node-rs/argon2", "better-sqlite3"]);
});

test("what only the bench needs is not installed with the desk", () => {
  const bench: Manifest = JSON.parse(read("test/bench/package.json"));
  const desk: Manifest = JSON.parse(read("package.json"));
  const both = Object.keys(bench.dependencies).filter(
    (name) => name in { ...desk.dependencies, ...desk.devDependencies },
  );
  expect(both).toEqual([]);
});
