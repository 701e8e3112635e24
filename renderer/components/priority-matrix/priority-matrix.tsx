import { useId } from "react";
import type { Matrix } from "../../../shared/agreement/priority-schema.ts";
import type { Instant } from "../../../shared/kernel/instant.ts";
import type { MomentWords } from "../../../shared/words/moment-words.ts";
import type { PromisePreview } from "./preview-promises.ts";
import css from "./priority-matrix.module.css";
import { Wish } from "./wish.tsx";

/** More columns than this leave a cell no room to write its promises beside its priority. */
const FEW_COLUMNS = 3;

interface Props {
  readonly matrix: Matrix;
  readonly impact: string | null;
  readonly urgency: string | null;
  /** The priority the caller wants, marked wherever it stands. */
  readonly wanted: string | null;
  readonly previews: ReadonlyMap<string, readonly PromisePreview[]>;
  readonly words: MomentWords;
  readonly now: Instant;
  readonly onAnswer: (answer: { readonly impact?: string; readonly urgency?: string }) => void;
}

/**
 * The two questions with their answers along the edges, and in each cell the priority and what it promises. The arrow
 * keys answer a question, Tab goes to the other; a click on a cell answers both.
 */
export function PriorityMatrix({ matrix, impact, urgency, wanted, previews, words, now, onAnswer }: Props) {
  const name = useId();
  return (
    <table className={css["matrix"]} data-many={matrix.urgencies.length > FEW_COLUMNS || undefined}>
      <caption className="visually-hidden">What each combination of impact and urgency promises</caption>
      <Head matrix={matrix} name={name} urgency={urgency} onAnswer={onAnswer} />
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
                  isWanted={priority === wanted}
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

type HeadProps = Pick<Props, "matrix" | "urgency" | "onAnswer"> & { readonly name: string };

/** The question of impact above its answers, and the question of urgency with its own along the top. */
function Head({ matrix, name, urgency, onAnswer }: HeadProps) {
  return (
    <thead>
      <tr>
        <td className={css["question"]} rowSpan={2}>
          {matrix.impactQuestion}
        </td>
        <td className={css["question"]} colSpan={matrix.urgencies.length}>
          {matrix.urgencyQuestion}
        </td>
      </tr>
      <tr>
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
  readonly isWanted: boolean;
  readonly isImpact: boolean;
  readonly isUrgency: boolean;
  readonly onChoose: () => void;
}

/** One combination: its priority and what it promises. Reached by keyboard through the two questions. */
function Cell({ priority, isWanted, isImpact, isUrgency, onChoose, ...promises }: CellProps) {
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
        <span className={css["cellHead"]}>
          <strong>{priority}</strong>
          {isWanted && <Wish />}
        </span>
        <span className={css["promises"]}>
          <CellPromises {...promises} />
        </span>
      </button>
    </td>
  );
}

function CellPromises({ previews, words, now }: PromiseProps) {
  if (previews.length === 0) return <span className={css["promise"]}>no time promised</span>;
  return previews.map((preview) => (
    <span key={preview.promise} className={`${css["promise"]} tabular`} data-past={preview.isPast || undefined}>
      {cellLine(preview, words, now)}
    </span>
  ));
}

/**
 * What a cell has room for; a moment may break in a narrow one. Where no moment is promised, the agreement's own sentence
 * about it stands in the list beneath.
 */
function cellLine({ verb, isAtOnce, dueAt, isPaused }: PromisePreview, words: MomentWords, now: Instant): string {
  if (isAtOnce) return `${verb} at once`;
  if (dueAt === null) return `${verb}: date to be agreed`;
  const moment = words.moment(dueAt, now).replaceAll("\u00a0", " ");
  return isPaused ? `${verb} ${moment} if resumed now` : `${verb} ${moment}`;
}
