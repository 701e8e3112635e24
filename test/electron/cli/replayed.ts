import { readFileSync } from "node:fs";
import { type ExampleOutcome, replayFile } from "../../../electron/cli/replay/replay-file.ts";
import { bundledAgreements } from "../../../shared/agreement/registry.ts";
import { expectOk } from "../../../shared/kernel/result.ts";

export interface Example {
  id: string;
  history: Record<string, unknown>[];
  expected: Record<string, unknown>;
  [field: string]: unknown;
}
export interface File {
  calendars?: Record<string, Record<string, unknown> | unknown[]>;
  targets: Record<string, Record<string, Record<string, unknown>>>;
  semantics: string[];
  examples: Example[];
}

/** The worked examples, fresh, to be changed by a test. */
export function fixture(): File {
  return JSON.parse(readFileSync(new URL("../../fixtures/worked-examples.json", import.meta.url), "utf8")) as File; // our own fixture
}

export function run(file: unknown) {
  return expectOk(replayFile(file, bundledAgreements()), "the file is well formed");
}

type Line = readonly [at: string, type: string, fields?: Record<string, unknown>];

/** One history of an agreement, numbered in the order in which it is written. */
export function example(agreement: string, lines: readonly Line[], expected: Record<string, unknown> = {}): Example {
  const history = lines.map(([at, type, fields], index) => ({ seq: index + 1, at, type, ...fields }));
  return { id: agreement, agreement, history, expected };
}

export function logged(at: string, priority: string, ticketType = "incident", channel = "phone"): Line {
  return [at, "logged", { priority, channel, ticketType }];
}

/** What one history differs in. */
export function differences(one: Example): ExampleOutcome["differences"] {
  return run({ examples: [one] }).examples[0]?.differences ?? [];
}

/** The sentences that say why one history cannot be run. */
export function problems(one: Example): readonly string[] {
  return differences(one).map(({ field, actual }) => (field === "history" ? actual : `${field}: ${actual}`));
}
