import type { LedgerLine, LedgerReason, PromiseClock } from "../../../shared/clock/clock-report.ts";
import type { DurationMs, Instant } from "../../../shared/kernel/instant.ts";

/** How a stretch is drawn. `ahead`: service time still to come, `left`: what will be left after a pause, `late`: past the due moment. */
export type StripLook = "counted" | "ahead" | "collapsed" | "paused" | "resolved" | "left" | "late";

/** One stretch of the strip, in percent of its width. */
export interface StripSegment {
  readonly from: Instant;
  readonly to: Instant;
  readonly look: StripLook;
  readonly left: number;
  readonly width: number;
  /** Which ledger line it draws; `null` for what the ledger does not hold (what is left, what is late). */
  readonly line: number | null;
  readonly reason: LedgerReason | null;
}

export interface StripMark {
  readonly left: number;
  readonly percent: number;
  readonly at: Instant;
}

/** A strip ready to draw: the same instants give the same picture, whatever the window's size. */
export interface StripScale {
  readonly segments: readonly StripSegment[];
  readonly thresholds: readonly StripMark[];
  /** Percent from the left, or null when it lies outside the strip. */
  readonly now: number | null;
  readonly due: number | null;
  /** The original deadline, where another was agreed beside it. */
  readonly original: number | null;
  readonly met: number | null;
  /** Clock changes inside the strip. */
  readonly notches: readonly number[];
}

/** All collapsed stretches together never take more than this share. */
const COLLAPSED_SHARE = 0.24;
const ONE_COLLAPSED_SHARE = 0.03;
/** Shown lateness never takes more than this much of the promise's own length. */
const LATE_SHARE = 0.25;

interface Piece {
  readonly from: Instant;
  readonly to: Instant;
  readonly look: StripLook;
  readonly line: number | null;
  readonly reason: LedgerReason | null;
}

/**
 * Lays a promise out on service time: counted stretches and pauses keep their proportions, nights and closures shrink
 * to slivers. `changes` are the instants of clock changes; those inside the strip become notches.
 */
export function stripScale(promise: PromiseClock, at: Instant, changes: readonly Instant[] = []): StripScale {
  const pieces = piecesOf(promise, at);
  const segments = placed(pieces);
  const xOf = (instant: Instant): number | null => positionOf(segments, instant);
  return {
    segments,
    thresholds: promise.thresholds.flatMap((threshold) => {
      const left = threshold.at === null ? null : xOf(threshold.at);
      return left === null || threshold.at === null ? [] : [{ left, percent: threshold.percent, at: threshold.at }];
    }),
    now: xOf(at),
    due: promise.dueAt === null ? null : xOf(promise.dueAt),
    original: originalX(promise, xOf),
    met: promise.metAt === null ? null : xOf(promise.metAt),
    notches: changes.flatMap((change) => xOf(change) ?? []),
  };
}

function originalX({ dueAt, deadlines }: PromiseClock, xOf: (instant: Instant) => number | null): number | null {
  const [original, ...agreed] = deadlines;
  return agreed.length === 0 || original.dueAt === null || original.dueAt === dueAt ? null : xOf(original.dueAt);
}

function piecesOf(promise: PromiseClock, at: Instant): readonly Piece[] {
  const pieces = promise.ledger.flatMap((line, index) => splitAtNow(line, index, promise.metAt ?? at));
  const last = promise.ledger.at(-1);
  if (!last) return pieces;
  if (promise.dueAt === null && promise.budgetMs !== null) {
    // While a wait lasts the ledger ends where it began: nobody knows yet how long it will be.
    if (at > last.to) pieces.push({ from: last.to, to: at, look: "paused", line: null, reason: null });
    const resumedAt = Math.max(at, last.to);
    const leftMs = promise.budgetMs - last.totalMs;
    if (leftMs > 0) pieces.push({ from: resumedAt, to: resumedAt + leftMs, look: "left", line: null, reason: null });
  }
  const lateUntil = promise.metAt ?? at;
  if (promise.state === "missed" && lateUntil > last.to) {
    pieces.push({ from: last.to, to: lateUntil, look: "late", line: null, reason: null });
  }
  return pieces;
}

/** A counted stretch that holds the present moment is drawn in two looks: used, and still ahead. */
function splitAtNow(line: LedgerLine, index: number, at: Instant): Piece[] {
  const piece = (from: Instant, to: Instant, look: StripLook): Piece => ({
    from,
    to,
    look,
    line: index,
    reason: line.reason,
  });
  if (line.to <= line.from) return [];
  const look = lookOf(line.reason);
  if (look !== "counted") return [piece(line.from, line.to, look)];
  if (at <= line.from) return [piece(line.from, line.to, "ahead")];
  if (at >= line.to) return [piece(line.from, line.to, "counted")];
  return [piece(line.from, at, "counted"), piece(at, line.to, "ahead")];
}

function lookOf(reason: LedgerReason): StripLook {
  switch (reason.kind) {
    case "counted":
    case "elapsed":
      return "counted";
    case "paused":
      return "paused";
    case "resolved":
      return "resolved";
    case "before-start":
    case "outside-hours":
    case "weekend":
    case "holiday":
    case "closure":
    case "allowance-replaced":
      return "collapsed";
  }
}

/** Weights become percentages that add up to exactly 100. */
function placed(pieces: readonly Piece[]): readonly StripSegment[] {
  const weights = weightsOf(pieces);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (total === 0) return [];
  let left = 0;
  return pieces.map((piece, index) => {
    const width = ((weights[index] ?? 0) / total) * 100;
    const segment = { ...piece, left, width };
    left += width;
    return segment;
  });
}

function weightsOf(pieces: readonly Piece[]): readonly number[] {
  const isPromise = (look: StripLook): boolean => look === "counted" || look === "ahead" || look === "left";
  const sumOf = (keep: (piece: Piece) => boolean): DurationMs =>
    pieces.filter(keep).reduce((sum, piece) => sum + piece.to - piece.from, 0);
  const promiseMs = sumOf((piece) => isPromise(piece.look)) || 1;
  const collapsedCount = pieces.filter((piece) => piece.look === "collapsed").length || 1;
  const oneCollapsed = Math.min(ONE_COLLAPSED_SHARE, COLLAPSED_SHARE / collapsedCount) * promiseMs;
  // A pause of a month beside a promise of an hour would leave nothing of the hour to see.
  const waitingMs = sumOf((piece) => piece.look === "paused" || piece.look === "resolved");
  const waitingScale = Math.min(1, (promiseMs * 0.8) / (waitingMs || 1));
  return pieces.map((piece) => {
    const lengthMs = piece.to - piece.from;
    if (isPromise(piece.look)) return lengthMs;
    if (piece.look === "collapsed") return Math.min(lengthMs, oneCollapsed);
    if (piece.look === "late") return Math.min(lengthMs, promiseMs * LATE_SHARE);
    return lengthMs * waitingScale;
  });
}

/** Where an instant stands on the strip, in percent; null before the first or after the last stretch. Edges belong to the earlier stretch. */
export function positionOf(segments: readonly StripSegment[], at: Instant): number | null {
  for (const segment of segments) {
    if (at < segment.from || at > segment.to) continue;
    return segment.left + ((at - segment.from) / (segment.to - segment.from)) * segment.width;
  }
  return null;
}
