import type { TicketKind } from "../agreement/source.ts";
import type { DurationMs, Instant } from "../kernel/instant.ts";
import { type FigureInput, type FigureResult, figuresOf } from "./figures.ts";
import type { MonthSpan } from "./month.ts";
import { standsAt, type TicketOutcome } from "./outcome.ts";

/** How many tickets a priority had, beside how many the agreement expects (CAL-07, CAL-11, CAL-15, CAL-19). */
export interface MixLine {
  readonly priority: string;
  readonly count: number;
  /** Of all incidents logged in the month at the priorities the agreement names; null where there were none. */
  readonly percent: number | null;
  readonly expected: number;
  readonly comparison: "less-than" | "about";
}

/** One ticket that was not fixed in time, and what is known of why (STK-46). */
export interface Overrun {
  readonly outcome: TicketOutcome;
  readonly dueAt: Instant;
  /** Null while it is still open. */
  readonly endedAt: Instant | null;
  /** Late by the clock on the wall, up to its resolution or to `asOf`. */
  readonly lateMs: DurationMs;
}

/** Calls of one site in the month, by kind (STK-47, CAL-43). */
export interface SiteLine {
  readonly site: string;
  readonly logged: Readonly<Record<TicketKind, number>>;
  readonly resolved: number;
  readonly missed: number;
}

/** All that a month's page shows of one agreement. List, page, file and command are made of this and of nothing else. */
export interface MonthReport {
  readonly agreementId: string;
  readonly agreementVersion: string;
  readonly span: MonthSpan;
  readonly asOf: Instant;
  readonly logged: number;
  readonly resolved: number;
  readonly openAtEnd: number;
  readonly figures: readonly FigureResult[];
  readonly mix: readonly MixLine[];
  readonly overruns: readonly Overrun[];
  readonly sites: readonly SiteLine[];
}

/** @param input the outcomes may hold more than the month needs; each part takes what is its own. */
export function monthReport(input: FigureInput): MonthReport {
  const { agreement, span, asOf, outcomes } = input;
  const logged = outcomes.filter(({ loggedAt }) => loggedAt >= span.from && loggedAt < span.to);
  const resolved = outcomes.filter(
    ({ resolvedAt }) => resolvedAt !== null && resolvedAt >= span.from && resolvedAt < span.to,
  );
  const openAtEnd = outcomes.filter(
    ({ loggedAt, resolvedAt }) => loggedAt < span.to && (resolvedAt === null || resolvedAt >= span.to),
  );
  return {
    agreementId: agreement.id,
    agreementVersion: agreement.version,
    span,
    asOf,
    logged: logged.length,
    resolved: resolved.length,
    openAtEnd: openAtEnd.length,
    figures: figuresOf(input),
    mix: mixOf(input, logged),
    overruns: overrunsOf([...resolved, ...openAtEnd], Math.min(asOf, span.to - 1)),
    sites: sitesOf(logged, resolved),
  };
}

function mixOf({ agreement }: FigureInput, logged: readonly TicketOutcome[]): readonly MixLine[] {
  const named = new Set(agreement.expectedMix.map(({ priority }) => priority));
  const all = logged.filter(({ kind, priority }) => kind === "incident" && named.has(priority));
  return agreement.expectedMix.map(({ priority, percent: expected, comparison }) => {
    const count = all.filter((outcome) => outcome.priority === priority).length;
    const percent = all.length === 0 ? null : (count * 100) / all.length;
    return { priority, count, percent, expected, comparison };
  });
}

/** The longest overdue first. */
function overrunsOf(outcomes: readonly TicketOutcome[], at: Instant): readonly Overrun[] {
  const late = outcomes.flatMap((outcome): readonly Overrun[] => {
    const { fix, resolvedAt } = outcome;
    if (fix?.dueAt == null || standsAt(fix, at) !== "missed") return [];
    const endedAt = resolvedAt !== null && resolvedAt <= at ? resolvedAt : null;
    return [{ outcome, dueAt: fix.dueAt, endedAt, lateMs: (endedAt ?? at) - fix.dueAt }];
  });
  return late.toSorted((one, other) => other.lateMs - one.lateMs || one.outcome.loggedAt - other.outcome.loggedAt);
}

/** In the order of the alphabet. */
function sitesOf(logged: readonly TicketOutcome[], resolved: readonly TicketOutcome[]): readonly SiteLine[] {
  const lines = new Map<string, { logged: Record<TicketKind, number>; resolved: number; missed: number }>();
  const lineOf = (site: string) => {
    const line = lines.get(site) ?? {
      logged: { incident: 0, "service-request": 0, enquiry: 0 },
      resolved: 0,
      missed: 0,
    };
    lines.set(site, line);
    return line;
  };
  for (const { site, kind } of logged) lineOf(site).logged[kind] += 1;
  for (const { site, fix } of resolved) {
    const line = lineOf(site);
    line.resolved += 1;
    if (fix?.verdict === "missed") line.missed += 1;
  }
  return [...lines]
    .map(([site, line]) => ({ site, ...line }))
    .toSorted((one, other) => one.site.localeCompare(other.site, "en-GB"));
}
