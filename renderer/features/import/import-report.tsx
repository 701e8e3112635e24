import { useEffect, useState } from "react";
import {
  IMPORT_SEVERITIES,
  type ImportReportPage,
  type ImportRowReport,
  type ImportSeverity,
  type ImportSummary,
} from "../../../shared/contract/import-views.ts";
import { visibleText } from "../../../shared/words/visible-text.ts";
import type { Client } from "../../client/client.ts";
import { Button } from "../../components/button.tsx";
import { ChoiceGroup } from "../../components/form-controls/choice-group.tsx";
import { LineField } from "../../components/form-controls/text-controls.tsx";
import { useDesk } from "../../stores/desk-context.tsx";
import css from "./import-report.module.css";
import { SEVERITY_WORDS } from "./import-words.ts";

/** A report may run to tens of thousands of lines: so many are asked for and drawn at a time. */
const AT_A_TIME = 200;
/** Typing is over when nothing was typed for so long. */
const TYPED_MS = 150;
/** What somebody has to look at comes first; `all` last. */
const SHOWN = ["to-look-at", ...IMPORT_SEVERITIES, "all"] as const;
type Shown = (typeof SHOWN)[number];

const SEVERITIES: Readonly<Record<Shown, readonly ImportSeverity[]>> = {
  "to-look-at": ["skipped", "changed"],
  skipped: ["skipped"],
  changed: ["changed"],
  noted: ["noted"],
  imported: ["imported"],
  equal: ["equal"],
  all: IMPORT_SEVERITIES,
};
const WORDS: Readonly<Record<Shown, string>> = { ...SEVERITY_WORDS, "to-look-at": "left out or changed", all: "all" };

interface Props {
  readonly jobId: string;
  readonly summary: ImportSummary;
}

/** What came of every record, opening on what could not be taken as it stood, and why. */
export function ImportReport({ jobId, summary }: Props) {
  const count = (shown: Shown): number => SEVERITIES[shown].reduce((sum, each) => sum + summary.counts[each], 0);
  const [chosen, setShown] = useState<Shown | null>(null);
  const shown = chosen ?? (count("to-look-at") > 0 ? "to-look-at" : "all");
  const [text, setText] = useState("");
  const { page, more } = useReport(jobId, summary, shown, text);
  return (
    <section className={css["report"]} aria-label="Report">
      {count("to-look-at") === 0 ? <p className={css["none"]}>Every row could be used as it stands.</p> : null}
      <div className={css["filters"]}>
        <ChoiceGroup
          label="Show"
          isInline
          value={shown}
          onChange={(value) => setShown(SHOWN.find((known) => known === value) ?? "all")}
          choices={SHOWN.filter((each) => count(each) > 0 || each === shown).map((value) => ({
            value,
            label: `${WORDS[value]} ${count(value).toLocaleString("en-GB")}`,
          }))}
        />
        <LineField label="Find" value={text} onChange={setText} />
      </div>
      <ReportTable rows={page.lines} />
      {page.total <= page.lines.length ? null : (
        <p className={css["more"]}>
          {page.lines.length.toLocaleString("en-GB")} of {page.total.toLocaleString("en-GB")} lines are shown.
          <Button onPress={more}>Show {AT_A_TIME} more</Button>
        </p>
      )}
    </section>
  );
}

const NOTHING: ImportReportPage = { total: 0, lines: [] };

/** The lines somebody wants to see, a page at a time. */
function useReport(jobId: string, summary: ImportSummary, shown: Shown, text: string) {
  const { client } = useDesk();
  const [page, setPage] = useState(NOTHING);
  useEffect(() => {
    let isCurrent = true;
    const wait = text === "" ? 0 : TYPED_MS;
    const asking = setTimeout(() => {
      void pageOf(client, jobId, shown, text, 0).then((first) => {
        if (isCurrent && first !== null) setPage(first);
      });
    }, wait);
    return () => {
      isCurrent = false;
      clearTimeout(asking);
    };
    // Another summary is another report, under the same job.
  }, [client, jobId, summary, shown, text]);
  const more = (): void => {
    void pageOf(client, jobId, shown, text, page.lines.length).then((next) => {
      if (next === null) return;
      // Whoever asked for other lines meanwhile gets those.
      setPage((now) => (now === page ? { total: next.total, lines: [...page.lines, ...next.lines] } : now));
    });
  };
  return { page, more };
}

async function pageOf(
  client: Client,
  jobId: string,
  shown: Shown,
  text: string,
  offset: number,
): Promise<ImportReportPage | null> {
  const asked = { jobId, severities: [...SEVERITIES[shown]], text: text.trim(), offset, limit: AT_A_TIME };
  const answer = await client.request("import.report", asked);
  return answer.ok ? answer.value : null;
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
        {rows.map((row, place) => (
          <tr key={place} data-severity={row.severity}>
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
