// Service time reckoned by Deskwatch and by the npm alternatives, in one run. `node test/bench/calendar.bench.ts`
import { readFileSync } from "node:fs";
import { cpus } from "node:os";
import type { BenchTable } from "./bench-table.ts";
import type { Contender } from "./calendar-contenders.ts";
import { median } from "./median.ts";

/** What one contender took for one operation. */
interface Timing {
  readonly name: string;
  readonly nsPerCall: number;
  /** How many of the sample's answers equal Deskwatch's. */
  readonly agreeing: number;
}

interface Question {
  readonly from: number;
  readonly minutes: number;
  readonly to: number;
}

const ROUNDS = 7;
const ROUND_MS = 150;
const SAMPLE = 512;

/** Tickets of one year at any minute, promises of up to five working days; the same every run. */
function sampleQuestions(): Question[] {
  let state = 12_345;
  function below(limit: number): number {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0; // a plain congruential generator
    return Math.floor((state / 4_294_967_296) * limit);
  }
  const year = Date.UTC(2026, 0, 2) / 60_000;
  return Array.from({ length: SAMPLE }, () => {
    const from = (year + below(340 * 1_440)) * 60_000;
    return { from, minutes: 1 + below(5 * 480), to: from + below(7 * 1_440) * 60_000 };
  });
}

/** Nanoseconds a call: the median of several rounds of at least 150 ms, after one that is not counted. */
function measure(call: (question: Question) => number, questions: readonly Question[]): number {
  const rounds: number[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    let calls = 0;
    let sum = 0;
    const start = performance.now();
    while (performance.now() - start < ROUND_MS) {
      for (const question of questions) sum += call(question);
      calls += questions.length;
    }
    if (Number.isNaN(sum)) throw new Error("A contender answered with something that is not a number.");
    if (round > 0) rounds.push(((performance.now() - start) / calls) * 1e6);
  }
  return median(rounds);
}

function addQuestion(contender: Contender): (question: Question) => number {
  const { add } = contender;
  return ({ from, minutes }) => add(from, minutes);
}

function betweenQuestion(contender: Contender): (question: Question) => number {
  const { between } = contender;
  return ({ from, to }) => between(from, to);
}

/** Measures every contender on the same questions: a five-day week with bank holidays. */
export async function calendarBench(): Promise<BenchTable[]> {
  // The alternatives reckon in the system's zone, so it must be London before any of them is loaded.
  process.env["TZ"] = "Europe/London";
  const { deskwatch, openingHours, dayjsBusinessTime, momentBusinessTime, luxonByHand } = await import(
    "./calendar-contenders.ts"
  );
  const list = new URL("../../shared/calendar/holidays/england-and-wales.json", import.meta.url);
  const holidays = (JSON.parse(readFileSync(list, "utf8")) as { date: string }[]).map(({ date }) => date); // our own file
  const ours = deskwatch();
  const others = [openingHours(), dayjsBusinessTime(holidays), momentBusinessTime(holidays), luxonByHand(holidays)];
  const add = compare(addQuestion, ours, others);
  const between = compare(betweenQuestion, ours, others);
  const bareNs = measure(({ from }) => ours.bareSearch(from), sampleQuestions());
  return [table("addServiceTime", add, bareNs), table("serviceTimeBetween", between, bareNs)];
}

/** Deskwatch's timing first. */
function compare(
  ask: (contender: Contender) => (question: Question) => number,
  ours: Contender,
  others: readonly Contender[],
): Timing[] {
  const questions = sampleQuestions();
  const answers = questions.map(ask(ours));
  const own = { name: ours.name, nsPerCall: measure(ask(ours), questions), agreeing: SAMPLE };
  const rest = others.map((contender) => {
    const call = ask(contender);
    const agreeing = questions.filter((question, index) => call(question) === answers[index]).length;
    return { name: contender.name, nsPerCall: measure(call, questions), agreeing };
  });
  return [own, ...rest];
}

function table(operation: string, [own, ...others]: Timing[], bareNs: number): BenchTable {
  const ownNs = own?.nsPerCall ?? Number.NaN;
  const best = Math.min(...others.map((timing) => timing.nsPerCall));
  const margin = best / ownNs;
  const perSecond = 1e9 / ownNs;
  return {
    title: `${operation}, five-day week with holidays, ${SAMPLE} random questions, medians of ${ROUNDS} rounds`,
    rows: [
      { name: "Deskwatch, a call", value: length(ownNs) },
      { name: "Deskwatch, calls a second", value: whole(perSecond), goal: "3,000,000", met: perSecond > 3e6 },
      { name: "a bare binary search in the same array", value: length(bareNs) },
      { name: "times as long as that", value: (ownNs / bareNs).toFixed(2), goal: "2", met: ownNs <= 2 * bareNs },
      { name: "times faster than the best below", value: whole(margin), goal: "1,000", met: margin >= 1_000 },
      ...others.map(({ name, nsPerCall, agreeing }) => ({
        name: `${name}, a call`,
        value: length(nsPerCall),
        note: `${whole(nsPerCall / ownNs)} times as long; ${agreeing} of ${SAMPLE} answers the same`,
      })),
    ],
  };
}

function length(ns: number): string {
  return ns < 1_000 ? `${ns.toFixed(0)} ns` : `${(ns / 1_000).toFixed(1)} us`;
}

function whole(value: number): string {
  return Math.round(value).toLocaleString("en");
}

if (import.meta.main) {
  for (const { title, rows } of await calendarBench()) {
    console.log(title);
    console.table(rows);
  }
  console.log(`${cpus().length} x ${cpus()[0]?.model.trim()}, Node ${process.version}`);
}
