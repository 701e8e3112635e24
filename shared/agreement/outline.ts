import { z } from "zod";

/**
 * The parts of a document that are checked against one another, read so loosely that a fault in one of them never
 * hides a fault between two others: what cannot be read is left out here, the schema has reported it already.
 */
const text = z.string().catch("");
const texts = looseList(z.string());
const withId = z.object({ id: text });

const Cadence = z.object({
  starts: text,
  rhythm: text,
  every: z.object({ unit: text, amount: z.number().catch(NaN) }).catch({ unit: "", amount: NaN }),
});
const Target = z.object({ unit: text, channels: texts.optional() });

export const AgreementOutline = z.object({
  requestTypes: looseList(z.object({ kind: text })),
  priorities: looseList(
    z.object({
      id: text,
      kinds: texts,
      rank: z.number().catch(NaN),
      response: Target.optional().catch(undefined),
      fix: Target.optional().catch(undefined),
      updates: Cadence.nullable().catch(null),
    }),
  ),
  matrix: z
    .object({
      impacts: looseList(withId),
      urgencies: looseList(withId),
      cells: z.record(z.string(), z.record(z.string(), text).catch({})).catch({}),
      kinds: texts,
    })
    .nullable()
    .catch(null),
  intakeCutoff: z
    .object({ except: looseList(z.object({ priorities: texts, channels: texts })) })
    .nullable()
    .catch(null),
  waits: looseList(z.object({ kind: text, suspends: texts, onEnd: text, cadence: Cadence.nullable().catch(null) })),
  escalations: looseList(z.object({ level: z.number().catch(NaN), percent: z.number().catch(NaN), of: text })),
  majorIncident: z.object({ priorities: texts }).nullable().catch(null),
  closure: z
    .object({
      noResponse: z.object({ wait: text }).nullable().catch(null),
      reopenLimits: looseList(z.object({ kinds: texts })),
    })
    .catch({ noResponse: null, reopenLimits: [] }),
  revisedDeadline: z
    .object({
      allowed: z.boolean().optional().catch(undefined),
      priorities: texts.optional(),
      replacesTargetOf: texts.optional(),
    })
    .catch({}),
  channels: looseList(
    z.object({
      channel: text,
      kinds: texts,
      adviceFor: z.object({ priorities: texts }).optional().catch(undefined),
    }),
  ),
  callerChecks: looseList(z.object({ id: text, kinds: texts, channels: texts })),
  intakeQuestions: looseList(z.object({ id: text, kinds: texts })),
  kpis: looseList(withId),
  expectedMix: looseList(z.object({ priority: text })),
  dealtWithin: z.object({ kinds: texts }).nullable().catch(null),
});
export type AgreementOutline = z.infer<typeof AgreementOutline>;

/** A list whose unreadable members become undefined, so that the others keep their index in a path. */
function looseList<Member extends z.ZodType>(member: Member) {
  return z.array(member.optional().catch(undefined)).catch([]);
}
