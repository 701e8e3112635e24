import type { AgreementDocument } from "../../shared/agreement/agreement.ts";
import { openZone } from "../../shared/calendar/zone.ts";
import type { OwnProfile } from "../../shared/contract/import-profile.ts";
import type { ImportColumn, ImportRowReport } from "../../shared/contract/import-views.ts";
import { LARGEST_IMPORT } from "../../shared/contract/wire.ts";
import { err, ok, type Result } from "../../shared/kernel/result.ts";
import { type AgreementShelf, createAgreementShelf } from "../core/agreement-shelf.ts";
import { type DecodedFile, decodeFile } from "./file/decode-file.ts";
import { isEmptyValue } from "./file/empty-values.ts";
import { type ExportRow, type ExportRows, readRows, valueOf } from "./file/read-rows.ts";
import { oneLine, readTable, type Table } from "./file/read-table.ts";
import { fileReport } from "./file-report.ts";
import type { FileLook, ImportSource, ReadHead, ReadOrder, ReadRefusal } from "./import-source.ts";
import { ownerId } from "./plan/plan-handling.ts";
import { type IncidentPlan, type PlanSettings, planIncident } from "./plan/plan-incident.ts";
import { TIME_FIELDS } from "./plan/row-times.ts";
import { PROFILES } from "./profiles/all-profiles.ts";
import { guessProfile, matchColumns, notOfProfile } from "./profiles/match-columns.ts";
import { profileOf } from "./profiles/own-profile.ts";
import type { Profile } from "./profiles/profile.ts";
import { readValue, suggestColumns } from "./profiles/suggest.ts";
import { type DateSample, type FoundOrder, findDateOrder } from "./times/date-order.ts";
import type { DateOrder } from "./times/date-parts.ts";

const MEGABYTES = LARGEST_IMPORT / 1_000_000;
/** As many steps as are planned and handed over at a time: a few milliseconds' work on either side. */
const STEPS_AT_A_TIME = 200;
/** More different values than this are no states. */
const MOST_VALUES = 60;
const SAMPLES = 3;

const refuse = (kind: ReadRefusal["kind"], message: string) => err<ReadRefusal>({ kind, message });

/** Where the reading of one file stands. */
interface Reading {
  readonly settings: PlanSettings;
  readonly records: readonly (readonly [string, readonly ExportRow[]])[];
  readonly planned: IncidentPlan[];
}

/**
 * Reads one file and plans its records, by itself: it knows no store, no clock and no other thread, so that it can run
 * on one of its own while the desk goes on.
 */
export class ImportEngine {
  readonly #shelf: AgreementShelf;
  #pieces: Uint8Array[] = [];
  #size = 0;
  #decoded: Result<DecodedFile, string> | null = null;
  #reading: Reading | null = null;

  constructor(agreements: readonly AgreementDocument[]) {
    this.#shelf = createAgreementShelf(agreements);
  }

  add(piece: Uint8Array): Result<number, ReadRefusal> {
    this.#size += piece.length;
    if (this.#size > LARGEST_IMPORT) {
      this.#pieces = [];
      return refuse("NotReadable", `The file is larger than ${MEGABYTES} MB. Divide it and import the parts.`);
    }
    this.#pieces.push(piece);
    return ok(this.#size);
  }

  look(own: readonly OwnProfile[]): Result<FileLook, ReadRefusal> {
    const decoded = this.#text();
    if (!decoded.ok) return refuse("NotReadable", decoded.error);
    const profiles = [...PROFILES, ...own.map(profileOf)];
    const table = readTable(decoded.value, (headings) => numberAt(guessProfile(profiles, headings), headings));
    if (!table.ok) return refuse("NotReadable", table.error);
    const { headings, rows } = table.value;
    return ok({
      rows: rows.length,
      encoding: decoded.value.encoding,
      columns: headings.map((heading, place) => columnOf(table.value, heading, place)),
      guess: guessProfile(profiles, headings)?.id ?? null,
      suggestion: suggestColumns(headings),
    });
  }

  read(order: ReadOrder, own: readonly OwnProfile[]): Result<ReadHead, ReadRefusal> {
    this.#reading = null;
    const decoded = this.#text();
    if (!decoded.ok) return refuse("NotReadable", decoded.error);
    const profiles = [...PROFILES, ...own.map(profileOf)];
    const asked = order.profile;
    const profile = typeof asked === "string" ? profiles.find(({ id }) => id === asked) : profileOf(asked);
    if (profile === undefined) return refuse("NotThisProfile", "There is no such profile at this desk any more.");
    const table = readTable(decoded.value, (headings) => numberAt(profile, headings));
    if (!table.ok) return refuse("NotReadable", table.error);
    const columns = matchColumns(profile, table.value.headings);
    if (columns.missing.length > 0) {
      return refuse("NotThisProfile", notOfProfile(profile, profiles, table.value.headings, columns.missing));
    }
    const rows = readRows(table.value, profile, columns);
    const found = findDateOrder(dateSamples(rows));
    const dates = orderOf(order.dates, found, profile);
    if (!dates.ok) return dates;
    const latest = this.#shelf.inForce(order.agreementId, order.now);
    const place = order.zone === null ? latest && this.#shelf.calendarOf(latest) : zoneNamed(order.zone);
    if (place === undefined) return refuse("UnknownZone", `There is no time zone "${order.zone ?? ""}".`);
    const { agreementId, source, by, fileName, now } = order;
    const times = { order: dates.value, place };
    const { headingOf } = rows;
    const settings = { shelf: this.#shelf, profile, headingOf, times, agreementId, source, by, fileName, now };
    this.#reading = { settings, records: [...rows.records], planned: [] };
    const report: readonly ImportRowReport[] = [
      ...fileReport({
        decoded: decoded.value,
        table: table.value,
        columns,
        rows,
        found,
        times,
        profile,
        order,
        latest,
      }),
      ...rows.report,
    ];
    return ok({
      rows: rows.rows,
      records: rows.records.size,
      report,
      people: peopleIn(profile, rows),
      profileName: profile.name,
      fileWord: profile.isHistory ? "log" : "list",
    });
  }

  plans(from: number): readonly IncidentPlan[] {
    const reading = this.#reading;
    if (reading === null) throw new Error("Nothing has been read yet.");
    let steps = 0;
    let to = from;
    while (to < reading.records.length && steps < STEPS_AT_A_TIME) {
      const plan = (reading.planned[to] ??= planAt(reading, to));
      steps += plan.steps.length + 1;
      to += 1;
    }
    return reading.planned.slice(from, to);
  }

  #text(): Result<DecodedFile, string> {
    if (this.#decoded !== null) return this.#decoded;
    const bytes = new Uint8Array(this.#size);
    let at = 0;
    for (const piece of this.#pieces) {
      bytes.set(piece, at);
      at += piece.length;
    }
    this.#pieces = [];
    this.#decoded = decodeFile(bytes);
    return this.#decoded;
  }
}

/** A record of which nobody foresaw what is in it stops only itself. */
function planAt({ settings, records }: Reading, at: number): IncidentPlan {
  const [number, rows] = records[at] ?? ["", []];
  try {
    return planIncident(settings, number, rows);
  } catch (fault) {
    const message = `The incident could not be read, and was left out (${fault instanceof Error ? fault.message : String(fault)}).`;
    const report = rows.map(({ line }) => ({ line, ticket: number, severity: "skipped" as const, message }));
    return {
      ...planIncident(settings, number, []),
      line: rows[0]?.line ?? 0,
      lines: rows.map(({ line }) => line),
      report,
    };
  }
}

function numberAt(profile: Profile | undefined, headings: readonly string[]): number | null {
  if (profile === undefined) return null;
  return matchColumns(profile, headings).placesOf.get("number")?.[0] ?? null;
}

function* dateSamples(rows: ExportRows): Generator<DateSample> {
  for (const record of rows.records.values()) {
    for (const row of record) {
      for (const field of TIME_FIELDS) {
        const text = valueOf(row, field);
        if (text !== "") yield { text, line: row.line, heading: rows.headingOf(field) };
      }
    }
  }
}

const sayDate = ({ text, line, heading }: DateSample): string => `${heading} "${text.slice(0, 40)}" in line ${line}`;

/** One order for the whole file: as somebody said, as the file shows, as the tool writes; or the question. */
function orderOf(asked: DateOrder | null, found: FoundOrder, profile: Profile): Result<DateOrder, ReadRefusal> {
  if (asked !== null) return ok(asked);
  switch (found.kind) {
    case "found":
      return ok(found.order);
    case "not-needed":
      return ok("day-first");
    case "open":
      if (profile.isDayFirst(found.sample.text)) return ok("day-first");
      return refuse(
        "DateOrderOpen",
        `Nothing in this file tells whether its dates are day first or month first: ${sayDate(found.sample)} can be either.`,
      );
    case "mixed":
      return refuse(
        "DateOrderOpen",
        `The dates of this file contradict each other: ${sayDate(found.dayFirst)} can only be day first, ${sayDate(found.monthFirst)} only month first.`,
      );
  }
}

function zoneNamed(name: string) {
  const zone = openZone(name);
  return zone.ok ? zone.value : undefined;
}

function peopleIn(profile: Profile, rows: ExportRows): ReadHead["people"] {
  const names = new Set([...rows.records.values()].flat().map((row) => valueOf(row, "owner")));
  names.delete("");
  return [...names].map((name) => ({ id: ownerId(profile.system, name), name }));
}

function columnOf({ rows }: Table, heading: string, place: number): ImportColumn {
  const values = new Set<string>();
  for (const { fields } of rows) {
    const value = oneLine(fields[place] ?? "").slice(0, 100);
    if (!isEmptyValue(value)) values.add(value);
    if (values.size > MOST_VALUES) break;
  }
  const all = [...values];
  const few = all.length > MOST_VALUES ? [] : all;
  return { heading, samples: all.slice(0, SAMPLES), values: few.map(readValue) };
}

/** A file read where it is asked for: by commands, which keep nobody waiting. */
export function sourceHere(agreements: readonly AgreementDocument[]): ImportSource {
  const engine = new ImportEngine(agreements);
  return {
    add: async (piece) => engine.add(piece),
    look: async (own) => engine.look(own),
    read: async (order, own) => engine.read(order, own),
    plans: async (from) => engine.plans(from),
    close: () => undefined,
  };
}
