import { asId } from "../../../shared/kernel/ids.ts";
import { uuidText } from "../../../shared/kernel/log-encoding.ts";
import type { Store } from "../../core/ports.ts";
import type { Mender } from "../mend.ts";
import { unpackOutcome } from "../projections/outcome-text.ts";
import type { StatementCache } from "./statement-cache.ts";

const WHICH = "SELECT stream.number AS stream, id, outcome FROM outcome JOIN stream ON stream.number = outcome.stream";

/** Logged or resolved in the month, or open at its end. */
const IN_MONTH = `
  ${WHICH} WHERE agreement = ?1 AND resolved_at >= ?2 AND resolved_at < ?3
  UNION ALL
  ${WHICH} WHERE agreement = ?1 AND logged_at < ?3 AND (resolved_at IS NULL OR resolved_at >= ?3)
  UNION ALL
  ${WHICH} WHERE agreement = ?1 AND logged_at >= ?2 AND logged_at < ?3 AND resolved_at < ?2`;

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
  const read = (values: readonly [string, number, number]) => {
    const damaged: number[] = [];
    const outcomes = cache
      .records<KeptOutcome>(IN_MONTH, values)
      .flatMap(({ stream, id, outcome }) => unpackOutcome(asId(uuidText(id)), outcome) ?? (damaged.push(stream), []));
    return { outcomes, damaged };
  };
  return {
    outcomes: (agreementId, { from, to }) => {
      const first = read([agreementId, from, to]);
      if (first.damaged.length === 0 || !mender.mend("row", first.damaged)) return first.outcomes;
      return read([agreementId, from, to]).outcomes;
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
