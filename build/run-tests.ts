// `npm test`: every check and every test, one after another, and one last line with the count.
// `npm test -- unit test/shared` runs parts: types lint format boundaries unused unit store alone contract property process browser e2e.

import { addTallies, retriedLines, skippedLines, summaryLine, type Tally, timeLines } from "./tally.ts";
import { countChecks, countEndToEnd, countVitest } from "./test-parts.ts";
import { parseRequest } from "./test-request.ts";

const request = parseRequest(process.argv.slice(2));
if (typeof request === "string") {
  console.error(request);
  process.exit(2);
}

const tallies: Tally[] = [await countChecks(request.checks)];
if (request.projects.length > 0) tallies.push(await countVitest(request.projects, request.files));
if (request.endToEnd) tallies.push(await countEndToEnd(request.files));

const sum = addTallies(tallies);
console.log("");
for (const line of timeLines(sum, performance.now())) console.log(line);
for (const line of [...retriedLines(sum), ...skippedLines(sum)]) console.log(line);
console.log(summaryLine(sum));
// A run in which nothing passed has proved nothing, so it is no success either.
process.exitCode = sum.failed > 0 || sum.passed === 0 ? 1 : 0;
