import { useId } from "react";
import type { Matrix } from "../../../shared/agreement/priority-schema.ts";
import type { Instant } from "../../../shared/kernel/instant.ts";
import type { MomentWords } from "../consequence/moment-words.ts";
import type { PromisePreview } from "./preview-promises.ts";
import css from "./priority-matrix.module.css";

interface Props {
  readonly matrix: Matrix;
  readonly impact: string | null;
  readonly urgency: string | null;
  readonly previews: ReadonlyMap<string, readonly PromisePreview[]>;
  readonly words: MomentWords;
  readonly now: Instant;
  readonly onAnswer: (answer: { readonly impact?: string; readonly urgency?: string }) => void;
}

/**
 * The two questions with their answers along the edges, and in each cell the priority and what it promises. The arrow
 * keys answer a question, Tab goes to the other; a click on a cell answers both.
 */
export function PriorityMatrix({ matrix, impact, urgency, previews, words, now, onAnswer }: Props) {
  const name = useId();
  return (
    <table className={css["matrix"]}>
      <caption className="visually-hidden">What each combination of impact and urgency promises</caption>
      <thead>
        <tr>
          <td className={css["question"]}>{matrix.impactQuestion}</td>
          <td className={css["question"]} colSpan={matrix.urgencies.length}>
            {matrix.urgencyQuestion}
          </td>
        </tr>
        <tr>
          <td />
          {matrix.urgencies.map((level) => (
            <th key={level.id} scope="col">
              <Answer
                question={matrix.urgencyQuestion}
                name={`${name}-urgency`}
                level={level}
                isChosen={level.id === urgency}
                onChoose={() => onAnswer({ urgency: level.id })}
              />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {matrix.impacts.map((row) => (
          <tr key={row.id}>
            <th scope="row">
              <Answer
                question={matrix.impactQuestion}
                name={`${name}-impact`}
                level={row}
                isChosen={row.id === impact}
                onChoose={() => onAnswer({ impact: row.id })}
              />
            </th>
            {matrix.urgencies.map((column) => {
              const priority = matrix.cells[row.id]?.[column.id] ?? "";
              return (
                <Cell
                  key={column.id}
                  priority={priority}
                  isImpact={row.id === impact}
                  isUrgency={column.id === urgency}
                  onChoose={() => onAnswer({ impact: row.id, urgency: column.id })}
                  previews={previews.get(priority) ?? []}
                  words={words}
                  now={now}
                />
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface AnswerProps {
  readonly question: string;
  readonly name: string;
  readonly level: { readonly id: string; readonly label: string };
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

function Answer({ question, name, level, isChosen, onChoose }: AnswerProps) {
  return (
    <label className={css["answer"]} data-chosen={isChosen || undefined}>
      <input
        type="radio"
        name={name}
        value={level.id}
        checked={isChosen}
        onChange={onChoose}
        aria-label={`${question} ${level.label}`}
      />
      <span>{level.label}</span>
    </label>
  );
}

interface PromiseProps {
  readonly previews: readonly PromisePreview[];
  readonly words: MomentWords;
  readonly now: Instant;
}

interface CellProps extends PromiseProps {
  readonly priority: string;
  readonly isImpact: boolean;
  readonly isUrgency: boolean;
  readonly onChoose: () => void;
}

/** One combination: its priority and what it promises. Reached by keyboard through the two questions. */
function Cell({ priority, isImpact, isUrgency, onChoose, ...promises }: CellProps) {
  return (
    <td>
      <button
        type="button"
        tabIndex={-1}
        aria-pressed={isImpact && isUrgency}
        onClick={onChoose}
        className={css["cell"]}
        data-aligned={isImpact || isUrgency || undefined}
      >
        <strong>{priority}</strong>
        <CellPromises {...promises} />
      </button>
    </td>
  );
}

function CellPromises({ previews, words, now }: PromiseProps) {
  if (previews.length === 0) return <span className={css["promise"]}>no time promised</span>;
  return previews.map((preview) => (
    <span key={preview.promise} className={`${css["promise"]} tabular`} data-past={preview.isPast || undefined}>
      {preview.verb} {cellMoment(preview, words, now)}
    </span>
  ));
}

function cellMoment({ isAtOnce, dueAt, label }: PromisePreview, words: MomentWords, now: Instant): string {
  if (isAtOnce) return "at once";
  return dueAt === null ? label : words.moment(dueAt, now);
}
