import { GB, type ParsedResult } from "chrono-node/en";
import type { Instant, LocalDate } from "../kernel/instant.ts";
import { HOUR_MS, MINUTE_MS } from "../kernel/instant.ts";
import { err, ok, type Result } from "../kernel/result.ts";
import { formatLocalDate, parseLocalDate } from "./local-date.ts";
import { localDateOf, localTimeOf, type Place } from "./local-time.ts";

/** How a moment is to be understood that is not said in full. */
export interface SpokenBy {
  readonly place: Place;
  readonly now: Instant;
  /** Which way an unsaid day, week or year lies: a deadline is ahead, a call that came in is behind. */
  readonly lies: "ahead" | "behind";
  /** The time meant by a day alone, as `HH:MM`; where there is none, a day alone is refused. */
  readonly timeOn?: (date: LocalDate) => string | undefined;
}

/**
 * The local time (`YYYY-MM-DDTHH:MM`) of a moment as people say it: "tomorrow 16:00", "Fri 9:00", "in 2 days", "in 90
 * minutes", "4 Dec 16:00", "16:00", "2026-12-04 16:00"; days come before months. The whole text has to make sense: what is
 * left over is refused, with a sentence that quotes the text. "In two days" is the same time of day, whatever the clocks do.
 */
export function localOfSpoken(text: string, by: SpokenBy): Result<string, string> {
  const said = text.trim().replace(/\s+/g, " ");
  const exact = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(?::\d{2})?$/.exec(said);
  if (exact !== null) return ok(`${exact[1]}T${exact[2]}`);
  const length = lengthSaid(said);
  if (length !== undefined) return ok(localAt(by.place, by.now + length));
  const found = readWhole(withColon(said), by);
  if (found === undefined) return err(`"${text.trim()}" is no day and time I can read. ${EXAMPLES}`);
  const time = timeSaid(found, by);
  if (time === undefined) return err(`"${text.trim()}" names a day: add the time, as in "${text.trim()} 16:00".`);
  return ok(`${dateSaid(found, time, by)}T${time}`);
}

const EXAMPLES = 'Write "4 Dec 16:00", "tomorrow 16:00", "Fri 9:00" or "in 2 days".';

/** Hours and minutes are lengths, not times of day: they are counted on instants. */
function lengthSaid(said: string): number | undefined {
  const match =
    /^(in |\+ ?)?(?:(\d{1,4}|an?) ?(?:h|hrs?|hours?)\b)?(?: and | )?(?:(\d{1,5}|a) ?(m|mins?|minutes?)?)?( ago)?$/i.exec(
      said,
    );
  if (match === null) return undefined;
  const [, ahead, hours, minutes, unit, ago] = match;
  if ((ahead === undefined) === (ago === undefined)) return undefined;
  // "2 h 30" says its minutes by their place; a number alone says nothing.
  if (hours === undefined && unit === undefined) return undefined;
  const length = countOf(hours) * HOUR_MS + countOf(minutes) * MINUTE_MS;
  return ago === undefined ? length : -length;
}

const countOf = (text: string | undefined): number => (text === undefined ? 0 : /^\d/.test(text) ? Number(text) : 1);

const BEFORE_A_TIME = "today|tomorrow|yesterday|(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?";

/** "1600", "Fri 9" and "16.00" are times where a time stands. */
function withColon(said: string): string {
  return said
    .replace(new RegExp(`^((?:${BEFORE_A_TIME})(?:,? at|,)? )?([01]?\\d|2[0-3])[.]?([0-5]\\d)$`, "i"), "$1$2:$3")
    .replace(new RegExp(`^((?:${BEFORE_A_TIME})(?:,? at|,)? )([01]?\\d|2[0-3])$`, "i"), "$1$2:00");
}

/**
 * The one reading that takes in the whole text. Days are counted from noon of today, which every place has; the parser works
 * on the wall clock of whatever PC it runs on, and noon keeps that from mattering.
 */
function readWhole(said: string, { place, now }: SpokenBy): ParsedResult | undefined {
  const noon = new Date(`${localDateOf(place, now)}T12:00:00`);
  const results = GB.parse(said, noon);
  const [found] = results;
  if (found === undefined || results.length > 1 || found.end) return undefined;
  const rest = `${said.slice(0, found.index)} ${said.slice(found.index + found.text.length)}`;
  return /^(?:on|at|by|the|until|before|,|[.]|\s)*$/i.test(rest) ? found : undefined;
}

function timeSaid({ start }: ParsedResult, { place, now, timeOn }: SpokenBy): string | undefined {
  if (start.isCertain("hour")) return `${pad(start.get("hour"))}:${pad(start.get("minute"))}`;
  if (start.tags().has("result/relativeDate")) return localTimeOf(place, now).slice(0, 5);
  return timeOn?.(dateOf(start));
}

/** An unsaid day, week or year lies the way such moments do. */
function dateSaid({ start }: ParsedResult, time: string, { place, now, lies }: SpokenBy): LocalDate {
  const date = dateOf(start);
  const isSaid = start.isCertain("day") && start.isCertain("year");
  const isAhead = `${date}T${time}` > localAt(place, now);
  if (isSaid || isAhead === (lies === "ahead")) return date;
  const step = lies === "ahead" ? 1 : -1;
  if (start.isCertain("day")) return `${Number(date.slice(0, 4)) + step}${date.slice(4)}`;
  return formatLocalDate(dayOf(date) + step * (start.isCertain("weekday") ? 7 : 1));
}

type Said = ParsedResult["start"];

const dateOf = (start: Said): LocalDate => `${start.get("year")}-${pad(start.get("month"))}-${pad(start.get("day"))}`;

const dayOf = (date: LocalDate): number => parseLocalDate(date) ?? 0;
const localAt = (place: Place, at: Instant): string =>
  `${localDateOf(place, at)}T${localTimeOf(place, at).slice(0, 5)}`;
const pad = (value: number | null): string => String(value ?? 0).padStart(2, "0");
