import type { AgreementFault } from "../../agreement/fault.ts";
import { faultsOfSchema } from "../../agreement/schema-sentences.ts";
import { err, ok, type Result } from "../../kernel/result.ts";
import { ChangeRules } from "./change-rules.ts";

/** Reads one document of change rules from parsed JSON, or reports everything that is wrong with it at once, each fault with its path. */
export function loadChangeRules(json: unknown): Result<ChangeRules, readonly AgreementFault[]> {
  const parsed = ChangeRules.safeParse(json);
  if (!parsed.success) return err(faultsOfSchema(parsed.error.issues, json));
  const faults = [...namesThatAreNot(parsed.data), ...takenTwice(parsed.data), ...impossibleBoards(parsed.data)];
  return faults.length === 0 ? ok(parsed.data) : err(faults);
}

function namesThatAreNot(rules: ChangeRules): readonly AgreementFault[] {
  const areas = rules.areas.map(({ id }) => id);
  const services = rules.services.map(({ id }) => id);
  const ruleIds = rules.schedule.map(({ id }) => id);
  const boards = rules.boards.map(({ id }) => id);
  return [
    ...rules.services.flatMap(({ area }, index) => unknown(`services[${index}].area`, "area", areas, area)),
    ...rules.boards.flatMap(({ drawsFrom }, index) =>
      unknown(`boards[${index}].drawsFrom`, "board", boards, drawsFrom),
    ),
    ...rules.schedule.flatMap((rule, index) => [
      ...(rule.appliesTo.services ?? []).flatMap((id) =>
        unknown(`schedule[${index}].appliesTo.services`, "service", services, id),
      ),
      ...(rule.kind === "needs-notice"
        ? unknown(`schedule[${index}].unlessWithin`, "rule", ruleIds, rule.unlessWithin ?? null)
        : []),
    ]),
  ];
}

function unknown(path: string, what: string, known: readonly string[], id: string | null): readonly AgreementFault[] {
  return id === null || known.includes(id) ? [] : [{ path, message: `There is no ${what} "${id}" in this document.` }];
}

function takenTwice(rules: ChangeRules): readonly AgreementFault[] {
  const lists = { services: rules.services, areas: rules.areas, boards: rules.boards, schedule: rules.schedule };
  return Object.entries(lists).flatMap(([name, list]) =>
    list.flatMap(({ id }, index) =>
      list.findIndex((other) => other.id === id) === index
        ? []
        : [{ path: `${name}[${index}].id`, message: `"${id}" stands there twice.` }],
    ),
  );
}

function impossibleBoards({ boards }: ChangeRules): readonly AgreementFault[] {
  return boards.flatMap(({ seats, quorum, kind, drawsFrom, periodMinutes, warnBeforeMinutes }, index) => {
    const voting = seats.filter(({ role }) => role !== "secretary").length;
    const path = `boards[${index}]`;
    return [
      ...(quorum > voting ? [{ path: `${path}.quorum`, message: `${quorum} cannot be met by ${voting} seats.` }] : []),
      ...(kind === "emergency" && drawsFrom === null
        ? [{ path: `${path}.drawsFrom`, message: "An emergency board takes its members from a standing one." }]
        : []),
      ...(warnBeforeMinutes > periodMinutes
        ? [{ path: `${path}.warnBeforeMinutes`, message: "The warning lies before the vote opens." }]
        : []),
    ];
  });
}
