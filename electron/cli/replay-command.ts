import { readFileSync } from "node:fs";
import { bundledAgreements } from "../../shared/agreement/registry.ts";
import { openZone, type Zone } from "../../shared/calendar/zone.ts";
import {
  type Command,
  CommandFailed,
  type CommandInput,
  JSON_FLAG,
  onlyFile,
  printJson,
  UsageError,
} from "./command.ts";
import { isoLocal } from "./local-words.ts";
import { type ExampleOutcome, type ReplayOutcome, replayFile } from "./replay/replay-file.ts";
import type { Difference } from "./replay/same-value.ts";
import { table } from "./table.ts";

export const replayCommand: Command = {
  name: "replay",
  usage: "FILE",
  summary: "Run ticket histories and compare every expected moment with what the clocks say",
  takesFile: true,
  flags: { ...JSON_FLAG },
  run: (input) => {
    const json = readJson(onlyFile(input, "the file of histories: desk replay worked-examples.json"));
    const replayed = replayFile(json, bundledAgreements());
    if (!replayed.ok) throw new CommandFailed(`This is not a file of histories: ${replayed.error}`);
    const outcome = inLocalTime(replayed.value);
    if (input.flags["json"] === true) printJson(input, outcome);
    else print(input, outcome);
    return outcome.agreed === outcome.examples.length && outcome.problems.length === 0 ? 0 : 1;
  },
};

function readJson(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}.`);
  }
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    throw new CommandFailed(`${file} is not JSON: ${error instanceof Error ? error.message : String(error)}.`);
  }
}

function print({ output }: CommandInput, { examples, agreed, problems, notes }: ReplayOutcome): void {
  for (const example of examples) {
    output.out(`${example.agrees ? "agrees " : "DIFFERS"}  ${example.id}  ${example.title}`.trimEnd());
    if (!example.agrees) output.out(differences(example.differences));
  }
  for (const problem of problems) output.out(`Problem: ${problem}`);
  for (const note of notes) output.out(`Note: ${note}`);
  output.out(`${agreed} of ${examples.length} examples agree`);
}

function differences(found: readonly Difference[]): string {
  const rows = found.map(({ field, expected, actual }) => [`    ${field}`, expected, actual]);
  return table(["    field", "expected", "actual"], rows);
}

const INSTANT = /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})/g;

/** Differences are read in the time of the desk they are about. */
function inLocalTime(outcome: ReplayOutcome): ReplayOutcome {
  const examples = outcome.examples.map((example): ExampleOutcome => {
    const zone = example.zone === null ? undefined : openZone(example.zone);
    if (zone?.ok !== true) return example;
    const local = (text: string): string => text.replace(INSTANT, (instant) => localOr(zone.value, instant));
    const differing = example.differences.map(({ field, expected, actual }) => {
      return { field, expected: local(expected), actual: local(actual) };
    });
    return { ...example, differences: differing };
  });
  return { ...outcome, examples };
}

/** A moment outside the years the zones are known for is left as the file wrote it. */
function localOr(zone: Zone, instant: string): string {
  const at = Date.parse(instant);
  return at >= 0 && at < LAST ? isoLocal(zone, at) : instant;
}

const LAST = Date.UTC(2199, 0, 1);
