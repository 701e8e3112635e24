import { z } from "zod";
import type { Role, Who } from "../../agreement/roles.ts";
import type { Calendar } from "../../calendar/calendar.ts";
import { actionOf, type CommandsFrom } from "../../kernel/action-definition.ts";
import { commandSchema } from "../../kernel/command-schema.ts";
import { asId } from "../../kernel/ids.ts";
import { codeText, idText, instant, line, optionalProse, prose } from "../../kernel/input-schemas.ts";
import type { RecordContext } from "../../kernel/record-context.ts";
import { err, ok, type Result } from "../../kernel/result.ts";
import { CONSULTATIONS, MEANS, NOTICE_CHANNELS } from "../change-parts.ts";
import type { ChangeRejection } from "../change-rejection.ts";
import type { Window } from "../content.ts";
import { checkWindow } from "../proposal/content-check.ts";
import type { ChangeRules } from "../rules/change-rules.ts";
import { checkSchedule } from "../schedule/check-schedule.ts";
import type { ScheduleFinding } from "../schedule/finding.ts";
import { earliestStart } from "../schedule/notice-time.ts";
import type { PlannedEntry } from "../schedule/planned-entry.ts";
import { type PlannedWork, WORK_KINDS, type WorkKind, type WorkState } from "./planned-work.ts";
import type { WorkEvent } from "./work-kind.ts";

/** Why something about planned work is refused. */
export type WorkRejection =
  | { readonly kind: "WorkDoesNotExist" }
  | { readonly kind: "WorkAlreadyThere" }
  | { readonly kind: "WorkIsOver"; readonly status: "done" | "cancelled" }
  | Extract<
      ChangeRejection,
      {
        kind:
          | "WindowEndsBeforeItBegins"
          | "WindowTooLong"
          | "TooFarAhead"
          | "UnknownService"
          | "ScheduleRefused"
          | "OverrideNotAllowed"
          | "NoSuchNotice"
          | "NoticeAlreadySent"
          | "NotDueYet";
      }
    >;

/** What a decision about planned work looks at. */
export interface WorkContext extends RecordContext {
  readonly rules: ChangeRules;
  readonly calendar: Calendar;
  readonly roles: readonly Role[];
  /** What stands on the schedule at a time, this work left out. */
  planned(from: number, until: number): readonly PlannedEntry[];
}

type Decided = Result<readonly WorkEvent[], WorkRejection>;

const action = actionOf<WorkState, WorkEvent, WorkRejection, Who, WorkContext>();

const PLANNERS: readonly Who[] = ["analyst", "team-leader", "change-manager", "specialist"];
const planners = { who: PLANNERS, clashesWith: ["WorkMoved", "WorkCancelled", "WorkDone"], may: planned } as const;
const overrideReason = optionalProse("The reason for overriding the rules");
const window = { from: instant("The start"), until: instant("The end") } as const;

/** Working days' notice below which a school's activity is marked as short (COV-86). */
const ACTIVITY_NOTICE_DAYS = 2;

export const workActions = {
  PlanWork: action({
    ...planners,
    type: "PlanWork",
    input: z.strictObject({
      kind: z.enum(WORK_KINDS),
      rulesId: codeText("The agreement"),
      title: line("The title"),
      description: optionalProse("The description"),
      site: optionalProse("The site"),
      services: z.array(codeText("The service")).max(50).readonly(),
      affectsAvailability: z.boolean(),
      ...window,
      overrideReason,
    }),
    may: (state) => (state.status === "none" ? ok(state) : err({ kind: "WorkAlreadyThere" })),
    decide: (state, input, context) => {
      if (state.status !== "none") return err({ kind: "WorkAlreadyThere" });
      const { kind, services, affectsAvailability, from, until } = input;
      const service = services.find((id) => !context.rules.services.some((each) => each.id === id));
      if (service !== undefined) return err({ kind: "UnknownService", service });
      const subject = { kind, services, affectsAvailability, notices: [], consultations: [] } as const;
      const allowed = placed(subject, { from, until }, input.overrideReason, context);
      if (!allowed.ok) return allowed;
      return ok([
        {
          type: "WorkPlanned",
          workId: asId<"work">(context.stream),
          kind,
          rulesId: input.rulesId,
          title: input.title,
          description: input.description,
          site: input.site,
          services,
          affectsAvailability,
          from,
          until,
          isShortNotice: allowed.value.isShortNotice,
          overridden: allowed.value.overridden,
          overrideReason: input.overrideReason,
          ...metaOf(context),
        },
      ]);
    },
  }),
  MoveWork: action({
    ...planners,
    type: "MoveWork",
    input: z.strictObject({ ...window, overrideReason }),
    decide: (state, { from, until, overrideReason: reason }, context) =>
      of(state, (work) => {
        const allowed = placed(work, { from, until }, reason, context);
        if (!allowed.ok) return allowed;
        const { isShortNotice, overridden } = allowed.value;
        const meta = metaOf(context);
        return ok([{ type: "WorkMoved", from, until, isShortNotice, overridden, overrideReason: reason, ...meta }]);
      }),
  }),
  CancelWork: action({
    ...planners,
    type: "CancelWork",
    input: z.strictObject({ reason: prose("The reason") }),
    decide: (state, { reason }, context) =>
      of(state, () => ok([{ type: "WorkCancelled", reason, ...metaOf(context) }])),
  }),
  RecordWorkDone: action({
    ...planners,
    type: "RecordWorkDone",
    input: z.strictObject({ ...window, text: optionalProse("What was done") }),
    decide: (state, { from, until, text }, context) =>
      of(state, () => {
        if (until < from) return err({ kind: "WindowEndsBeforeItBegins" });
        if (until > context.now) return err({ kind: "NotDueYet", at: until });
        return ok([{ type: "WorkDone", from, until, text, ...metaOf(context) }]);
      }),
  }),
  PlanWorkNotice: action({
    ...planners,
    clashesWith: [],
    type: "PlanWorkNotice",
    input: z.strictObject({
      party: line("Who is told"),
      channel: z.enum(NOTICE_CHANNELS),
      text: prose("The notice"),
    }),
    decide: (state, { party, channel, text }, context) =>
      of(state, () => {
        const noticeId = asId<"notice">(context.newId(0));
        return ok([{ type: "WorkNoticePlanned", noticeId, party, channel, text, ...metaOf(context) }]);
      }),
  }),
  MarkWorkNoticeSent: action({
    ...planners,
    type: "MarkWorkNoticeSent",
    clashesWith: ["WorkNoticeSent"],
    input: z.strictObject({ noticeId: idText("notice"), sentAt: instant("When it was sent") }),
    decide: (state, { noticeId, sentAt }, context) =>
      of(state, ({ notices }) => {
        const notice = notices.find((each) => each.noticeId === noticeId);
        if (notice === undefined) return err({ kind: "NoSuchNotice", noticeId });
        if (notice.sentAt !== null) return err({ kind: "NoticeAlreadySent", sentAt: notice.sentAt });
        if (sentAt > context.now) return err({ kind: "NotDueYet", at: sentAt });
        return ok([{ type: "WorkNoticeSent", noticeId, sentAt, sentHow: "by-hand", ...metaOf(context) }]);
      }),
  }),
  RecordWorkConsultation: action({
    ...planners,
    clashesWith: [],
    type: "RecordWorkConsultation",
    input: z.strictObject({
      kind: z.enum(CONSULTATIONS),
      whom: line("Who was asked"),
      how: z.enum(MEANS),
      text: optionalProse("What was said"),
    }),
    decide: (state, { kind, whom, how, text }, context) =>
      of(state, () => ok([{ type: "WorkConsulted", kind, whom, how, text, ...metaOf(context) }])),
  }),
} as const;

export type WorkCommand = CommandsFrom<typeof workActions>;
/** The schema of any command of planned work. */
export const WorkCommand = commandSchema(workActions, "planned work");

function planned(state: WorkState): Result<PlannedWork, WorkRejection> {
  if (state.status === "none") return err({ kind: "WorkDoesNotExist" });
  return state.status === "planned" ? ok(state) : err({ kind: "WorkIsOver", status: state.status });
}

function of(state: WorkState, make: (work: PlannedWork) => Decided): Decided {
  const work = planned(state);
  return work.ok ? make(work.value) : work;
}

const metaOf = ({ now: at, by }: RecordContext) => ({ at, by });

type Subject = Pick<PlannedWork, "kind" | "services" | "affectsAvailability" | "notices" | "consultations">;

/** What the rules have against a time for planned work. What schools do and freezes are not asked: they are what the rules look at. */
export function workFindings(work: Subject, window: Window, context: WorkContext): readonly ScheduleFinding[] {
  const { kind } = work;
  if (kind === "school-activity" || kind === "freeze") return [];
  const told = work.notices.flatMap(({ channel, sentAt }) => (sentAt === null ? [] : [{ channel, at: sentAt }]));
  const { services, affectsAvailability } = work;
  const consultations = work.consultations.map((each) => each.kind);
  const { rules, calendar, now } = context;
  const subject = { kind, services, affectsAvailability, told, consultations, from: window.from, until: window.until };
  return checkSchedule(subject, { rules, calendar, now, planned: context.planned(window.from, window.until) });
}

function placed(
  work: Subject,
  at: Window,
  reason: string,
  context: WorkContext,
): Result<{ readonly isShortNotice: boolean; readonly overridden: readonly string[] }, WorkRejection> {
  const fits = checkWindow(at);
  if (!fits.ok) {
    const { error } = fits;
    const isOurs = error.kind === "WindowTooLong" || error.kind === "TooFarAhead";
    return err(isOurs ? error : { kind: "WindowEndsBeforeItBegins" });
  }
  const isShortNotice = isShort(work.kind, at, context);
  const findings = workFindings(work, at, context);
  const refusing = findings.filter(({ effect }) => effect === "refuse");
  const isShortOf = isShortNotice || findings.some(({ what }) => what.kind === "short-notice");
  if (refusing.length === 0) return ok({ isShortNotice: isShortOf, overridden: [] });
  if (reason === "") return err({ kind: "ScheduleRefused", findings: refusing });
  const stubborn = refusing.filter(({ overriddenBy }) => !context.roles.some((role) => overriddenBy.includes(role)));
  if (stubborn.length > 0) return err({ kind: "OverrideNotAllowed", findings: stubborn });
  return ok({ isShortNotice: isShortOf, overridden: [...new Set(refusing.map(({ ruleId }) => ruleId))] });
}

function isShort(kind: WorkKind, { from }: Window, { calendar, now }: WorkContext): boolean {
  return kind === "school-activity" && earliestStart(calendar, now, ACTIVITY_NOTICE_DAYS) > from;
}
