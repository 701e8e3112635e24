/** Where a command writes: its answer to `out`, what a person watches meanwhile to `err`. */
export interface CommandOutput {
  out(text: string): void;
  err(text: string): void;
  /** Progress overwrites its line on a terminal and stays out of files and pipes. */
  readonly isTerminal: boolean;
}

/** A flag of a command: what follows it, and what it is for. */
export interface Flag {
  readonly value: string | null;
  readonly help: string;
}

export type FlagValues = Readonly<Record<string, string | boolean | undefined>>;

export interface CommandInput {
  readonly flags: FlagValues;
  readonly files: readonly string[];
  readonly output: CommandOutput;
}

/** 0: done and sound; 1: done, and something is wrong; 2: not understood, nothing was done; 130: stopped by Ctrl-C. */
export type ExitCode = 0 | 1 | 2 | 130;

export interface Command {
  readonly name: string;
  /** The line that says how it is called, after the name. */
  readonly usage: string;
  readonly summary: string;
  readonly takesFile: boolean;
  readonly flags: Readonly<Record<string, Flag>>;
  run(input: CommandInput): Promise<ExitCode> | ExitCode;
}

/** Something the person typed cannot be used. The message is a sentence that says what can. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** Understood, but it cannot be done: the file is held, damaged, or something else. The message says what to do. */
export class CommandFailed extends Error {
  override readonly name = "CommandFailed";
}

export const JSON_FLAG: Readonly<Record<string, Flag>> = {
  json: { value: null, help: "answer as JSON, instants with their offset" },
};
export const DB_FLAG: Readonly<Record<string, Flag>> = {
  db: { value: "FILE", help: "the desk file" },
};

/** The text after a flag that has to be there. @throws UsageError where it is not. */
export function needed(flags: FlagValues, name: string, example: string): string {
  const value = flags[name];
  if (typeof value === "string" && value !== "") return value;
  throw new UsageError(`--${name} is missing, for instance --${name} ${example}.`);
}

/** The text after a flag that may be left out. */
export function optional(flags: FlagValues, name: string): string | undefined {
  const value = flags[name];
  if (value === "") throw new UsageError(`--${name} is empty.`);
  return typeof value === "string" ? value : undefined;
}

/** The one file a command works on. @throws UsageError where there is none, or more. */
export function onlyFile({ files }: CommandInput, what: string): string {
  const [file, ...others] = files;
  if (file === undefined || file === "") throw new UsageError(`Name ${what}.`);
  if (others.length > 0) throw new UsageError(`One file at a time: ${others.join(", ")} is too many.`);
  return file;
}

export function printJson({ output }: CommandInput, value: unknown): void {
  output.out(JSON.stringify(value, null, 2));
}
