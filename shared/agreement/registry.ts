import { localDateOf } from "../calendar/local-time.ts";
import { openZone } from "../calendar/zone.ts";
import type { Instant, LocalDate } from "../kernel/instant.ts";
import { expectOk } from "../kernel/result.ts";
import type { AgreementDocument } from "./agreement.ts";
import calderdale from "./documents/calderdale.json" with { type: "json" };
import columbia from "./documents/columbia.json" with { type: "json" };
import coventry from "./documents/coventry.json" with { type: "json" };
import coventryBefore2022 from "./documents/coventry-1.1.json" with { type: "json" };
import sips from "./documents/sips.json" with { type: "json" };
import stockport from "./documents/stockport.json" with { type: "json" };
import { loadAgreement } from "./load.ts";

const BUNDLED: readonly unknown[] = [stockport, calderdale, coventryBefore2022, coventry, sips, columbia];

let parsed: readonly AgreementDocument[] | undefined;

/** The agreements that come with the desk, every version of each, parsed once. @throws Error if one is faulty: a bug. */
export function bundledAgreements(): readonly AgreementDocument[] {
  parsed ??= BUNDLED.map((json) => expectOk(loadAgreement(json), "A bundled agreement is faulty"));
  return parsed;
}

/**
 * The version of an agreement that governs a ticket logged at `at`: the latest whose `effectiveFrom` is on or before
 * that moment's date in the agreement's own zone. `id` may be an alias. Undefined before the first version.
 */
export function agreementInForce(
  documents: readonly AgreementDocument[],
  id: string,
  at: Instant,
): AgreementDocument | undefined {
  let found: AgreementDocument | undefined;
  for (const document of documents) {
    if (!isNamed(document, id) || document.effectiveFrom > localDateIn(document.calendar.zone, at)) continue;
    if (found === undefined || document.effectiveFrom >= found.effectiveFrom) found = document;
  }
  return found;
}

/** One version of an agreement by the name a ticket keeps of it. `id` may be an alias. */
export function findVersion(
  documents: readonly AgreementDocument[],
  id: string,
  version: string,
): AgreementDocument | undefined {
  return documents.find((document) => isNamed(document, id) && document.version === version);
}

function isNamed(document: AgreementDocument, id: string): boolean {
  return document.id === id || (document.aliases?.includes(id) ?? false);
}

function localDateIn(zone: string, at: Instant): LocalDate {
  return localDateOf(expectOk(openZone(zone), "The zone of an agreement"), at);
}
