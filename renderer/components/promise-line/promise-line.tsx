import type { PromiseClock } from "../../../shared/clock/clock-report.ts";
import type { Instant } from "../../../shared/kernel/instant.ts";
import { promiseVerb, standingWords, type TimeTold } from "../../../shared/words/promise-words.ts";
import { StageGlyph } from "../stage-glyph.tsx";
import css from "./promise-line.module.css";
import { promiseStage, usedShare } from "./promise-stage.ts";

interface Props extends TimeTold {
  readonly promise: PromiseClock;
  readonly responseWord: string;
  readonly at: Instant;
}

/** A promise in one line: what, by when, how it stands; a revised deadline beside the original (STK-42). */
export function PromiseLine({ promise, responseWord, words, calendar, at }: Props) {
  const { dueAt } = promise;
  const revisedDueAt = promise.isRevisionInForce ? promise.revisedDueAt : null;
  return (
    <p className={css["line"]} data-promise={promise.promise} data-state={promise.state}>
      <StageGlyph stage={promiseStage(promise, at)} used={usedShare(promise)} isDecorative />
      <span className={css["verb"]}>{capital(promiseVerb(promise.promise, responseWord))}</span>
      {dueAt === null ? null : <strong className="tabular">by {words.moment(dueAt, at)}</strong>}
      {revisedDueAt === null ? null : (
        <span className={css["revised"]}>
          revised to <strong className="tabular">{words.moment(revisedDueAt, at)}</strong>
          {promise.revisedState === "missed" && ", missed too"}
        </span>
      )}
      <span className={css["standing"]}>{standingWords(promise, at, { words, calendar })}</span>
    </p>
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
