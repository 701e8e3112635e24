import {
  IMPORT_SEVERITIES,
  type ImportReportPage,
  type ImportRowReport,
  type ImportSeverity,
} from "../../shared/contract/import-views.ts";

/** Of one severity as many lines are kept; the rest is counted. Every record's own line is kept. */
const MOST_LINES = 100_000;
const LIMITED: ReadonlySet<ImportSeverity> = new Set(["changed", "noted"]);

/** A sentence about the file as a whole rather than about one of its rows. */
export const isAboutFile = ({ ticket, severity }: ImportRowReport): boolean => ticket === "" && severity === "noted";

/** The report of one import while it grows. */
export class ReportLines {
  readonly #lines: ImportRowReport[] = [];
  readonly #counts = new Map<ImportSeverity, number>();

  add(lines: readonly ImportRowReport[]): void {
    for (const line of lines) {
      if (isAboutFile(line)) {
        this.#lines.push(line);
        continue;
      }
      const count = (this.#counts.get(line.severity) ?? 0) + 1;
      this.#counts.set(line.severity, count);
      if (!LIMITED.has(line.severity) || count <= MOST_LINES) this.#lines.push(line);
    }
  }

  /** How many lines speak of rows, by what they say. */
  counts(): Readonly<Record<ImportSeverity, number>> {
    const count = (severity: ImportSeverity): number => this.#counts.get(severity) ?? 0;
    return {
      skipped: count("skipped"),
      changed: count("changed"),
      noted: count("noted"),
      imported: count("imported"),
      equal: count("equal"),
    };
  }

  /** In the order of the file, with what could not be listed. */
  lines(): readonly ImportRowReport[] {
    const sorted = this.#lines.toSorted((one, other) => one.line - other.line);
    const unlisted = IMPORT_SEVERITIES.reduce((sum, severity) => {
      const count = this.#counts.get(severity) ?? 0;
      return LIMITED.has(severity) ? sum + Math.max(0, count - MOST_LINES) : sum;
    }, 0);
    if (unlisted === 0) return sorted;
    const message = `${unlisted.toLocaleString("en-GB")} more lines of this report are counted and not listed.`;
    return [{ line: 1, ticket: "", severity: "noted", message }, ...sorted];
  }
}

/** Which lines of a report somebody wants to see: those of some kinds, with a text in them. */
export interface ReportQuestion {
  readonly severities: readonly ImportSeverity[];
  readonly text: string;
  readonly offset: number;
  readonly limit: number;
}

export function reportPage(report: readonly ImportRowReport[], asked: ReportQuestion): ImportReportPage {
  const wanted = asked.text.trim().toLowerCase();
  const kinds = new Set(asked.severities);
  const found = report.filter(
    ({ line, ticket, severity, message }) =>
      kinds.has(severity) && (wanted === "" || `${line} ${ticket} ${message}`.toLowerCase().includes(wanted)),
  );
  return { total: found.length, lines: found.slice(asked.offset, asked.offset + asked.limit) };
}
