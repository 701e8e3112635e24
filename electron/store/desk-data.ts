import { z } from "zod";
import type { ClockJump, Draft } from "../../shared/contract/views.ts";
import type { DeskSettings, KeptView, Store } from "../core/ports.ts";
import type { Connection } from "./connection.ts";

export type DeskData = Pick<
  Store,
  | "settings"
  | "saveSettings"
  | "drafts"
  | "saveDraft"
  | "discardDraft"
  | "savedViews"
  | "saveView"
  | "removeView"
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
const NOT_SET_UP: DeskSettings = { agreements: [], people: [], sites: [] };

/** What the desk keeps beside its tickets. */
export function openDeskData(db: Connection, settingsDamaged: () => void): DeskData {
  return { ...settings(db, settingsDamaged), ...drafts(db), ...savedViews(db), ...clockRecord(db), ...heardMark(db) };
}

/** Those that write. */
export function writesOf(data: DeskData) {
  const { saveSettings, saveDraft, discardDraft, saveView, removeView, recordClockJump, recordCheck, recordHeard } =
    data;
  return { saveSettings, saveDraft, discardDraft, saveView, removeView, recordClockJump, recordCheck, recordHeard };
}

function settings(db: Connection, damaged: () => void): Pick<DeskData, "settings" | "saveSettings"> {
  const read = db.prepare<[], string>("SELECT settings FROM desk_setting WHERE id = 1").pluck();
  const save = db.prepare("INSERT OR REPLACE INTO desk_setting (id, settings) VALUES (1, ?)");
  const remember = db.prepare("INSERT INTO desk_setting_history (changed_at, changed_by, settings) VALUES (?, ?, ?)");
  const earlier = db.prepare<[], string>("SELECT settings FROM desk_setting_history ORDER BY number DESC").pluck();
  let latest: { readonly text: string; readonly value: DeskSettings | null } | null = null;
  return {
    settings: () => {
      const text = read.get();
      if (text === undefined) return NOT_SET_UP;
      if (latest?.text !== text) latest = { text, value: readSettings(text) };
      if (latest.value !== null) return latest.value;
      damaged();
      return earlier.all().flatMap((old) => readSettings(old) ?? [])[0] ?? NOT_SET_UP;
    },
    saveSettings: (value, actor, at) => {
      const text = JSON.stringify(value);
      const saveBoth = (): void => {
        save.run(text);
        remember.run(at, actor, text);
      };
      db.transaction(saveBoth).immediate();
    },
  };
}

const Settings = z.object({
  agreements: z.array(z.string()),
  people: z.array(z.object({})),
  sites: z.array(z.string()),
});

/** Null where it is not what was written. */
function readSettings(text: string): DeskSettings | null {
  try {
    const value: unknown = JSON.parse(text);
    // Written by saveSettings as the JSON of this very type; what is looked at is that nothing of it is gone.
    return Settings.safeParse(value).success ? (value as DeskSettings) : null;
  } catch {
    return null;
  }
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

function savedViews(db: Connection): Pick<DeskData, "savedViews" | "saveView" | "removeView"> {
  const list = db.prepare<[], KeptView>("SELECT id, name, filter FROM saved_view ORDER BY name COLLATE NOCASE, id");
  const save = db.prepare("INSERT OR REPLACE INTO saved_view (id, name, filter) VALUES (?, ?, ?)");
  const remove = db.prepare("DELETE FROM saved_view WHERE id = ?");
  return {
    savedViews: () => list.all(),
    saveView: (view) => void save.run(view.id, view.name, view.filter),
    removeView: (id) => void remove.run(id),
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
