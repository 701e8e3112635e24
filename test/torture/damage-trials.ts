import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { bundledProjector } from "../../electron/core/projector.ts";
import { type OpenedDesk, openDesk } from "../../electron/host/open-desk.ts";
import { openForReading, verifyDesk } from "../../electron/store/verify.ts";
import { bridgeTo } from "../support/core/bridge.ts";
import { type Answers, answersOf } from "./answers-of.ts";
import { damaged } from "./damage.ts";
import { randomOf } from "./desk-at-work.ts";
import type { WorkerOrder } from "./worker-order.ts";

type DamageOrder = Extract<WorkerOrder, { role: "damage" }>;
type Say = (line: string) => void;

/** How it ended: the last is what must not be. */
type Ending = "refused" | "same" | "told" | "seen by verify alone" | "seen by no check";

const ENDS = ["", "-wal", "-told"];
const LOOK_MS = 20_000;

/** Spoils a desk file in one way after the other, and looks whether whoever opens it is told, or given what was there. */
export async function damageTrials(order: DamageOrder, say: Say): Promise<void> {
  const sound = new Map<string, Answers>();
  for (const file of [order.closed, order.killed]) {
    const answers = await trial(order, { file }, null);
    if (typeof answers === "string") throw new Error(`The file is not sound before it is damaged: ${answers}`);
    sound.set(file, answers);
  }
  for (let seed = order.fromSeed; seed < order.toSeed; seed += 1) {
    const random = randomOf(seed);
    const { file, which } = targetOf(order, random);
    const { bytes, how } = damaged(readFileSync(file + which), random, order.skipsLook === true ? "letter" : "any");
    const where = file === order.closed ? "a closed file" : `a killed file${which}`;
    try {
      const ending = await trial(order, { file, which, bytes }, sound.get(file) ?? null);
      const kind = typeof ending === "string" ? ending : "same";
      // Verifying is what the control leaves out; what it alone would have seen is what nobody saw.
      const isUnseen = kind === "seen by no check" || (order.skipsLook === true && kind === "seen by verify alone");
      const failures = isUnseen ? [`${how} of ${where}: ${kind}`] : [];
      say(`trial ${JSON.stringify({ seed, failures, kind })}`);
    } catch (fault) {
      const failures = [`${how} of ${where}: ${fault instanceof Error ? fault.stack : String(fault)}`];
      say(`trial ${JSON.stringify({ seed, failures })}`);
    }
  }
}

/** Half of it in a closed file, whose every page counts; the rest where part of what counts stands in the log. */
function targetOf(order: DamageOrder, random: () => number): { readonly file: string; readonly which: string } {
  const drawn = random();
  if (order.skipsLook === true || drawn < 0.5) return { file: order.closed, which: "" };
  return { file: order.killed, which: drawn < 0.7 ? "" : "-wal" };
}

interface Spoilt {
  readonly file: string;
  /** Which of its files, and what stands in that; without it nothing is spoilt. */
  readonly which?: string;
  readonly bytes?: Buffer;
}

async function trial(order: DamageOrder, spoilt: Spoilt, sound: Answers | null): Promise<Ending | Answers> {
  const folder = join(order.folder, `trial-${process.pid}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  const file = join(folder, "one.desk");
  for (const end of ENDS) if (existsSync(spoilt.file + end)) copyFileSync(spoilt.file + end, file + end);
  if (spoilt.bytes !== undefined) writeFileSync(file + (spoilt.which ?? ""), spoilt.bytes);
  const slowCheck = { firstAfterMs: order.skipsLook === true ? 1e9 : 0, idleMs: 0, pauseMs: 0 };
  const opened = openDesk({ file, host: "browser host", productVersion: "torture", slowCheck });
  if (!opened.ok) return "refused";
  try {
    return await ending(opened.value, order, file, sound);
  } finally {
    opened.value.close();
  }
}

async function ending(
  desk: OpenedDesk,
  order: DamageOrder,
  file: string,
  sound: Answers | null,
): Promise<Ending | Answers> {
  const bridge = bridgeTo(desk);
  const early = await answersOf(bridge);
  if (order.skipsLook !== true) await lookedAt(desk);
  const { told, ...late } = await answersOf(bridge);
  if (sound === null) return { ...late, told };
  const asSound = JSON.stringify(sound.answers);
  if (JSON.stringify(late.answers) === asSound && JSON.stringify(early.answers) === asSound) return "same";
  if (told || early.told) return "told";
  if (JSON.stringify(late.answers) === asSound) return "told";
  return isSeenByVerify(file) ? "seen by verify alone" : "seen by no check";
}

/** The desk looks at its whole file once. */
async function lookedAt(desk: OpenedDesk): Promise<void> {
  const ended = new Promise<void>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error("The look at the whole file never ended.")), LOOK_MS);
    const stop = desk.subscribe(({ name }) => {
      if (name !== "desk.changed") return;
      clearTimeout(late);
      stop();
      resolve();
    });
  });
  desk.start();
  await ended;
}

function isSeenByVerify(file: string): boolean {
  const reading = openForReading(file);
  if (!reading.ok) return true;
  const { isSound } = verifyDesk(file, reading.value.connection, bundledProjector());
  reading.value.close();
  return !isSound;
}
