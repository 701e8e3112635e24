import type { WaitKind } from "../agreement/source.ts";
import { wallOf } from "../calendar/local-time.ts";
import type { Zone } from "../calendar/zone.ts";
import type { LedgerReason, PromiseClock } from "../clock/clock-report.ts";
import type { Instant } from "../kernel/instant.ts";
import { DAY_MS } from "../kernel/instant.ts";
import type { MomentWords } from "./moment-words.ts";
import { exactLength } from "./moment-words.ts";
import { visibleText } from "./visible-text.ts";
import { inWholeSeconds } from "./whole-seconds.ts";

/** One line of the ledger as it is read: when, what, how much, and the sum so far. */
export interface LedgerRow {
  readonly line: number;
  readonly when: string;
  readonly what: string;
  readonly isCounted: boolean;
  /** Empty where nothing was counted, so that the eye adds up only what counts. */
  readonly counted: string;
  readonly total: string;
}

export const WAIT_WORDS: Readonly<Record<WaitKind, string>> = {
  customer: "waiting for the customer",
  "third-party": "waiting for a third party",
  parts: "waiting for parts",
  hold: "on hold",
  approval: "waiting for approval",
};

/** What a stretch was, in words that follow "Tue 08:00 to 10:30:". */
export function reasonWords(reason: LedgerReason): string {
  switch (reason.kind) {
    case "counted":
      return reason.layer === null ? "counted" : `counted (${reason.layer})`;
    case "elapsed":
      return "counted, day and night alike";
    case "before-start":
      return `not counted: ${reason.why}`;
    case "outside-hours":
      return "outside service hours, not counted";
    case "weekend":
      return "weekend, not counted";
    case "holiday":
      return `${reason.name}, not counted`;
    case "closure":
      return `closed: ${reason.name}, not counted`;
    case "paused":
      return `paused (${reason.wait}): ${WAIT_WORDS[reason.waitKind]}${reason.reason === "" ? "" : `, ${visibleText(reason.reason)}`}`;
    case "resolved":
      return "resolved, not counted";
    case "allowance-replaced":
      return `${exactLength(reason.leftMs)} left gave way to ${exactLength(reason.newLeftMs)}: ${reason.why}`;
  }
}

/** `Tue 5 May 08:00 to 10:30`; a second day is named only when it is another one. */
export function stretchWords(from: Instant, to: Instant, words: MomentWords, now: Instant): string {
  const fromDay = words.day(from, now);
  const toDay = words.day(to, now);
  if (fromDay === toDay) return `${fromDay} ${words.time(from)} to ${words.time(to)}`;
  const isWholeDay = words.time(from) === "00:00" && words.time(to) === "00:00" && to - from < 1.1 * DAY_MS;
  return isWholeDay ? fromDay : `${fromDay} ${words.time(from)} to ${toDay} ${words.time(to)}`;
}

/** Why the two ends of a stretch are an hour more or less apart on the wall than the time between them; empty where they are not. */
function clockChangeWords(from: Instant, to: Instant, zone: Zone): string {
  const gained = wallOf(zone, to) - to - (wallOf(zone, from) - from);
  if (gained === 0) return "";
  return `; the clocks went ${gained > 0 ? "forward" : "back"} ${exactLength(Math.abs(gained))}`;
}

/** The whole ledger of a promise as rows. The last total is what was used, or the target itself once the due moment is reached. */
export function ledgerRows(promise: PromiseClock, words: MomentWords, now: Instant): readonly LedgerRow[] {
  const read = inWholeSeconds(promise.ledger);
  return promise.ledger.flatMap(({ countedMs, reason }, line) => {
    const seconds = read[line];
    if (seconds === undefined) return [];
    const isCounted = countedMs > 0;
    return {
      line,
      when: stretchWords(seconds.from, seconds.to, words, now),
      what: `${reasonWords(reason)}${clockChangeWords(seconds.from, seconds.to, words.zone)}`,
      isCounted,
      counted: isCounted ? exactLength(seconds.countedMs) : "",
      total: exactLength(seconds.totalMs),
    };
  });
}
