// `npm run bench`: runs every test/bench/*.bench.ts and prints its tables and the machine. `npm run bench -- queue`
// runs those whose file name contains the word. Nothing here fails on a slow machine: a missed goal is printed.
import { globSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { basename, join } from "node:path";
import Table from "cli-table3";
import { ROOT } from "./run-child.ts";

// build/ stands below test/ and imports nothing of it: the shape of test/bench/bench-table.ts, as read here.
interface Row {
  name: string;
  value: string;
  goal?: string;
  met?: boolean;
  note?: string;
}
interface BenchTable {
  title: string;
  rows: Row[];
}

function machineLine(): string {
  const [cpu] = cpus();
  const memory = `${Math.round(totalmem() / 2 ** 30)} GiB`;
  return `${cpu?.model.trim() ?? "unknown processor"}, ${cpus().length} cores, ${memory}, ${process.platform}, Node ${process.version}`;
}

function verdict({ met, note }: Row): string {
  const word = met === undefined ? "" : met ? "met" : "MISSED";
  return [word, note ?? ""].filter(Boolean).join(": ");
}

function printTable({ title, rows }: BenchTable): void {
  const table = new Table({ head: [title, "measured", "goal", ""], style: { head: [], border: [] }, wordWrap: true });
  for (const row of rows) table.push([row.name, row.value, row.goal ?? "", verdict(row)]);
  console.log(table.toString());
}

async function runFile(file: string): Promise<BenchTable[]> {
  // Each export whose name ends in Bench returns the tables of test/bench/bench-table.ts.
  const exported = (await import(join(ROOT, file))) as Record<string, () => Promise<BenchTable | BenchTable[]>>;
  const tables: BenchTable[] = [];
  for (const [name, bench] of Object.entries(exported)) {
    if (name.endsWith("Bench")) tables.push(...[await bench()].flat());
  }
  return tables;
}

const words = process.argv.slice(2);
const files = globSync("test/bench/**/*.bench.ts", { cwd: ROOT })
  .filter((file) => words.length === 0 || words.some((word) => basename(file).includes(word)))
  .toSorted();

console.log(machineLine());
let missed = 0;
for (const file of files) {
  console.log(`\n${file}`);
  for (const table of await runFile(file)) {
    printTable(table);
    missed += table.rows.filter(({ met }) => met === false).length;
  }
}
console.log(`\n${machineLine()}\n${files.length} files measured, ${missed} goals missed`);
