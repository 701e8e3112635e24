import { asId } from "../../../shared/kernel/ids.ts";
import { uuidText } from "../../../shared/kernel/log-encoding.ts";
import type { MonthSpan } from "../../../shared/report/month.ts";
import type { Store } from "../../core/ports.ts";
import type { Mender } from "../mend.ts";
import { unpackOutcome } from "../projections/outcome-text.ts";
import type { StatementCache } from "./statement-cache.ts";

const WHICH = "SELECT stream.number AS stream, id, outcome FROM outcome JOIN stream ON stream.number = outcome.stream";

/** Logged or resolved in the month, or open at its end. */
const IN_MONTH = `
  ${WHICH} WHERE agreement = ? AND resolved_at >= ? AND resolved_at < ?
  UNION ALL
  ${WHICH} WHERE agreement = ? AND logged_at < ? AND (resolved_at IS NULL OR resolved_at >= ?)
  UNION ALL
  ${WHICH} WHERE agreement = ? AND logged_at >= ? AND logged_at < ? AND resolved_at < ?`;

interface KeptOutcome {
  readonly stream: number;
  readonly id: Buffer;
  readonly outcome: string;
}

/** What the figures of a month are counted from. One that cannot be read is made anew from the log. */
export function openOutcomes(
  cache: StatementCache,
  mender: Mender,
): Pick<Store, "outcomes" | "resolvedBetween" | "firstLoggedAt"> {
  const read = (agreement: string, { from, to }: MonthSpan) => {
    const damaged: number[] = [];
    const values = [agreement, from, to, agreement, to, to, agreement, from, to, from];
    const outcomes = cache
      .records<KeptOutcome>(IN_MONTH, values)
      .flatMap(({ stream, id, outcome }) => unpackOutcome(asId(uuidText(id)), outcome) ?? (damaged.push(stream), []));
    return { outcomes, damaged };
  };
  return {
    outcomes: (agreementId, span) => {
      const first = read(agreementId, span);
      if (first.damaged.length === 0 || !mender.mend("row", first.damaged)) return first.outcomes;
      return read(agreementId, span).outcomes;
    },
    resolvedBetween: (agreementId, from, to) =>
      cache.one<number>(
        "SELECT count(*) FROM outcome WHERE agreement = ? AND resolved_at >= ? AND resolved_at < ? AND is_resolution = 1",
        [agreementId, from, to],
      ) ?? 0,
    firstLoggedAt: (agreementId) =>
      cache.one<number | null>("SELECT min(logged_at) FROM outcome WHERE agreement = ?", [agreementId]) ?? null,
  };
}
