import type { ClockJump, Draft } from "../../shared/contract/views.ts";
import type { Store } from "../core/ports.ts";
import type { Connection } from "./connection.ts";

export type DeskData = Pick<
  Store,
  | "drafts"
  | "saveDraft"
  | "discardDraft"
  | "clockJumps"
  | "recordClockJump"
  | "lastCheckedAt"
  | "recordCheck"
  | "heardUpTo"
  | "recordHeard"
>;

/** As many jumps as anyone reads; all are kept. */
const SHOWN_JUMPS = 50;
/** Clocks are checked after every commit; writing that down each time would double what every command costs. */
const CHECK_KEPT_EVERY_MS = 10_000;

/** What this console keeps for itself beside the log: half-written forms, how its clock ran, what was heard. */
export function openDeskData(db: Connection): DeskData {
  return { ...drafts(db), ...clockRecord(db), ...heardMark(db) };
}

/** Those that write. */
export function writesOf(data: DeskData) {
  const { saveDraft, discardDraft, recordClockJump, recordCheck, recordHeard } = data;
  return { saveDraft, discardDraft, recordClockJump, recordCheck, recordHeard };
}

function drafts(db: Connection): Pick<DeskData, "drafts" | "saveDraft" | "discardDraft"> {
  const list = db.prepare<[string], Draft>(
    'SELECT subject, form, saved_at AS "savedAt", fields FROM draft WHERE subject = ? ORDER BY saved_at, form',
  );
  const save = db.prepare("INSERT OR REPLACE INTO draft (subject, form, saved_at, fields) VALUES (?, ?, ?, ?)");
  const discard = db.prepare("DELETE FROM draft WHERE subject = ? AND form = ?");
  return {
    drafts: (subject) => list.all(subject),
    saveDraft: ({ subject, form, savedAt, fields }) => void save.run(subject, form, savedAt, fields),
    discardDraft: ({ subject, form }) => void discard.run(subject, form),
  };
}

function clockRecord(
  db: Connection,
): Pick<DeskData, "clockJumps" | "recordClockJump" | "lastCheckedAt" | "recordCheck"> {
  const jumps = db.prepare<[], ClockJump>(
    `SELECT at, byMs FROM (SELECT number, at, by_ms AS "byMs" FROM clock_jump ORDER BY number DESC LIMIT ${SHOWN_JUMPS})
     ORDER BY number`,
  );
  const addJump = db.prepare("INSERT INTO clock_jump (at, by_ms) VALUES (?, ?)");
  const checked = db.prepare<[], number>("SELECT at FROM last_check WHERE id = 1").pluck();
  let kept = checked.get();
  let latest = kept;
  const check = db.prepare("INSERT OR REPLACE INTO last_check (id, at) VALUES (1, ?)");
  return {
    clockJumps: () => jumps.all(),
    recordClockJump: (jump) => void addJump.run(jump.at, jump.byMs),
    lastCheckedAt: () => latest ?? null,
    recordCheck: (at) => {
      latest = at;
      if (kept !== undefined && Math.abs(at - kept) < CHECK_KEPT_EVERY_MS) return;
      check.run(at);
      kept = at;
    },
  };
}

function heardMark(db: Connection): Pick<DeskData, "heardUpTo" | "recordHeard"> {
  const read = db.prepare<[], number>("SELECT position FROM heard_mark").pluck();
  const record = db.prepare("UPDATE heard_mark SET position = ?");
  return { heardUpTo: () => read.get() ?? 0, recordHeard: (position) => void record.run(position) };
}
