import { z } from "zod";
import { BoardCommand } from "../change/board/board-actions.ts";
import { ChangeCommand } from "../change/change-actions.ts";
import { LEVELS } from "../change/change-parts.ts";
import type { ScheduleFinding } from "../change/schedule/finding.ts";
import { TemplateCommand } from "../change/template/template-kind.ts";
import { WorkCommand } from "../change/work/work-actions.ts";
import { answering } from "./answering.ts";
import {
  type BoardsView,
  CHANGE_LISTS,
  type ChangeDone,
  type ChangePage,
  type ChangeView,
  type DocumentFile,
  type ScheduleEntry,
  type TemplatesView,
  type WorkView,
} from "./change-views.ts";

const instant = z.int().min(0).max(7_258_118_400_000);
const id = z.uuid();
const span = { from: instant, until: instant } as const;
/** What every command about a record of changes carries besides the command. */
const sent = {
  commandId: z.uuid(),
  /** When it happened, if that was not just now: a vote noted down in a meeting. */
  happenedAt: instant.optional(),
  /** The version the person was looking at; a mismatch that matters is answered `conflict`. */
  expectedVersion: z.int().min(0).optional(),
} as const;

/** What the changes list shows. Everything optional: an empty filter is every change that is not over. */
export const ChangeFilter = z.strictObject({
  list: z.enum(CHANGE_LISTS).default("open"),
  levels: z.array(z.enum(LEVELS)).max(LEVELS.length).readonly().default([]),
  agreements: z.array(z.string().max(200)).max(200).readonly().default([]),
  /** Free text; any string is a search, never an error. */
  text: z.string().max(500).default(""),
});
export type ChangeFilter = z.infer<typeof ChangeFilter>;

/** Every request about changes, boards, standard changes and the forward schedule. */
export const changeRequests = {
  "change.list": answering<ChangePage>()(
    z.strictObject({
      filter: ChangeFilter,
      offset: z.int().min(0).default(0),
      limit: z.int().min(1).max(10_000).default(500),
    }),
  ),
  "change.open": answering<ChangeView>()(z.strictObject({ id })),
  "change.command": answering<ChangeDone>()(z.strictObject({ ...sent, changeId: id, command: ChangeCommand })),
  /** What the rules of the schedule have against a time for a change: said before it is put there. */
  "change.checkSlot": answering<readonly ScheduleFinding[]>()(z.strictObject({ id, ...span })),
  "board.list": answering<BoardsView>()(z.strictObject({})),
  "board.command": answering<{ readonly id: string; readonly version: number }>()(
    z.strictObject({ ...sent, boardId: id, command: BoardCommand }),
  ),
  /** What waits for a board now, or the minutes of one of its meetings, as HTML to print. `meetingId` null: the agenda. */
  "board.document": answering<DocumentFile>()(z.strictObject({ boardId: id, meetingId: id.nullable() })),
  "template.list": answering<TemplatesView>()(z.strictObject({})),
  "template.command": answering<{ readonly id: string; readonly version: number }>()(
    z.strictObject({ ...sent, templateId: id, rulesId: z.string().max(200), command: TemplateCommand }),
  ),
  "schedule.list": answering<readonly ScheduleEntry[]>()(z.strictObject(span)),
  "work.open": answering<WorkView>()(z.strictObject({ id })),
  "work.command": answering<{ readonly id: string; readonly version: number }>()(
    z.strictObject({ ...sent, workId: id, command: WorkCommand }),
  ),
  /** The schedule as an iCalendar file: everything in a span, or one entry. */
  "schedule.export": answering<{ readonly fileName: string; readonly text: string }>()(
    z.strictObject({ ...span, entryId: id.optional() }),
  ),
} as const;
