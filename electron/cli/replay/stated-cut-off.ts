import type { AgreementDocument } from "../../../shared/agreement/agreement.ts";
import { collapsed } from "./same-value.ts";

/** `16:00:00`, with or without the words that say which side of it counts as late. */
const AFTER_HOUR = /^(\d{2}:\d{2})(?::00)?(?: \(strictly later\b[^)]*\))?$/;

/** The hour after which a call counts as the next day's (CPS-04), where a calendar states another than the agreement. */
export function cutOffProblems(section: unknown, { intakeCutoff, shortName }: AgreementDocument): readonly string[] {
  if (typeof section !== "object" || section === null || !("afterHour" in section)) return [];
  const { afterHour } = section;
  const stated = typeof afterHour === "string" ? AFTER_HOUR.exec(collapsed(afterHour))?.[1] : undefined;
  if (stated !== undefined && stated === intakeCutoff?.after) return [];
  const ours = intakeCutoff === null ? "has no such rule" : `says strictly later than ${intakeCutoff.after}`;
  return [`"afterHour" says ${JSON.stringify(afterHour)}, the agreement of ${shortName} ${ours}.`];
}
