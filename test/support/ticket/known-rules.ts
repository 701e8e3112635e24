import { calendarDataOf } from "../../../shared/agreement/calendar-data-of.ts";
import { bundledAgreements, findVersion } from "../../../shared/agreement/registry.ts";
import { compileCalendar } from "../../../shared/calendar/compile-calendar.ts";
import { expectOk } from "../../../shared/kernel/result.ts";
import type { FindRules, Rules } from "../../../shared/words/history.ts";

const made = new Map<string, Rules>();

/** The rules of the agreements that come with the desk. */
export const knownRules: FindRules = ({ agreementId, agreementVersion }) => {
  const key = `${agreementId} ${agreementVersion}`;
  const known = made.get(key);
  if (known !== undefined) return known;
  const agreement = findVersion(bundledAgreements(), agreementId, agreementVersion);
  if (agreement === undefined) return undefined;
  const rules = { agreement, calendar: expectOk(compileCalendar(calendarDataOf(agreement)), "calendar") };
  made.set(key, rules);
  return rules;
};

/** What a ticket's model knows of agreements besides its own. */
export const everyAgreement = {
  rulesOf: knownRules,
  agreementName: (id: string) => bundledAgreements().find((each) => each.id === id)?.shortName ?? id,
  agreementsAtReceipt: bundledAgreements().filter(({ id, version }) => id !== "coventry" || version !== "1.1"),
};
