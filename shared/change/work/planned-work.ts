import type { Actor } from "../../kernel/actor.ts";
import type { Instant } from "../../kernel/instant.ts";
import type { Consultation, Notice } from "../change-parts.ts";
import type { Window } from "../content.ts";

/**
 * What stands on the forward schedule besides changes: planned and emergency maintenance (COV-81 to COV-85, CPS-33 to
 * CPS-35), upgrades done for schools (SIP-39), what a school is doing that could disturb or be disturbed (STK-113,
 * COV-86), and times in which nothing is changed.
 */
export const WORK_KINDS = [
  "planned-maintenance",
  "emergency-maintenance",
  "managed-upgrade",
  "school-activity",
  "freeze",
] as const;
export type WorkKind = (typeof WORK_KINDS)[number];

export interface PlannedWork extends Window {
  readonly status: "planned" | "done" | "cancelled";
  readonly workId: string;
  readonly kind: WorkKind;
  readonly rulesId: string;
  readonly title: string;
  /** What those affected are told: what is done and how long it takes (CPS-35). */
  readonly description: string;
  readonly site: string;
  readonly services: readonly string[];
  readonly affectsAvailability: boolean;
  /** Told later than the agreement asks for (COV-86). */
  readonly isShortNotice: boolean;
  readonly notices: readonly Notice[];
  readonly consultations: readonly Consultation[];
  readonly overridden: readonly string[];
  readonly overrideReason: string;
  readonly plannedAt: Instant;
  readonly plannedBy: Actor;
  /** When it really was, once it is over. */
  readonly actual: Window | null;
}

export interface NoWork {
  readonly status: "none";
}
export type WorkState = NoWork | PlannedWork;

export const NO_WORK: NoWork = { status: "none" };

/**
 * The outage availability leaves out (STK-93): planned, affecting availability, and agreed with the schools on record.
 * Null where it counts like any other. What began before or ran past the time agreed counts.
 */
export function excludedOutage(work: PlannedWork): Window | null {
  const isAgreed = work.consultations.some(({ kind }) => kind === "agreed");
  const isPlanned = work.kind === "planned-maintenance" || work.kind === "managed-upgrade";
  if (!isPlanned || !work.affectsAvailability || !isAgreed || work.status === "cancelled") return null;
  const { from, until } = work.actual ?? work;
  const left = { from: Math.max(from, work.from), until: Math.min(until, work.until) };
  return left.from < left.until ? left : null;
}
