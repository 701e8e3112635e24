import type { Role } from "../agreement/roles.ts";
import type { Calendar } from "../calendar/calendar.ts";
import type { RecordContext } from "../kernel/record-context.ts";
import type { Board } from "./board/board.ts";
import type { ChangeRules } from "./rules/change-rules.ts";
import type { PlannedEntry } from "./schedule/planned-entry.ts";
import type { Template } from "./template/template.ts";

/** What a rule of change may look at besides the change: the agreement's rules and calendar, and the moment in question. */
export interface ChangeAround extends RecordContext {
  readonly rules: ChangeRules;
  /** The agreement's service calendar: voting periods and notices run in it. */
  readonly calendar: Calendar;
  /** The roles of whoever acts; none for timers and imports. */
  readonly roles: readonly Role[];
}

/** What another record is, as far as a change needs to know it. */
export interface LinkedRecord {
  readonly kind: "critical-incident" | "incident" | "service-request" | "problem" | "change";
}

/** Everything a decision about a change may read. The records it asks for are its premises: who decides it anew asks them again. */
export interface ChangeContext extends ChangeAround {
  /** The number a new change gets. */
  readonly reference: string;
  board(boardId: string): Board | null;
  template(templateId: string): Template | null;
  linked(recordId: string): LinkedRecord | null;
  /** Changes and planned work on the schedule that touch a time, this change left out. */
  planned(from: number, until: number): readonly PlannedEntry[];
}
