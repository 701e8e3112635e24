import type { Board } from "../change/board/board.ts";
import type { Change, ChangeStatus } from "../change/change.ts";
import type { ChangeEvent } from "../change/change-kind.ts";
import type { Level } from "../change/change-parts.ts";
import type { Window } from "../change/content.ts";
import type { WhatsNext } from "../change/next-step.ts";
import type { ScheduleFinding } from "../change/schedule/finding.ts";
import type { Template } from "../change/template/template.ts";
import type { PlannedWork } from "../change/work/planned-work.ts";
import type { CommandId, PersonId, StationId } from "../kernel/ids.ts";
import type { Instant } from "../kernel/instant.ts";

/** The lists of the changes screen. `to-decide` and `to-vote` are those of who asks. */
export const CHANGE_LISTS = [
  "open",
  "to-decide",
  "to-vote",
  "with-customer",
  "scheduled",
  "to-review",
  "ended",
] as const;
export type ChangeList = (typeof CHANGE_LISTS)[number];

/** How a vote stands, for a row: the counts, and when it closes. */
export interface RowBallot {
  readonly boardId: string;
  readonly seats: number;
  readonly yes: number;
  readonly no: number;
  readonly open: number;
  readonly closesAt: Instant;
}

/** One row of the changes list. Names are looked up in the page's `names`. */
export interface ChangeRow {
  readonly id: string;
  readonly reference: string;
  readonly rulesId: string;
  readonly status: ChangeStatus;
  readonly level: Level | null;
  readonly levelAgreement: "proposed" | "agreed" | "disputed" | "settled" | null;
  readonly isProject: boolean;
  readonly isStandard: boolean;
  readonly summary: string;
  readonly site: string;
  readonly customer: string;
  readonly owner: PersonId | null;
  readonly team: string | null;
  readonly services: readonly string[];
  readonly next: WhatsNext | null;
  readonly ballot: RowBallot | null;
  /** Negotiated with the customer. */
  readonly dueAt: Instant | null;
  readonly slot: Window | null;
  readonly outcome: "implemented" | "backed-out" | "failed" | null;
  readonly loggedAt: Instant;
  readonly changedAt: Instant;
  readonly version: number;
}

export interface ChangePage {
  readonly rows: readonly ChangeRow[];
  readonly total: number;
  readonly counts: Readonly<Record<ChangeList, number>>;
  /** What everybody these rows speak of is called. */
  readonly names: Readonly<Record<string, string>>;
}

/** One event of a change with when it was recorded. */
export interface RecordedChangeEvent {
  readonly version: number;
  readonly recordedAt: Instant;
  readonly station: StationId;
  readonly commandId: CommandId;
  readonly event: ChangeEvent;
  /** Recorded by a timer where a late truth shows that it did not hold: it counts for nothing. */
  readonly isStruck: boolean;
}

/** One change whole: the screen works out sentences, seats and consequences from it by the same rules as the core. */
export interface ChangeView {
  readonly id: string;
  readonly change: Change;
  readonly version: number;
  readonly events: readonly RecordedChangeEvent[];
  readonly names: Readonly<Record<string, string>>;
  /** What boards and linked records are called. */
  readonly titles: Readonly<Record<string, string>>;
  /** What the rules have against the time it stands at on the schedule, or is asked for. */
  readonly findings: readonly ScheduleFinding[];
  readonly readOnlyBecause: string | null;
}

export interface ChangeDone {
  readonly id: string;
  readonly reference: string;
  readonly version: number;
  readonly wasRepeat: boolean;
}

export interface BoardsView {
  readonly boards: readonly Board[];
  readonly names: Readonly<Record<string, string>>;
}

/** A document of the record, to print, keep or send. */
export interface DocumentFile {
  readonly fileName: string;
  readonly html: string;
}

export interface TemplatesView {
  readonly templates: readonly Template[];
  readonly names: Readonly<Record<string, string>>;
}

/** What stands on the forward schedule: a scheduled change or planned work. */
export interface ScheduleEntry extends Window {
  readonly id: string;
  readonly kind: "change" | PlannedWork["kind"];
  readonly title: string;
  readonly description: string;
  readonly site: string;
  readonly services: readonly string[];
  readonly rulesId: string;
  readonly status: "planned" | "done" | "cancelled";
  readonly affectsAvailability: boolean;
  readonly version: number;
  readonly changedAt: Instant;
}

/** An entry of the schedule opened: the work, and what the rules have against its time. */
export interface WorkView {
  readonly work: PlannedWork;
  readonly version: number;
  readonly names: Readonly<Record<string, string>>;
  readonly findings: readonly ScheduleFinding[];
}
