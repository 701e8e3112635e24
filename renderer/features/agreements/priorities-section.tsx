import type { AgreementDocument } from "../../../shared/agreement/agreement.ts";
import { describeSpan, describeTarget } from "../../../shared/agreement/describe.ts";
import { bareName, priorityCode, shortPriorityName } from "../../../shared/words/priority-name.ts";
import { classNames } from "../../components/class-names.ts";
import css from "./agreements-screen.module.css";
import { Clause } from "./clause.tsx";

/** The priority table in the agreement's own words, with what each promises. */
export function PrioritiesSection({ agreement }: { readonly agreement: AgreementDocument }) {
  const rows = agreement.priorities.toSorted((one, other) => one.rank - other.rank);
  const hasUpdates = rows.some((row) => row.updates !== null);
  return (
    <section className={css["section"]} aria-labelledby="agreement-priorities">
      <h3 id="agreement-priorities">Priorities</h3>
      <div className={css["wide"]}>
        <table className={classNames(css["table"], css["stacks"])}>
          <thead>
            <tr>
              <th scope="col">Priority</th>
              <th scope="col">What it is</th>
              <th scope="col">To {agreement.responseWord}</th>
              <th scope="col">To fix</th>
              {hasUpdates ? <th scope="col">Updates</th> : null}
              <th scope="col">Where it stands</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <th scope="row">
                  {shortPriorityName(row)}
                  {[priorityCode(row), bareName(row)].includes("") ? null : (
                    <span className={css["small"]}>{bareName(row)}</span>
                  )}
                </th>
                <td data-label="What it is">
                  {row.definition}
                  {row.examples.length === 0 ? null : (
                    <span className={css["small"]}>For example: {row.examples.join("; ")}</span>
                  )}
                </td>
                <td data-label={`To ${agreement.responseWord}`}>{describeTarget(row.response)}</td>
                <td data-label="To fix">{describeTarget(row.fix)}</td>
                {hasUpdates ? (
                  <td data-label="Updates">
                    {row.updates === null ? "" : `${row.updates.label} (every ${describeSpan(row.updates.every)})`}
                  </td>
                ) : null}
                <td data-label="Where it stands">
                  <Clause source={row.source} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
