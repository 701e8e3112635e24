import type { AgreementDocument } from "../../shared/agreement/agreement.ts";
import { calendarDataOf } from "../../shared/agreement/calendar-data-of.ts";
import { agreementInForce, findVersion } from "../../shared/agreement/registry.ts";
import type { Calendar } from "../../shared/calendar/calendar.ts";
import { compileCalendar } from "../../shared/calendar/compile-calendar.ts";
import type { Instant } from "../../shared/kernel/instant.ts";
import { expectOk } from "../../shared/kernel/result.ts";

/** Every version of every agreement this desk knows, each with its calendar compiled once. */
export interface AgreementShelf {
  readonly documents: readonly AgreementDocument[];
  /** The version that governs a ticket logged at `at`. */
  inForce(id: string, at: Instant): AgreementDocument | undefined;
  /** The version a ticket runs on, for ever. */
  version(id: string, version: string): AgreementDocument | undefined;
  calendarOf(agreement: AgreementDocument): Calendar;
}

export function createAgreementShelf(documents: readonly AgreementDocument[]): AgreementShelf {
  const calendars = new Map<AgreementDocument, Calendar>();
  const calendarOf = (agreement: AgreementDocument): Calendar => {
    const known = calendars.get(agreement);
    if (known !== undefined) return known;
    const what = `The calendar of ${agreement.id} ${agreement.version} cannot be compiled`;
    const compiled = expectOk(compileCalendar(calendarDataOf(agreement)), what);
    calendars.set(agreement, compiled);
    return compiled;
  };
  return {
    documents,
    inForce: (id, at) => agreementInForce(documents, id, at),
    version: (id, version) => findVersion(documents, id, version),
    calendarOf,
  };
}
