// The headless commands: `npm run -s desk -- due ...`. Plain Node; see electron/cli/README.md.
import { ALL_COMMANDS } from "./cli/all-commands.ts";
import { runCli } from "./cli/run-cli.ts";

/** A reader that has seen enough (`| head`) closes the pipe: nothing is wrong. */
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});

process.exitCode = await runCli(ALL_COMMANDS, process.argv.slice(2), {
  out: (text) => void process.stdout.write(`${text}\n`),
  err: (text) => void process.stderr.write(`${text}\n`),
  isTerminal: process.stderr.isTTY,
});
