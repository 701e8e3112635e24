import type { ImportSummary } from "../../../shared/contract/import-views.ts";
import css from "./import-screen.module.css";

interface Props {
  readonly summary: ImportSummary;
  /** Before the import: what would come of it. */
  readonly isPreview?: boolean;
}

/** What the file holds and what came, or would come, of it. */
export function ImportCounts({ summary, isPreview = false }: Props) {
  const counts: readonly (readonly [string, number])[] = [
    ["rows in the file", summary.rows],
    ["tickets in the file", summary.tickets],
    [isPreview ? "would be imported" : "imported", summary.imported],
    ["here already", summary.alreadyPresent],
    ...(summary.differing === 0 ? [] : [["of them otherwise in the file", summary.differing] as const]),
    [isPreview ? "rows would be left out" : "rows left out", summary.skippedRows],
  ];
  return (
    <dl className={css["counts"]}>
      {counts.map(([label, count]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{count.toLocaleString("en-GB")}</dd>
        </div>
      ))}
    </dl>
  );
}
