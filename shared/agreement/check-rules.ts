import type { AgreementFault } from "./fault.ts";
import type { AgreementOutline } from "./outline.ts";

/** What the rules of one agreement must be to one another: complete, in order, and about something that exists. */
export function checkRules(outline: AgreementOutline): readonly AgreementFault[] {
  return [
    ...checkMatrix(outline),
    ...checkEscalations(outline),
    ...checkCadences(outline),
    ...checkWaits(outline),
    ...checkReopenLimits(outline),
    ...checkEveryKindHasAPriority(outline),
    ...checkAgreedTargets(outline),
    ...checkRanks(outline),
  ];
}

function checkMatrix({ matrix, priorities }: AgreementOutline): readonly AgreementFault[] {
  if (matrix === null) return [];
  const impacts = matrix.impacts.flatMap((level) => level?.id ?? []);
  const urgencies = matrix.urgencies.flatMap((level) => level?.id ?? []);
  const faults: AgreementFault[] = [];
  for (const impact of impacts) {
    for (const urgency of urgencies) {
      const path = `matrix.cells.${impact}.${urgency}`;
      const id = matrix.cells[impact]?.[urgency];
      if (id === undefined) faults.push({ path, message: `No priority is given for "${impact}" with "${urgency}".` });
      else if (id !== "") faults.push(...checkCell(path, id, matrix.kinds, priorities));
    }
  }
  return [...faults, ...checkStrayCells(matrix.cells, impacts, urgencies)];
}

function checkCell(
  path: string,
  id: string,
  kinds: readonly (string | undefined)[],
  priorities: AgreementOutline["priorities"],
): readonly AgreementFault[] {
  const priority = priorities.find((candidate) => candidate?.id === id);
  if (priority === undefined) return [{ path, message: `This agreement has no priority "${id}".` }];
  return kinds
    .filter((kind) => kind !== undefined && !priority.kinds.includes(kind))
    .map((kind) => ({ path, message: `The matrix serves the kind "${kind}", but priority "${id}" is not for it.` }));
}

function checkStrayCells(
  cells: Readonly<Record<string, Readonly<Record<string, string>>>>,
  impacts: readonly string[],
  urgencies: readonly string[],
): readonly AgreementFault[] {
  return Object.entries(cells).flatMap(([impact, row]) => {
    if (!impacts.includes(impact)) {
      return [{ path: `matrix.cells.${impact}`, message: `The matrix has no impact "${impact}".` }];
    }
    return Object.keys(row)
      .filter((urgency) => !urgencies.includes(urgency))
      .map((urgency) => ({
        path: `matrix.cells.${impact}.${urgency}`,
        message: `The matrix has no urgency "${urgency}".`,
      }));
  });
}

/** Levels of one promise must rise together with their percents: 65 before 85 (STK-78, STK-79). */
function checkEscalations({ escalations, priorities }: AgreementOutline): readonly AgreementFault[] {
  const last = new Map<string, { level: number; percent: number }>();
  return escalations.flatMap((escalation, at) => {
    if (escalation === undefined) return [];
    const { level, percent, of } = escalation;
    const before = last.get(of);
    last.set(of, { level, percent });
    const path = `escalations[${at}]`;
    const faults: AgreementFault[] = [];
    if (before !== undefined && level <= before.level) {
      faults.push({
        path: `${path}.level`,
        message: `Level ${level} stands after level ${before.level}; levels rise.`,
      });
    }
    if (before !== undefined && percent <= before.percent) {
      faults.push({
        path: `${path}.percent`,
        message: `Level ${level} comes at ${percent}%, not later than the ${before.percent}% of the level before it.`,
      });
    }
    if ((of === "response" || of === "fix") && !priorities.some((priority) => hasTime(priority?.[of]?.unit))) {
      faults.push({ path: `${path}.of`, message: `No priority has a ${of} time that could be used up.` });
    }
    return faults;
  });
}

function hasTime(unit: string | undefined): boolean {
  return unit !== undefined && unit !== "none";
}

/** A cadence counted from a wait belongs to that wait, and a wait's cadence can start nowhere else. */
function checkCadences({ priorities, waits }: AgreementOutline): readonly AgreementFault[] {
  const ofPriorities = priorities.flatMap((priority, at) =>
    priority?.updates?.starts === "wait"
      ? [{ path: `priorities[${at}].updates.starts`, message: "Updates of a priority cannot start with a wait." }]
      : [],
  );
  const ofWaits = waits.flatMap((wait, at) =>
    wait?.cadence != null && wait.cadence.starts !== "wait"
      ? [
          {
            path: `waits[${at}].cadence.starts`,
            message: 'The updates of a wait start with the wait: "wait" is expected.',
          },
        ]
      : [],
  );
  return [...ofPriorities, ...checkBeats(priorities), ...ofWaits, ...checkDays({ priorities, waits })];
}

/** The beat of a major incident is a step of service time, counted from when there is one and a support team has it (COV-59). */
function checkBeats(priorities: AgreementOutline["priorities"]): readonly AgreementFault[] {
  return priorities.flatMap((priority, at) => {
    const updates = priority?.updates;
    if (updates == null) return [];
    const path = `priorities[${at}].updates`;
    const startsWithTeam = ["transfer", "identification"].includes(updates.starts);
    if (updates.rhythm !== "steady-beat") {
      const message = `Only a "steady-beat" of updates starts with the "${updates.starts}".`;
      return startsWithTeam && updates.rhythm !== "" ? [{ path: `${path}.starts`, message }] : [];
    }
    const faults: AgreementFault[] = [];
    if (!["", "service-minutes"].includes(updates.every.unit))
      faults.push({ path: `${path}.every.unit`, message: "A steady beat of updates is told in service minutes." });
    if (!startsWithTeam && !["", "wait"].includes(updates.starts)) {
      const message =
        'A steady beat starts with the "identification" of a major incident, or with the "transfer" to the support team.';
      faults.push({ path: `${path}.starts`, message });
    }
    return faults;
  });
}

/** A contact on each working day is owed while the desk waits for somebody, and a beat is no way to wait (CPS-28). */
function checkDays({ priorities, waits }: Pick<AgreementOutline, "priorities" | "waits">): readonly AgreementFault[] {
  const ofPriorities = priorities.flatMap((priority, at) =>
    priority?.updates?.rhythm === "each-working-day"
      ? [
          {
            path: `priorities[${at}].updates.rhythm`,
            message: "A contact on each working day is owed during a wait, not by a priority.",
          },
        ]
      : [],
  );
  const ofWaits = waits.flatMap((wait, at) => {
    const cadence = wait?.cadence;
    const path = `waits[${at}].cadence`;
    if (cadence?.rhythm === "steady-beat")
      return [{ path: `${path}.rhythm`, message: "A wait has no steady beat of updates." }];
    const isEachDay = cadence?.every.unit === "working-days" && cadence.every.amount === 1;
    if (cadence?.rhythm !== "each-working-day" || isEachDay || cadence.every.unit === "") return [];
    return [{ path: `${path}.every`, message: "A contact on each working day is owed every 1 working day." }];
  });
  return [...ofPriorities, ...ofWaits];
}

/** Of two tickets the one of lower rank comes first: equal ranks would leave that open. */
function checkRanks({ priorities }: AgreementOutline): readonly AgreementFault[] {
  return priorities.flatMap((priority, at) => {
    const same = priorities.slice(0, at).find((other) => other !== undefined && other.rank === priority?.rank);
    if (priority === undefined || same === undefined) return [];
    const message = `"${priority.id}" has the rank of "${same.id}"; each priority has one of its own.`;
    return [{ path: `priorities[${at}].rank`, message }];
  });
}

function checkWaits({ waits, closure }: AgreementOutline): readonly AgreementFault[] {
  const faults: AgreementFault[] = waits.flatMap((wait, at) =>
    wait?.onEnd === "fix-due-at-close-of-next-working-day" && !wait.suspends.includes("fix")
      ? [{ path: `waits[${at}].onEnd`, message: "A new fix time can follow only a wait that suspends the fix clock." }]
      : [],
  );
  const { noResponse } = closure;
  if (noResponse !== null && noResponse.wait !== "" && !waits.some((wait) => wait?.kind === noResponse.wait)) {
    faults.push({ path: "closure.noResponse.wait", message: `This agreement has no wait "${noResponse.wait}".` });
  }
  return faults;
}

/** Each kind of ticket must be covered by exactly one reopening limit. */
function checkReopenLimits({ requestTypes, closure }: AgreementOutline): readonly AgreementFault[] {
  const covered = closure.reopenLimits.flatMap((limit) => limit?.kinds ?? []);
  return requestTypes.flatMap((type) => {
    const times = covered.filter((kind) => kind === type?.kind).length;
    if (type === undefined || type.kind === "" || times === 1) return [];
    const said = times === 0 ? "Nothing says" : `${times} limits say`;
    return [{ path: "closure.reopenLimits", message: `${said} until when the kind "${type.kind}" may be reopened.` }];
  });
}

function checkEveryKindHasAPriority({ requestTypes, priorities }: AgreementOutline): readonly AgreementFault[] {
  return requestTypes.flatMap((type, at) =>
    type === undefined || type.kind === "" || priorities.some((priority) => priority?.kinds.includes(type.kind))
      ? []
      : [{ path: `requestTypes[${at}].kind`, message: `No priority is for the kind "${type.kind}".` }],
  );
}

/** A time to be agreed needs a way to agree it (COV-72, CPS-23). */
function checkAgreedTargets({ priorities, revisedDeadline }: AgreementOutline): readonly AgreementFault[] {
  return priorities.flatMap((priority, at) => {
    if (priority?.fix?.unit !== "agreed") return [];
    const { allowed, priorities: only } = revisedDeadline;
    if (allowed !== false && (only === undefined || only.includes(priority.id))) return [];
    const message = `The fix time of "${priority.id}" is to be agreed, but no deadline may be agreed for it.`;
    return [{ path: `priorities[${at}].fix`, message }];
  });
}
