// Runs before `npm start`, `npm test` and the other scripts, on whatever Node a fresh clone finds (20 or newer),
// so it is plain JavaScript and imports nothing that is installed. It installs only when node_modules is absent
// or differs from package-lock.json, and refuses in words when the Node that will run Deskwatch is too old.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

export const NEEDED_NODE = 24;

/** Says why node_modules does not match package-lock.json, or undefined when it does. */
export function whyOutOfDate(root) {
  const installedFile = join(root, "node_modules", ".package-lock.json");
  if (!existsSync(installedFile)) return "nothing is installed yet";
  const wanted = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")).packages;
  const installed = JSON.parse(readFileSync(installedFile, "utf8")).packages;
  for (const [path, entry] of Object.entries(installed)) {
    if (wanted[path]?.version !== entry.version) return `${path.replace(/^node_modules\//, "")} has changed`;
  }
  for (const [path, entry] of Object.entries(wanted)) {
    // Optional packages are those of other platforms too; what is absent there is absent on purpose.
    if (path !== "" && !entry.optional && !installed[path]) return `${path.replace(/^node_modules\//, "")} is missing`;
  }
  return undefined;
}

/** The PATH without any node_modules/.bin, so that npm is not run by a Node it is about to replace. */
export function withoutLocalBins(path) {
  return path
    .split(delimiter)
    .filter((folder) => !/node_modules[\\/]\.bin$/.test(folder))
    .join(delimiter);
}

const envWithoutLocalBins = () => ({ ...process.env, PATH: withoutLocalBins(process.env.PATH ?? "") });

function run(command, args, env) {
  // npm and the Node of node_modules are .cmd files on Windows, which only a shell starts; no argument holds a space.
  return spawnSync(command, args, { env, stdio: ["ignore", "pipe", 2], shell: process.platform === "win32" });
}

function install(root, reason) {
  console.error(`Installing what Deskwatch needs (${reason}); this takes about a minute.`);
  // On Windows a running node.exe inside node_modules cannot be deleted, which `npm ci` would try.
  const verb = process.platform === "win32" && existsSync("node_modules") ? "install" : "ci";
  const result = run("npm", [verb, "--no-audit", "--no-fund", "--loglevel=error"], envWithoutLocalBins());
  if (result.status !== 0) {
    console.error(`Installing failed: the lines above say why. Try "npm ${verb}" by hand, then repeat your command.`);
    process.exit(result.status ?? 1);
  }
}

/**
 * npm 10 takes the link of Node away again when it drops the same Node for other platforms, whose link has the same
 * name; asking for this platform's package once more puts it back.
 */
function linkNode(root) {
  const platform = process.platform === "win32" ? "win" : process.platform;
  const name = `node-${platform}-${process.arch}`;
  const modules = join(root, "node_modules");
  if (!existsSync(join(modules, name)) || existsSync(join(modules, ".bin", "node"))) return;
  run("npm", ["rebuild", name, "--loglevel=error"], envWithoutLocalBins());
}

/** The Node that the script after this one will run under: npm puts node_modules/.bin first on its PATH. */
function nodeAfterInstall(root) {
  const path = join(root, "node_modules", ".bin") + delimiter + (process.env.PATH ?? "");
  return String(run("node", ["--version"], { ...process.env, PATH: path }).stdout ?? "").trim();
}

export function ensureInstalled(root) {
  process.chdir(root);
  const reason = whyOutOfDate(root);
  if (reason !== undefined) install(root, reason);
  if (Number(process.versions.node.split(".")[0]) >= NEEDED_NODE) return;
  linkNode(root);
  const version = nodeAfterInstall(root);
  if (Number(version.slice(1).split(".")[0]) >= NEEDED_NODE) return;
  console.error(
    `Deskwatch needs Node ${NEEDED_NODE} or newer, found ${version || process.version}, and npm brought none for this ` +
      "platform: please install Node from nodejs.org and repeat your command.",
  );
  process.exit(1);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  // A folder may be named that is a package of its own: `node build/ensure-installed.mjs test/bench`.
  ensureInstalled(join(fileURLToPath(new URL("..", import.meta.url)), process.argv[2] ?? ""));
}
