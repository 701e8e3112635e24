import { useVirtualizer } from "@tanstack/react-virtual";
import { useMemo, useRef, useState } from "react";
import type { ImportRowReport } from "../../../shared/contract/views.ts";
import { ChoiceGroup } from "../../components/form-controls/choice-group.tsx";
import { LineField } from "../../components/form-controls/text-controls.tsx";
import css from "./import-report.module.css";

const ROW_HEIGHT = 32;
type Shown = "all" | ImportRowReport["severity"];

const SEVERITY_WORDS: Readonly<Record<ImportRowReport["severity"], string>> = {
  skipped: "left out",
  changed: "changed",
  noted: "noted",
};

/** Row by row what could not be used as it stood, and why. Only what is on screen is drawn. */
export function ImportReport({ report }: { readonly report: readonly ImportRowReport[] }) {
  const [shown, setShown] = useState<Shown>("all");
  const [text, setText] = useState("");
  const rows = useMemo(() => matching(report, shown, text), [report, shown, text]);
  if (report.length === 0) return <p className={css["none"]}>Every row could be used as it stands.</p>;
  const count = (severity: ImportRowReport["severity"]): number =>
    report.reduce((sum, row) => sum + (row.severity === severity ? 1 : 0), 0);
  return (
    <section className={css["report"]} aria-label="Report">
      <div className={css["filters"]}>
        <ChoiceGroup
          label="Show"
          isInline
          value={shown}
          onChange={(value) => setShown(SHOWN.find((known) => known === value) ?? "all")}
          choices={[
            { value: "all", label: `All ${report.length.toLocaleString("en-GB")}` },
            ...(["skipped", "changed", "noted"] as const).map((severity) => ({
              value: severity,
              label: `${SEVERITY_WORDS[severity]} ${count(severity).toLocaleString("en-GB")}`,
            })),
          ]}
        />
        <LineField label="Find" value={text} onChange={setText} />
      </div>
      <Rows rows={rows} />
    </section>
  );
}

const SHOWN: readonly Shown[] = ["all", "skipped", "changed", "noted"];

function matching(report: readonly ImportRowReport[], shown: Shown, text: string): readonly ImportRowReport[] {
  const wanted = text.trim().toLowerCase();
  return report.filter(
    (row) =>
      (shown === "all" || row.severity === shown) &&
      (wanted === "" || `${row.line} ${row.ticket} ${row.message}`.toLowerCase().includes(wanted)),
  );
}

function Rows({ rows }: { readonly rows: readonly ImportRowReport[] }) {
  const scroll = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
  });
  return (
    <div
      ref={scroll}
      className={css["scroll"]}
      tabIndex={0}
      role="table"
      aria-label="Rows"
      aria-rowcount={rows.length + 1}
    >
      <div role="row" aria-rowindex={1} className={css["header"]}>
        <span role="columnheader">Line</span>
        <span role="columnheader">Incident</span>
        <span role="columnheader">What</span>
        <span role="columnheader">Why</span>
      </div>
      <div role="rowgroup" className={css["rows"]} style={{ height: `${virtual.getTotalSize()}px` }}>
        {virtual.getVirtualItems().map((item) => {
          const row = rows[item.index];
          return row === undefined ? null : (
            <div
              key={item.key}
              role="row"
              aria-rowindex={item.index + 2}
              className={css["row"]}
              style={{ transform: `translateY(${item.start}px)` }}
            >
              <span role="cell">{row.line}</span>
              <span role="cell">{row.ticket}</span>
              <span role="cell">{SEVERITY_WORDS[row.severity]}</span>
              <span role="cell" title={row.message}>
                {row.message}
              </span>
            </div>
          );
        })}
      </div>
    </div>
  );
}
