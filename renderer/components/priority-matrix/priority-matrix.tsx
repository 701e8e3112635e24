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
  readonly onChoose: (impact: string, urgency: string) => void;
}

/** Impact down, urgency across, and in each cell the priority and what it promises. The questions beside it steer it by keyboard; a click on a cell answers both. */
export function PriorityMatrix({ matrix, impact, urgency, previews, words, now, onChoose }: Props) {
  return (
    <table className={css["matrix"]}>
      <caption className="visually-hidden">What each combination of impact and urgency promises</caption>
      <thead>
        <tr>
          <td />
          {matrix.urgencies.map((level) => (
            <th key={level.id} scope="col" data-chosen={level.id === urgency || undefined}>
              {level.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {matrix.impacts.map((row) => (
          <tr key={row.id}>
            <th scope="row" data-chosen={row.id === impact || undefined}>
              {row.label}
            </th>
            {matrix.urgencies.map((column) => {
              const priority = matrix.cells[row.id]?.[column.id] ?? "";
              const isChosen = row.id === impact && column.id === urgency;
              return (
                <td key={column.id} data-chosen={isChosen || undefined}>
                  <button
                    type="button"
                    tabIndex={-1}
                    aria-pressed={isChosen}
                    onClick={() => onChoose(row.id, column.id)}
                    className={css["cell"]}
                  >
                    <strong>{priority}</strong>
                    <CellPromises previews={previews.get(priority) ?? []} words={words} now={now} />
                  </button>
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface CellProps {
  readonly previews: readonly PromisePreview[];
  readonly words: MomentWords;
  readonly now: Instant;
}

function CellPromises({ previews, words, now }: CellProps) {
  if (previews.length === 0) return <span className={css["promise"]}>no time promised</span>;
  return previews.map((preview) => (
    <span key={preview.promise} className={`${css["promise"]} tabular`} data-past={preview.isPast || undefined}>
      {preview.verb} {preview.dueAt === null ? preview.label : words.moment(preview.dueAt, now)}
    </span>
  ));
}
