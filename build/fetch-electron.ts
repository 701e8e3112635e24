// Fetches Electron's binary into its own cache and unpacks it, as Electron's installer does on first use. Run as a
// program of its own, so that giving up is only an exit: a network that refuses or is silent costs a few seconds.
import { createRequire } from "node:module";

const SILENCE_MS = 6_000;

interface Get {
  downloadArtifact: (details: object) => Promise<string>;
}

const requireHere = createRequire(import.meta.url);
const requireFromElectron = createRequire(requireHere.resolve("electron/package.json"));

let watchdog: NodeJS.Timeout | undefined;
const heardSomething = (): void => {
  clearTimeout(watchdog);
  watchdog = setTimeout(() => process.exit(1), SILENCE_MS);
};

heardSomething();
try {
  const { version } = requireFromElectron("./package.json");
  // Electron's own downloader, reached through Electron because it is Electron's dependency and not ours.
  const { downloadArtifact } = requireFromElectron("@electron/get") as Get;
  await downloadArtifact({
    version,
    artifactName: "electron",
    platform: process.platform,
    arch: process.arch,
    checksums: requireFromElectron("./checksums.json"),
    cacheRoot: process.env["electron_config_cache"],
    downloadOptions: { quiet: true, getProgressCallback: heardSomething },
  });
  clearTimeout(watchdog);
  requireFromElectron("./install.js"); // finds the archive in the cache and unpacks it
} catch {
  process.exit(1);
}
