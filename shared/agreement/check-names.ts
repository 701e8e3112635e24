import type { AgreementFault } from "./fault.ts";
import type { AgreementOutline } from "./outline.ts";

/** Everything that is named must exist, and everything that has a name must have one of its own. */
export function checkNames(outline: AgreementOutline): readonly AgreementFault[] {
  return [
    ...duplicates(outline),
    ...priorityReferences(outline),
    ...kindReferences(outline),
    ...channelReferences(outline),
  ];
}

/** A name that stands somewhere in the document, and where. */
interface Named {
  readonly path: string;
  readonly name: string;
}

function duplicates(outline: AgreementOutline): readonly AgreementFault[] {
  return [
    ...repeated(idsOf("requestTypes", "kind", outline.requestTypes), "kind of ticket"),
    ...repeated(idsOf("priorities", "id", outline.priorities), "priority"),
    ...repeated(idsOf("waits", "kind", outline.waits), "wait"),
    ...repeated(idsOf("channels", "channel", outline.channels), "channel"),
    ...repeated(idsOf("callerChecks", "id", outline.callerChecks), "caller check"),
    ...repeated(idsOf("intakeQuestions", "id", outline.intakeQuestions), "intake question"),
    ...repeated(idsOf("kpis", "id", outline.kpis), "figure"),
    ...repeated(idsOf("matrix.impacts", "id", outline.matrix?.impacts ?? []), "impact"),
    ...repeated(idsOf("matrix.urgencies", "id", outline.matrix?.urgencies ?? []), "urgency"),
  ];
}

function priorityReferences(outline: AgreementOutline): readonly AgreementFault[] {
  const named: Named[] = [
    ...namesIn("majorIncident.priorities", outline.majorIncident?.priorities),
    ...namesIn("revisedDeadline.priorities", outline.revisedDeadline.priorities),
    ...namesIn("revisedDeadline.replacesTargetOf", outline.revisedDeadline.replacesTargetOf),
    ...idsOf("expectedMix", "priority", outline.expectedMix),
    ...outline.channels.flatMap((channel, at) =>
      namesIn(`channels[${at}].adviceFor.priorities`, channel?.adviceFor?.priorities),
    ),
    ...(outline.intakeCutoff?.except ?? []).flatMap((exception, at) =>
      namesIn(`intakeCutoff.except[${at}].priorities`, exception?.priorities),
    ),
  ];
  return unknown(
    named,
    outline.priorities.map((priority) => priority?.id),
    "priority",
  );
}

function kindReferences(outline: AgreementOutline): readonly AgreementFault[] {
  const named: Named[] = [
    ...kindsOf("priorities", outline.priorities),
    ...kindsOf("channels", outline.channels),
    ...kindsOf("callerChecks", outline.callerChecks),
    ...kindsOf("intakeQuestions", outline.intakeQuestions),
    ...kindsOf("closure.reopenLimits", outline.closure.reopenLimits),
    ...namesIn("matrix.kinds", outline.matrix?.kinds),
    ...namesIn("dealtWithin.kinds", outline.dealtWithin?.kinds),
  ];
  return unknown(
    named,
    outline.requestTypes.map((type) => type?.kind),
    "kind of ticket",
  );
}

function channelReferences(outline: AgreementOutline): readonly AgreementFault[] {
  const named: Named[] = [
    ...outline.priorities.flatMap((priority, at) => [
      ...namesIn(`priorities[${at}].response.channels`, priority?.response?.channels),
      ...namesIn(`priorities[${at}].fix.channels`, priority?.fix?.channels),
    ]),
    ...outline.callerChecks.flatMap((check, at) => namesIn(`callerChecks[${at}].channels`, check?.channels)),
    ...(outline.intakeCutoff?.except ?? []).flatMap((exception, at) =>
      namesIn(`intakeCutoff.except[${at}].channels`, exception?.channels),
    ),
  ];
  return unknown(
    named,
    outline.channels.map((channel) => channel?.channel),
    "channel",
  );
}

function namesIn(path: string, names: readonly (string | undefined)[] | undefined): readonly Named[] {
  return (names ?? []).flatMap((name, at) => (name === undefined ? [] : [{ path: `${path}[${at}]`, name }]));
}

function kindsOf(path: string, members: readonly ({ kinds: readonly (string | undefined)[] } | undefined)[]) {
  return members.flatMap((member, at) => namesIn(`${path}[${at}].kinds`, member?.kinds));
}

function idsOf<Key extends string>(path: string, key: Key, members: readonly (Record<Key, string> | undefined)[]) {
  return members.flatMap((member, at): Named[] =>
    member === undefined || member[key] === "" ? [] : [{ path: `${path}[${at}].${key}`, name: member[key] }],
  );
}

/** Where nothing at all is known the list itself is at fault, which the schema has said: no echo for every use. */
function unknown(named: readonly Named[], known: readonly (string | undefined)[], what: string): AgreementFault[] {
  if (known.length === 0) return [];
  return named
    .filter(({ name }) => !known.includes(name))
    .map(({ path, name }) => ({ path, message: `This agreement has no ${what} "${name}".` }));
}

function repeated(named: readonly Named[], what: string): AgreementFault[] {
  const seen = new Set<string>();
  return named.flatMap(({ path, name }) => {
    if (seen.has(name)) return [{ path, message: `There is a ${what} "${name}" already; each may stand once.` }];
    seen.add(name);
    return [];
  });
}
