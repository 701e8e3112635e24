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
  const sound = await trial(order, null, null);
  if (typeof sound === "string") throw new Error(`The file is not sound before it is damaged: ${sound}`);
  for (let seed = order.fromSeed; seed < order.toSeed; seed += 1) {
    const random = randomOf(seed);
    const which = order.skipsLook !== true && existsSync(`${order.file}-wal`) && random() < 0.5 ? "-wal" : "";
    const { bytes, how } = damaged(
      readFileSync(order.file + which),
      random,
      order.skipsLook === true ? "letter" : "any",
    );
    try {
      const ending = await trial(order, { which, bytes }, sound);
      const kind = typeof ending === "string" ? ending : "same";
      // Verifying is what the control leaves out; what it alone would have seen is what nobody saw.
      const isUnseen = kind === "seen by no check" || (order.skipsLook === true && kind === "seen by verify alone");
      const failures = isUnseen ? [`${how} of the file${which}: ${kind}`] : [];
      say(`trial ${JSON.stringify({ seed, failures, kind })}`);
    } catch (fault) {
      const failures = [`${how} of the file${which}: ${fault instanceof Error ? fault.stack : String(fault)}`];
      say(`trial ${JSON.stringify({ seed, failures })}`);
    }
  }
}

/** Without damage: the answers to compare with. */
async function trial(
  order: DamageOrder,
  damage: { readonly which: string; readonly bytes: Buffer } | null,
  sound: Answers | null,
): Promise<Ending | Answers> {
  const folder = join(order.folder, `trial-${process.pid}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  const file = join(folder, "one.desk");
  for (const end of ENDS) if (existsSync(order.file + end)) copyFileSync(order.file + end, file + end);
  if (damage !== null) writeFileSync(file + damage.which, damage.bytes);
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
