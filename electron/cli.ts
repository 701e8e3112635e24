// The headless commands: `npm run -s desk -- due ...`. Plain Node; see electron/cli/README.md.
import { backupCommand } from "./cli/backup-command.ts";
import { dueCommand } from "./cli/due/due-command.ts";
import { exampleCommand } from "./cli/example-command.ts";
import { importCommand } from "./cli/import-command.ts";
import { replayCommand } from "./cli/replay-command.ts";
import { runCli } from "./cli/run-cli.ts";
import { verifyCommand } from "./cli/verify-command.ts";

const commands = [dueCommand, replayCommand, importCommand, verifyCommand, backupCommand, exampleCommand];

/** A reader that has seen enough (`| head`) closes the pipe: nothing is wrong. */
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});

process.exitCode = await runCli(commands, process.argv.slice(2), {
  out: (text) => void process.stdout.write(`${text}\n`),
  err: (text) => void process.stderr.write(`${text}\n`),
  isTerminal: process.stderr.isTTY,
});
