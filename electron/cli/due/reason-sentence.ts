import type { LedgerReason } from "../../../shared/clock/clock-report.ts";
import { assertNever } from "../../../shared/kernel/assert-never.ts";
import { lengthWords } from "../local-words.ts";

/** Why a stretch of time was counted or skipped, as a sentence. */
export function reasonSentence(reason: LedgerReason): string {
  switch (reason.kind) {
    case "counted":
      return reason.layer === null ? "The desk is open: counted." : `The desk is open (${reason.layer}): counted.`;
    case "elapsed":
      return "Every hour counts, day and night.";
    case "before-start":
      return `Not counted: ${reason.why}.`;
    case "outside-hours":
      return "Outside service hours: not counted.";
    case "weekend":
      return "Weekend: not counted.";
    case "holiday":
      return `Public holiday (${reason.name}): not counted.`;
    case "closure":
      return `Closed (${reason.name}): not counted.`;
    case "paused":
      return `Paused, wait ${reason.wait}${reason.reason === "" ? "" : ` (${reason.reason})`}: not counted.`;
    case "resolved":
      return "Resolved: not counted.";
    case "allowance-replaced":
      return `${lengthWords(reason.leftMs)} left gave way to ${lengthWords(reason.newLeftMs)}: ${reason.why}.`;
    default:
      return assertNever(reason);
  }
}
