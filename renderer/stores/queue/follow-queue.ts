import { type AgreementState, versionKey } from "../agreement-store.ts";
import { assess, belongingOnes, patchRows, rearrange } from "./hold-still.ts";
import { loadCounts, loadQueue } from "./load-queue.ts";
import type { QueueDesk } from "./queue-desk.ts";

/** Pushes come in bursts; one question answers a burst. */
const GATHER_MS = 120;
/** As many ids as one request takes; a larger change (an import) is loaded anew. */
const MOST_AT_ONCE = 1_000;

/** Runs `work` once after so many milliseconds; returns what cancels it. */
export type After = (ms: number, work: () => void) => () => void;

/** Keeps the queue true from what the desk tells by itself and from the passing of time. */
export function followQueue(desk: QueueDesk, after: After): () => void {
  const changed = new Set<string>();
  let cancel: (() => void) | null = null;

  const flush = (): void => {
    cancel = null;
    const ids = [...changed];
    changed.clear();
    void (ids.length > MOST_AT_ONCE ? loadQueue(desk) : refetch(desk, ids));
  };
  const stops = [
    desk.client.subscribe((push) => {
      if (push.name === "stream.resynced") void loadQueue(desk);
      // Time alone makes a ticket missed; the desk looks at the clocks when that happens.
      if (push.name === "timers.checked") void loadCounts(desk);
      if (push.name !== "tickets.changed") return;
      for (const id of push.data.ids) changed.add(id);
      cancel ??= after(GATHER_MS, flush);
    }),
    desk.agreements.subscribe((state, before) => {
      // A desk just set up has its tickets sooner than the hours that divide its day: nobody has begun to read them.
      if (versionsOf(state) !== versionsOf(before) && desk.queue.getState().entries.length > 0) rearrange(desk);
    }),
    desk.ticker.subscribe(() => {
      if (desk.ticker.now() >= desk.queue.getState().holdsUntil) assess(desk);
    }),
  ];
  return () => {
    cancel?.();
    for (const stop of stops) stop();
  };
}

/** The versions in use as one text: equal texts, equal hours. */
function versionsOf({ current }: AgreementState): string {
  return current.map(({ id, version }) => versionKey(id, version)).join("\n");
}

async function refetch(desk: QueueDesk, ids: readonly string[]): Promise<void> {
  void loadCounts(desk);
  const answer = await desk.client.request("queue.rows", { ids: [...ids] });
  if (!answer.ok) return;
  const { rows } = desk.queue.getState();
  const known = answer.value.filter(({ id }) => rows.has(id));
  const unknown = answer.value.filter(({ id }) => !rows.has(id));
  patchRows(desk, [...known, ...(await belongingOnes(desk, unknown))]);
}
