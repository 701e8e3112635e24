import { instantOfLocal, localDateOf } from "../../../shared/calendar/local-time.ts";
import { sameTimeOnNthWorkingDay } from "../../../shared/calendar/working-days.ts";
import type { BoardDocument } from "../../../shared/change/rules/change-rules.ts";
import { changeRulesOf } from "../../../shared/change/rules/rules-registry.ts";
import { DAY_MS, type Instant, MINUTE_MS } from "../../../shared/kernel/instant.ts";
import { expectOk } from "../../../shared/kernel/result.ts";
import { derivedUuid } from "../../core/derived-id.ts";
import type { RecordRequest } from "../../core/records/run-records.ts";
import type { CastKey, ExampleAgreement } from "../cast.ts";
import { asked, boardIdOf, type ExampleStage, seating, templateIdOf } from "./build-changes.ts";

/** Long before the week: boards and standard changes were there already. */
const LONG_AGO_MS = 30 * DAY_MS;

const SEATS: Readonly<Record<string, readonly (readonly [CastKey, string, string | null])[]>> = {
  "e-cab": [
    ["asha", "chair", null],
    ["tom", "member", null],
    ["priya", "member", null],
    ["marcus", "member", null],
    ["joanna", "technical-representative", "network"],
  ],
  "emergency-cab": [
    ["asha", "chair", null],
    ["joanna", "technical-representative", "network"],
  ],
};

/** The boards of Stockport, a standard change, and what else stands on the schedule. */
export function aroundRequests(stage: ExampleStage): readonly RecordRequest[] {
  const at = stage.now - LONG_AGO_MS;
  const boards = changeRulesOf("stockport")?.boards ?? [];
  return [
    ...boards.flatMap((board) => boardRequests(stage, board, at)),
    ...templateRequests(stage, at),
    ...works(stage),
  ];
}

function boardRequests(stage: ExampleStage, document: BoardDocument, at: Instant): readonly RecordRequest[] {
  const { id, name, kind, drawsFrom, rule, quorum, hasCastingVote, isBinding, atDeadline } = document;
  const periodMs = document.periodMinutes * MINUTE_MS;
  const warnBeforeMs = document.warnBeforeMinutes * MINUTE_MS;
  const command = {
    type: "SetUpBoard",
    name,
    kind,
    rulesId: "stockport",
    document: id,
    drawsFrom: drawsFrom === null ? null : boardIdOf(drawsFrom),
    terms: { rule, quorum, hasCastingVote, isBinding, atDeadline, periodMs, warnBeforeMs },
  };
  const made = asked(stage, `example/board/${id}/set-up`, "asha", at, {
    category: "board",
    stream: boardIdOf(id),
    command,
  });
  return [made, ...(SEATS[id] ?? []).map(([who, role, area]) => seating(stage, id, who, role, area, at))];
}

function templateRequests(stage: ExampleStage, at: Instant): readonly RecordRequest[] {
  const key = { category: "change-template", stream: templateIdOf("firewall-rule") };
  const content = {
    summary: "A firewall rule",
    scope: "One rule on the schools' firewall, for one site and one service.",
    reason: "Asked for by a school.",
    risk: "None beyond the rule itself.",
    plan: "Add the rule, test from the school, note it in the book.",
    backOut: "Remove the rule.",
    window: null,
    services: ["internet"],
    areas: ["network"],
    contact: "Field and network",
    attachments: [],
  };
  const written = { type: "WriteTemplate", rulesId: "stockport", title: "Firewall rule", content };
  const approved = { type: "ApproveTemplate", rulesId: "stockport", until: stage.now + 180 * DAY_MS };
  return [
    asked(stage, "example/template/firewall-rule/write", "asha", at, { ...key, command: written }),
    asked(stage, "example/template/firewall-rule/approve", "asha", at, { ...key, command: approved }),
  ];
}

interface Work {
  readonly key: string;
  readonly rulesId: ExampleAgreement;
  readonly kind: string;
  readonly title: string;
  readonly description: string;
  readonly site: string;
  readonly services: readonly string[];
  readonly affectsAvailability: boolean;
  readonly workingDays: number;
  readonly hours: readonly [string, string];
}

const WORKS: readonly Work[] = [
  {
    key: "coventry-patches",
    rulesId: "coventry",
    kind: "planned-maintenance",
    title: "Patches on the file servers",
    description: "Each server restarts once; folders are away for a quarter of an hour.",
    site: "",
    services: ["hosting"],
    affectsAvailability: true,
    workingDays: 8,
    hours: ["19:00", "21:00"],
  },
  {
    key: "goyt-exams",
    rulesId: "stockport",
    kind: "school-activity",
    title: "Online exams at Goyt Valley",
    description: "The whole of year 11 at once.",
    site: "Goyt Valley High School",
    services: ["internet"],
    affectsAvailability: false,
    workingDays: 5,
    hours: ["09:00", "12:00"],
  },
  {
    key: "year-end-freeze",
    rulesId: "stockport",
    kind: "freeze",
    title: "Year-end freeze",
    description: "Nothing is changed while the year is closed.",
    site: "",
    services: [],
    affectsAvailability: false,
    workingDays: 12,
    hours: ["08:00", "18:00"],
  },
];

function works(stage: ExampleStage): readonly RecordRequest[] {
  return WORKS.map((work) => {
    const { key, rulesId, workingDays, hours, ...rest } = work;
    const agreement = stage.shelf.inForce(rulesId, stage.now);
    if (agreement === undefined) throw new Error(`No version of ${rulesId} is in force for the example.`);
    const calendar = stage.shelf.calendarOf(agreement);
    const date = localDateOf(calendar, sameTimeOnNthWorkingDay(calendar, stage.now, workingDays));
    const [from, until] = hours.map((time) =>
      expectOk(instantOfLocal(calendar, `${date}T${time}`), "a time of the example"),
    );
    const command = { type: "PlanWork", rulesId, ...rest, from, until, overrideReason: "" };
    const stream = derivedUuid(`example/work/${key}`);
    return asked(stage, `example/work/${key}/plan`, "joanna", stage.now, { category: "planned-work", stream, command });
  });
}
