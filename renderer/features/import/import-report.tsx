import { useMemo, useState } from "react";
import type { ImportRowReport } from "../../../shared/contract/views.ts";
import { visibleText } from "../../../shared/words/visible-text.ts";
import { Button } from "../../components/button.tsx";
import { ChoiceGroup } from "../../components/form-controls/choice-group.tsx";
import { LineField } from "../../components/form-controls/text-controls.tsx";
import css from "./import-report.module.css";

/** A report may run to tens of thousands of lines: so many are drawn at a time, the rest is a filter or a press away. */
const AT_A_TIME = 200;
const SHOWN = ["all", "skipped", "changed", "noted"] as const;
type Shown = (typeof SHOWN)[number];

const SEVERITY_WORDS: Readonly<Record<ImportRowReport["severity"], string>> = {
  skipped: "left out",
  changed: "changed",
  noted: "noted",
};

/** Row by row what could not be used as it stood, and why. */
export function ImportReport({ report }: { readonly report: readonly ImportRowReport[] }) {
  const [shown, setShown] = useState<Shown>("all");
  const [text, setText] = useState("");
  const [drawn, setDrawn] = useState(AT_A_TIME);
  const rows = useMemo(() => matching(report, shown, text), [report, shown, text]);
  if (report.length === 0) return <p className={css["none"]}>Every row could be used as it stands.</p>;
  return (
    <section className={css["report"]} aria-label="Report">
      <div className={css["filters"]}>
        <ChoiceGroup
          label="Show"
          isInline
          value={shown}
          onChange={(value) => setShown(SHOWN.find((known) => known === value) ?? "all")}
          choices={SHOWN.map((value) => ({ value, label: shownWords(value, report) }))}
        />
        <LineField label="Find" value={text} onChange={setText} />
      </div>
      <ReportTable rows={rows.slice(0, drawn)} />
      {rows.length <= drawn ? null : (
        <p className={css["more"]}>
          {drawn.toLocaleString("en-GB")} of {rows.length.toLocaleString("en-GB")} lines are shown.
          <Button onPress={() => setDrawn(drawn + AT_A_TIME)}>Show {AT_A_TIME} more</Button>
        </p>
      )}
    </section>
  );
}

function shownWords(shown: Shown, report: readonly ImportRowReport[]): string {
  const count = report.reduce((sum, row) => sum + (shown === "all" || row.severity === shown ? 1 : 0), 0);
  return `${shown === "all" ? "all" : SEVERITY_WORDS[shown]} ${count.toLocaleString("en-GB")}`;
}

function matching(report: readonly ImportRowReport[], shown: Shown, text: string): readonly ImportRowReport[] {
  const wanted = text.trim().toLowerCase();
  return report.filter(
    (row) =>
      (shown === "all" || row.severity === shown) &&
      (wanted === "" || `${row.line} ${row.ticket} ${row.message}`.toLowerCase().includes(wanted)),
  );
}

function ReportTable({ rows }: { readonly rows: readonly ImportRowReport[] }) {
  return (
    <table className={css["table"]}>
      <thead>
        <tr>
          <th scope="col">Line</th>
          <th scope="col">Incident</th>
          <th scope="col">What</th>
          <th scope="col">Why</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.line}-${row.ticket}-${row.message}`}>
            <td className="tabular">{row.line}</td>
            <td className="tabular">{visibleText(row.ticket)}</td>
            <td>{SEVERITY_WORDS[row.severity]}</td>
            <td>{visibleText(row.message)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
