import type { AgreementDocument } from "../../../shared/agreement/agreement.ts";
import { priorityOf } from "../../../shared/agreement/lookup.ts";
import type { MixLine, SiteLine } from "../../../shared/report/month-report.ts";
import { expectedText, percentText } from "../../../shared/words/figure-words.ts";
import { priorityName } from "../../../shared/words/priority-name.ts";
import css from "./month.module.css";

interface MixProps {
  readonly mix: readonly MixLine[];
  readonly agreement: AgreementDocument;
}

/** Priorities as they came beside what the agreement expects: information, no verdict. */
export function MixTable({ mix, agreement }: MixProps) {
  return (
    <section aria-labelledby="month-mix">
      <h3 id="month-mix">Priorities</h3>
      <p className={css["quiet"]}>Of the incidents logged in the month. Information, no verdict.</p>
      <table className={css["table"]}>
        <thead>
          <tr>
            <th scope="col">Priority</th>
            <th scope="col">Incidents</th>
            <th scope="col">Share</th>
            <th scope="col">Expected</th>
          </tr>
        </thead>
        <tbody>
          {mix.map((line) => {
            const priority = priorityOf(agreement, line.priority);
            return (
              <tr key={line.priority}>
                <th scope="row">{priority === undefined ? line.priority : priorityName(priority)}</th>
                <td>{line.count}</td>
                <td>{line.percent === null ? "" : percentText(line.percent)}</td>
                <td>{expectedText(line)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

/** Calls by kind for each school (STK-47). */
export function SitesTable({ sites }: { readonly sites: readonly SiteLine[] }) {
  return (
    <section aria-labelledby="month-sites">
      <h3 id="month-sites">Schools and other sites</h3>
      {sites.length === 0 ? <p className={css["quiet"]}>No calls in this month.</p> : null}
      {sites.length === 0 ? null : (
        <table className={css["table"]}>
          <thead>
            <tr>
              <th scope="col">Site</th>
              <th scope="col">Incidents</th>
              <th scope="col">Requests</th>
              <th scope="col">Enquiries</th>
              <th scope="col">Resolved</th>
              <th scope="col">Not in time</th>
            </tr>
          </thead>
          <tbody>
            {sites.map((line) => (
              <tr key={line.site}>
                <th scope="row">{line.site === "" ? "No site named" : line.site}</th>
                <td>{line.logged.incident}</td>
                <td>{line.logged["service-request"]}</td>
                <td>{line.logged.enquiry}</td>
                <td>{line.resolved}</td>
                <td>{line.missed}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
