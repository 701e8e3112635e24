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
import type { Priority } from "./priority-schema.ts";
import type { WaitRule } from "./rules-schema.ts";
import type { Channel, TargetKind, TicketKind, WaitKind } from "./source.ts";
import type { Target } from "./target-schema.ts";

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

/** The priority of that id, or undefined if the agreement has none such. */
export function priorityOf(agreement: AgreementDocument, id: string): Priority | undefined {
  return agreement.priorities.find((priority) => priority.id === id);
}

/** The priorities a ticket of this kind may have, the most urgent first. */
export function prioritiesForKind(agreement: AgreementDocument, kind: TicketKind): readonly Priority[] {
  return agreement.priorities
    .filter((priority) => priority.kinds.includes(kind))
    .toSorted((one, other) => one.rank - other.rank);
}

/**
 * The target of one promise for a ticket that came in by `channel`. A target limited to other channels becomes a
 * `none` target that says so (Coventry: the e-mail KPI gives e-mailed tickets alone a response moment, COV-47).
 * Null only if the agreement has no such priority.
 */
export function targetFor(
  agreement: AgreementDocument,
  priorityId: string,
  kind: TargetKind,
  channel: Channel,
): Target | null {
  const target = priorityOf(agreement, priorityId)?.[kind];
  if (target === undefined) return null;
  if (!("channels" in target) || target.channels === undefined || target.channels.includes(channel)) return target;
  const label = `${target.label} is promised for ${target.channels.join(" and ")} alone, this came by ${channel}`;
  return { unit: "none", label, source: target.source };
}

/** What this agreement says about waiting for `kind`, or undefined if it knows no such wait. */
export function waitRule(agreement: AgreementDocument, kind: WaitKind): WaitRule | undefined {
  return agreement.waits.find((rule) => rule.kind === kind);
}

function isNamed(document: AgreementDocument, id: string): boolean {
  return document.id === id || (document.aliases?.includes(id) ?? false);
}

function localDateIn(zone: string, at: Instant): LocalDate {
  return localDateOf(expectOk(openZone(zone), "The zone of an agreement"), at);
}
