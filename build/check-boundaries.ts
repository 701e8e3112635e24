import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Finished, ROOT, runProgram } from "./run-child.ts";

interface Violation {
  rule: { name: string; severity: string };
  from: string;
  to: string;
  via?: { name: string }[];
  cycle?: { name: string }[];
}

interface CruiseResult {
  summary: { violations: Violation[]; totalCruised: number };
}

export const ROOMS = ["shared", "electron", "renderer", "build", "test"];

const asLine = ({ rule, from, to, via, cycle }: Violation): string => {
  const path = [from, ...(cycle ?? via ?? []).map(({ name }) => name)];
  return `${rule.name}: ${path.length > 1 ? path.join(" -> ") : `${from} -> ${to}`}`;
};

/** Follows every import from every room of `root` and reports each one that goes through a forbidden door. */
export async function checkBoundaries(root: string = ROOT): Promise<Finished> {
  const config = join(ROOT, "build/boundaries.config.ts");
  const rooms = ROOMS.filter((room) => existsSync(join(root, room)));
  const { output } = await runProgram("depcruise", [...rooms, "--config", config, "-T", "json"], { cwd: root });
  const start = output.indexOf("{");
  if (start < 0) return { status: 1, output };
  // The shape is dependency-cruiser's documented JSON report; a different one fails on the next line.
  const { summary } = JSON.parse(output.slice(start)) as CruiseResult;
  // Without its TypeScript parser dependency-cruiser follows nothing and is content: count what it saw.
  if (!(summary.totalCruised > 0)) return { status: 1, output: "dependency-cruiser followed no modules at all" };
  const bad = summary.violations.filter(({ rule }) => rule.severity === "error");
  return { status: bad.length === 0 ? 0 : 1, output: bad.map(asLine).join("\n") };
}
