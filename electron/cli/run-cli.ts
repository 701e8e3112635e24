import { parseArgs } from "node:util";
import {
  type Command,
  CommandFailed,
  type CommandOutput,
  type ExitCode,
  type FlagValues,
  UsageError,
} from "./command.ts";
import { facts } from "./table.ts";

/** Finds the command, reads its flags, runs it, and says in a sentence what went wrong. */
export async function runCli(
  commands: readonly Command[],
  args: readonly string[],
  output: CommandOutput,
): Promise<ExitCode> {
  const [name, ...rest] = args;
  if (name === undefined || name === "help" || name === "--help" || name === "-h") {
    const asked = commands.find((command) => command.name === rest[0]);
    output.out(asked === undefined ? overview(commands) : help(asked));
    return name === undefined ? 2 : 0;
  }
  const command = commands.find((candidate) => candidate.name === name);
  if (command === undefined) {
    const message = `There is no command "${name}". There are: ${commands.map((each) => each.name).join(", ")}.`;
    if (rest.includes("--json")) output.out(JSON.stringify({ error: message }));
    output.err(message);
    return 2;
  }
  return runCommand(command, rest, output);
}

async function runCommand(command: Command, args: readonly string[], output: CommandOutput): Promise<ExitCode> {
  try {
    const { flags, files } = readFlags(command, args);
    if (flags["help"] === true) {
      output.out(help(command));
      return 0;
    }
    return await command.run({ flags, files, output });
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof CommandFailed)) throw error;
    // Who asked for JSON reads standard output, and must find there that there is no answer.
    if (args.includes("--json")) output.out(JSON.stringify({ error: error.message }));
    const isUsage = error instanceof UsageError;
    output.err(isUsage ? `${error.message}\nSee: desk ${command.name} --help` : error.message);
    return isUsage ? 2 : 1;
  }
}

function readFlags(command: Command, args: readonly string[]): { flags: FlagValues; files: readonly string[] } {
  const known = { ...command.flags, help: { value: null } };
  const options = Object.fromEntries(
    Object.entries(known).map(([name, { value }]) => {
      const type = value === null ? ("boolean" as const) : ("string" as const);
      return [name, name === "help" ? { type, short: "h" } : { type }];
    }),
  );
  try {
    const parsed = parseArgs({ args: [...args], options, allowPositionals: true, strict: true, tokens: true });
    refuseRepeats(parsed.tokens.flatMap((token) => (token.kind === "option" ? [token.name] : [])));
    return { flags: parsed.values, files: parsed.positionals };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(flagSentence(command, error));
  }
}

/** Of a flag given twice the platform silently takes the last. */
function refuseRepeats(names: readonly string[]): void {
  const repeated = names.find((name, index) => names.indexOf(name) < index);
  if (repeated !== undefined) throw new UsageError(`--${repeated} is given twice. Which one is meant?`);
}

/** The platform's own wording is for programmers; its first sentence names the flag. */
function flagSentence(command: Command, error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const flag = /'(--?[^'\s]+)/.exec(message)?.[1];
  if (flag === undefined) return message;
  if (message.startsWith("Unknown option")) {
    const known = Object.keys(command.flags).map((name) => `--${name}`);
    return `There is no flag ${flag} for ${command.name}. There are: ${known.join(", ")}.`;
  }
  return message.includes("does not take an argument")
    ? `${flag} stands alone, without a value.`
    : `${flag} needs a value after it.`;
}

function overview(commands: readonly Command[]): string {
  const lines = commands.map(({ name, summary }) => [`  ${name}`, summary] as const);
  return [
    "Deskwatch's headless commands: npm run -s desk -- COMMAND ...",
    "",
    facts(lines),
    "",
    "desk COMMAND --help says more.",
  ].join("\n");
}

function help({ name, usage, summary, flags }: Command): string {
  const lines = Object.entries(flags).map(([flag, { value, help: text }]) => {
    return [`  --${flag}${value === null ? "" : ` ${value}`}`, text] as const;
  });
  return [`desk ${name} ${usage}`, "", `${summary}.`, "", facts(lines)].join("\n");
}
