import type { Calendar } from "../../../shared/calendar/calendar.ts";
import { wallOf } from "../../../shared/calendar/local-time.ts";
import type { Zone } from "../../../shared/calendar/zone.ts";
import { type Stage, type Standing, standing } from "../../../shared/clock/standing.ts";
import { isAtOnce, type NextPromise, type QueueRow } from "../../../shared/contract/queue-row.ts";
import type { Instant } from "../../../shared/kernel/instant.ts";
import { STAGE_WORDS } from "../../../shared/words/promise-words.ts";
import { lengthText, momentText, timeLeftText } from "../../../shared/words/time-text.ts";
import { zoneMark } from "../../components/zone-mark.ts";

/** What a row needs besides itself to say how it stands: the calendar its clocks run on. */
export type RowCalendar = Calendar | undefined;

/** The stage of a row: of its next promise, or of the ticket once nothing is owed. */
export function rowStage(row: QueueRow, calendar: RowCalendar, now: Instant): Stage {
  return stageAs(row, standingOf(row, calendar, now));
}

const standingOf = ({ next }: QueueRow, calendar: RowCalendar, now: Instant): Standing | null =>
  next === null ? null : standing(next, calendar, now);

function stageAs(row: QueueRow, stands: Standing | null): Stage {
  return isFinished(row) ? (row.verdict ?? "none") : (stands?.stage ?? "none");
}

const isFinished = ({ status }: QueueRow): boolean => status === "resolved" || status === "closed";

/** The word for the stage; of a finished ticket how its promises ended. */
export function stageWord(row: QueueRow, stage: Stage): string {
  if (stage === "urgent" && isAtOnce(row.next)) return "at once";
  return isFinished(row) && stage === "none" ? "no promise" : STAGE_WORDS[stage];
}

/** Share of the allowance used, in twelfths: fine enough for a ring, coarse enough to hold still. */
export function usedShare(row: QueueRow, calendar: RowCalendar, now: Instant): number {
  return shareAs(standingOf(row, calendar, now));
}

const shareAs = (stands: Standing | null): number => Math.round((stands?.used ?? 0) * 12) / 12;

/** The large line of the time cell. */
export function timeLine(row: QueueRow, calendar: RowCalendar, now: Instant): string {
  return lineAs(row, standingOf(row, calendar, now), now);
}

function lineAs(row: QueueRow, stands: Standing | null, now: Instant): string {
  const { next } = row;
  if (isFinished(row)) return row.status;
  if (next === null) return "no deadline";
  if (next.state === "paused") return pausedLine(next);
  if (next.state === "not-started" && next.dueAt === null) return "not started";
  if (isAtOnce(next)) return "at once";
  const left = stands?.leftMs ?? null;
  if (left === null || next.dueAt === null) return "no deadline";
  // Late by the wall clock but not by service time: the desk has been closed since the due moment.
  return left === 0 && now > next.dueAt ? `missed` : timeLeftText(left);
}

function pausedLine(next: NextPromise): string {
  return next.budgetMs === null ? "paused" : `paused: ${lengthText(next.budgetMs - next.usedMs)}`;
}

/** The small line beneath: the wall-clock moment, or what the clock is waiting for. */
export function momentLine(row: QueueRow, calendar: RowCalendar, now: Instant, viewer: Zone | undefined): string {
  if (row.resolvedAt !== null && row.status !== "open") return momentHere(row.resolvedAt, calendar, now, viewer);
  if (row.waiting !== null && row.next?.dueAt == null) return waitLine(row.waiting, calendar, now, viewer);
  if (row.status === "unverified" && row.next?.dueAt == null) return "caller not verified";
  if (isAtOnce(row.next)) return `since ${momentHere(row.loggedAt, calendar, now, viewer)}`;
  const at = row.next?.dueAt;
  if (at == null) return "";
  const moment = momentHere(at, calendar, now, viewer);
  return row.next?.originalDueAt == null ? moment : `${moment}, revised`;
}

/** What a deadline agreed with the customer stands beside, for whoever points at it; nothing where none was. */
export function originalLine(
  row: QueueRow,
  calendar: RowCalendar,
  now: Instant,
  viewer: Zone | undefined,
): string | undefined {
  const at = row.next?.originalDueAt;
  return at == null ? undefined : `The original deadline was ${momentHere(at, calendar, now, viewer)}`;
}

/** For whom and until when: "until Tue 10:00 for Capita"; an answer that is overdue says since when. */
function waitLine(
  waiting: NonNullable<QueueRow["waiting"]>,
  calendar: RowCalendar,
  now: Instant,
  viewer: Zone | undefined,
): string {
  const { expectedAt } = waiting;
  const whom = waitingFor(waiting);
  if (expectedAt === null) return `for ${whom}`;
  // The moment first: where the cell is narrow the name is cut, which stands under "Next move" too.
  const moment = momentHere(expectedAt, calendar, now, viewer);
  return expectedAt < now ? `expected ${moment} from ${whom}` : `until ${moment} for ${whom}`;
}

const waitingFor = ({ party, label }: NonNullable<QueueRow["waiting"]>): string => party || label.toLowerCase();

/** A moment on the wall clock of the agreement; its zone is named where the viewer's clock shows another time then. */
function momentHere(at: Instant, calendar: RowCalendar, now: Instant, viewer: Zone | undefined): string {
  if (calendar === undefined) return "";
  const text = momentText(at, calendar, now);
  const isHere = viewer !== undefined && wallOf(viewer, at) === wallOf(calendar.zone, at);
  return isHere ? text : `${text}\u00a0${zoneMark(calendar.zone.name, at)}`;
}

/** How a row stands at one moment: what its two clock cells say. */
export interface RowStanding {
  readonly stage: Stage;
  readonly used: number;
  readonly line: string;
}

export function rowStanding(row: QueueRow, calendar: RowCalendar, now: Instant): RowStanding {
  const stands = standingOf(row, calendar, now);
  return { stage: stageAs(row, stands), used: shareAs(stands), line: lineAs(row, stands, now) };
}

/** Looks at a row whenever it is called, and gives the same object as long as nothing of it reads differently. */
export function standingLook(row: QueueRow, calendar: RowCalendar, now: () => Instant): () => RowStanding {
  let last: RowStanding | null = null;
  return () => {
    const next = rowStanding(row, calendar, now());
    const isSame = last?.line === next.line && last.stage === next.stage && last.used === next.used;
    if (last === null || !isSame) last = next;
    return last;
  };
}

/** Who owes the next move, in a word. A ticket on hold for somebody waits for them, though nobody at the desk chases it. */
export function moveWord(row: QueueRow): string {
  switch (row.whoseMove) {
    case "us":
      return "us";
    case "team-leader":
      return "team leader";
    case "nobody":
      return row.waiting?.party || "nobody";
    case "caller":
      return "caller";
    case "third-party":
    case "supplier":
    case "approver":
      return row.waiting?.party || row.whoseMove.replace("-", " ");
  }
}

/** What is promised next, as a verb. `responseWord` is the agreement's own. */
export function promiseWord(next: NextPromise | null, responseWord: string): string {
  switch (next?.promise) {
    case "response":
      return responseWord;
    case "fix":
      return "fix";
    case "update":
      return "update";
    case "decision":
      return "decide";
    case "check":
      return "check caller";
    case undefined:
      return "";
  }
}
