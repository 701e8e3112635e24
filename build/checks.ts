import { buildIfStale } from "./build-if-stale.ts";
import { checkBoundaries, ROOMS } from "./check-boundaries.ts";
import { type Finished, runProgram } from "./run-child.ts";

/** One yes-or-no check of `npm test`; its output is shown only when it fails. */
export interface Check {
  name: string;
  what: string;
  run: () => Promise<Finished>;
}

const KNIP = ["--no-progress", "--treat-config-hints-as-errors"];

async function checkUnused(): Promise<Finished> {
  const everything = await runProgram("knip", KNIP);
  const shipped = await runProgram("knip", [...KNIP, "--production", "--include", "files,exports,types,duplicates"]);
  const output = [everything, shipped].map(({ output: said }) => said).join("\n");
  return { status: everything.status || shipped.status, output: output.trim() };
}

export const CHECKS: readonly Check[] = [
  { name: "types", what: "every room compiles", run: () => runProgram("tsc", ["-b"]) },
  {
    name: "lint",
    what: "the linter's rules and each room's doors",
    run: () => runProgram("oxlint", ["--type-aware", "--max-warnings=0", ...ROOMS]),
  },
  { name: "format", what: "one way of writing", run: () => runProgram("biome", ["ci", "."]) },
  { name: "boundaries", what: "who may import whom, through any number of files", run: () => checkBoundaries() },
  {
    name: "build",
    what: "the screen and the four programs bundle",
    run: async () => {
      try {
        await buildIfStale(() => {});
        return { status: 0, output: "" };
      } catch (error) {
        return { status: 1, output: error instanceof Error ? error.message : String(error) };
      }
    },
  },
  {
    name: "unused",
    what: "no dead files, exports or dependencies, and nothing shipped for tests alone",
    run: checkUnused,
  },
];
