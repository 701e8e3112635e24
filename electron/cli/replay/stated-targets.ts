import type { AgreementDocument } from "../../../shared/agreement/agreement.ts";
import { priorityOf } from "../../../shared/agreement/lookup.ts";
import { TARGET_KINDS, type TargetKind } from "../../../shared/agreement/source.ts";
import type { Target } from "../../../shared/agreement/target-schema.ts";
import { type Fields, isFields, unknownIn } from "./read-fields.ts";

/** The letters of the file's targets, as its semantics explain them; a week is five working days (STK-36). */
const UNITS: Readonly<Record<string, { readonly unit: Target["unit"]; readonly times: number }>> = {
  h: { unit: "service-hours", times: 1 },
  e: { unit: "elapsed-hours", times: 1 },
  d: { unit: "working-days", times: 1 },
  w: { unit: "working-days", times: 5 },
};

const WORDS: Readonly<Record<Target["unit"], string>> = {
  "service-hours": "service hours",
  "elapsed-hours": "elapsed hours",
  "working-days": "working days",
  agreed: "no target",
  none: "no target",
};

/** Every target that the file states otherwise than the agreement its histories run under, as a sentence. */
export function targetProblems(name: string, stated: unknown, agreement: AgreementDocument): readonly string[] {
  const where = `targets.${name}`;
  if (!isFields(stated)) return [`${where} is not an object of priorities.`];
  return Object.entries(stated).flatMap(([id, targets]) => {
    if (priorityOf(agreement, id) === undefined)
      return [`${where}.${id}: ${agreement.shortName} has no such priority.`];
    if (!isFields(targets)) return [`${where}.${id} is not an object with "response" and "fix".`];
    return [
      ...unknownIn(targets, (field) => TARGET_KINDS.some((kind) => kind === field), `${where}.${id}`),
      ...TARGET_KINDS.flatMap((kind) => oneProblem(`${where}.${id}.${kind}`, targets, priorityOf(agreement, id), kind)),
    ];
  });
}

function oneProblem(
  where: string,
  stated: Fields,
  priority: Readonly<Record<TargetKind, Target>> | undefined,
  kind: TargetKind,
): readonly string[] {
  const value = stated[kind];
  const target = priority?.[kind];
  if (value === undefined || target === undefined) return [];
  const said = value === null ? "no target" : amountWords(value);
  if (said === undefined) return [`${where} says ${JSON.stringify(value)}, which is not a unit and an amount.`];
  // A target for some channels alone, such as a KPI for e-mail, is no target of the priority as such.
  const isForSomeChannels = "channels" in target && target.channels !== undefined;
  if (said === targetWords(target) || (isForSomeChannels && value === null)) return [];
  return [`${where} says ${said}, the agreement ${targetWords(target)}.`];
}

function amountWords(value: unknown): string | undefined {
  const [letter, amount]: readonly unknown[] = Array.isArray(value) && value.length === 2 ? value : [];
  const unit = typeof letter === "string" ? UNITS[letter] : undefined;
  return unit === undefined || typeof amount !== "number" ? undefined : `${amount * unit.times} ${WORDS[unit.unit]}`;
}

function targetWords(target: Target): string {
  const words = WORDS[target.unit];
  return "amount" in target ? `${target.amount} ${words}` : words;
}
