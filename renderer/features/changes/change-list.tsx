import {
  CHANGE_LISTS,
  type ChangeList,
  type ChangePage,
  type ChangeRow,
} from "../../../shared/contract/change-views.ts";
import { LEVEL_NAMES, STATUS_NAMES } from "../../../shared/words/change-names.ts";
import { sayHolder, sayNextStep } from "../../../shared/words/change-steps.ts";
import { classNames } from "../../components/class-names.ts";
import css from "./changes.module.css";

const LIST_NAMES: Readonly<Record<ChangeList, string>> = {
  open: "Open",
  "to-decide": "Mine to decide",
  "to-vote": "Mine to vote",
  "with-customer": "Waiting for the customer",
  scheduled: "Scheduled",
  "to-review": "To review",
  ended: "Over",
};

interface Props {
  readonly page: ChangePage;
  readonly list: ChangeList;
  readonly onList: (list: ChangeList) => void;
  readonly selected: string | null;
  readonly onSelect: (id: string) => void;
}

/** The changes of one list, each with what comes next and who has it. */
export function ChangeListing({ page, list, onList, selected, onSelect }: Props) {
  return (
    <div className={css["listing"]}>
      <div className={css["lists"]} role="radiogroup" aria-label="List">
        {CHANGE_LISTS.map((each) => (
          <button
            key={each}
            type="button"
            role="radio"
            aria-checked={each === list}
            className={classNames(css["tab"], each === list && css["chosen"])}
            onClick={() => onList(each)}
          >
            {LIST_NAMES[each]} <span className={css["count"]}>{page.counts[each]}</span>
          </button>
        ))}
      </div>
      {page.rows.length === 0 ? <p className={css["empty"]}>{emptySentence(list)}</p> : null}
      <ul className={css["rows"]} aria-label={LIST_NAMES[list]}>
        {page.rows.map((row) => (
          <li key={row.id}>
            <button
              type="button"
              className={css["row"]}
              aria-current={row.id === selected ? "true" : undefined}
              onClick={() => onSelect(row.id)}
            >
              <span className={css["rowHead"]}>
                <span className={css["reference"]}>{row.reference}</span>
                <span>{STATUS_NAMES[row.status]}</span>
                {row.level === null ? null : <span>{LEVEL_NAMES[row.level]}</span>}
                {row.isStandard ? <span>standard</span> : null}
              </span>
              <span className={css["rowSummary"]}>{row.summary}</span>
              <span className={css["quiet"]}>{nextWords(row, page)}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function nextWords({ next, ballot }: ChangeRow, { names }: ChangePage): string {
  if (next === null) return "Nothing is left to do";
  const nameOf = (person: string): string => names[person] ?? "somebody";
  const votes = ballot === null ? "" : ` (${ballot.yes} yes, ${ballot.no} no, ${ballot.open} to come)`;
  return `${sayNextStep(next.step, nameOf)}${votes}: ${sayHolder(next.with, nameOf)}`;
}

function emptySentence(list: ChangeList): string {
  switch (list) {
    case "open":
      return "No change is open. Log one, or turn a ticket into one.";
    case "to-vote":
      return "Nothing waits for your vote.";
    case "to-decide":
      return "Nothing waits for your decision.";
    case "with-customer":
    case "scheduled":
    case "to-review":
    case "ended":
      return "No change is here.";
  }
}
