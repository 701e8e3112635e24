import { collapsed } from "./same-value.ts";

/** What a file says of how time is counted, line by line, as this version counts it. A line it does not hold is named. */
const KNOWN_LINES = `
open minute     a minute of local wall-clock time inside that date's opening hours,
                 half open: opening <= t < closing.
 working day     a local date that has at least one open minute.
 clock start     the log instant if the desk is open then; otherwise the next opening.
                 CPS: additionally, a request entered after 16:00:00 (strictly later)
                 starts at the next business day's opening, except a Priority 1 that is
                 phoned to the Help Desk while it is open.
 'h' hours       service hours: the first instant at which h*60 open, unsuspended
                 minutes have passed since the clock start.
 'e' elapsed     plain elapsed hours on the UTC time line from the clock start
                 (suspensions, if any apply, are added back in elapsed minutes).
 'd' n days      nominal end N:
                   - clock start exactly at an opening instant (so every ticket logged
                     out of hours): the CLOSE of the n-th working day, counting the start
                     day as day 1;
                   - otherwise: the SAME LOCAL CLOCK TIME on the n-th working day after
                     the start day, cut back to that day's closing time if the desk is
                     already closed by then.
                 allowance M = open minutes in [start, N).  Due = the first instant at
                 which M open, unsuspended minutes have passed.  (Without suspensions this
                 is N itself, or - if N falls before opening - the previous close; a due
                 instant is therefore never inside closed time.)
 'week'          Stockport: 1 Week = 5 working days, 2 Weeks = 10 working days.
 suspension      fix clock: Stockport none (only 'solved' stops it); Calderdale Hold and
                 Waiting for school (these stop the attention clock); Coventry third party
                 until handed back; SIPS none; CPS Awaiting Parts and Pending User Response.
                 A solved/resolved ticket that is reopened continues: the time it stood
                 resolved does not count, the time used before does.
 priority change the new target is measured from the ORIGINAL clock start.
 response clock  frozen by the first response: judged on the priority and the suspensions in
                 force up to that moment; later priority changes do not re-judge it.
 CPS parts       after parts/assistance arrive, fix due = close of the next business day
                 after the arrival date (replaces the priority's remaining allowance).
 escalation      Stockport only: first instant at which 65 % / 85 % of the allowance M to
                 the currently agreed deadline has been used.
 breach          event instant strictly later than the due instant.
`;

const known = new Set(KNOWN_LINES.split("\n").map(collapsed));

/** Every line of the file's semantics that this version does not know, however it is spaced or wrapped, as a sentence. */
export function unknownSemantics(stated: unknown): readonly string[] {
  if (stated === undefined) return [];
  const texts: readonly unknown[] = Array.isArray(stated) ? stated : [stated];
  if (collapsed(texts.join(" ")) === collapsed(KNOWN_LINES)) return [];
  return texts.flatMap((text) => {
    if (typeof text !== "string") return [`semantics holds ${JSON.stringify(text)}, which is not a text.`];
    const unknown = text.split("\n").map(collapsed);
    return unknown
      .filter((line) => !known.has(line))
      .map((line) => `the line "${line}" of the semantics is not known, so time may be counted otherwise here.`);
  });
}
