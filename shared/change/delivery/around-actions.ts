import { z } from "zod";
import { LocalDateText } from "../../agreement/source.ts";
import { asId } from "../../kernel/ids.ts";
import { idText, instant, line, optionalProse, prose } from "../../kernel/input-schemas.ts";
import { ok } from "../../kernel/result.ts";
import { addition, changeAction, DESK, logged, refuse } from "../change-action.ts";
import { CONSULTATIONS, MEANS, NOTICE_CHANNELS } from "../change-parts.ts";

const PLANNERS = ["change-manager", "specialist", "team-leader"] as const;

/** What goes with carrying a change out: who is told, who was asked, the phases of a project. */
export const aroundActions = {
  /** Somebody who is to be told, and the draft (STK-75, COV-81, CPS-35). */
  PlanNotice: changeAction({
    type: "PlanNotice",
    who: DESK,
    clashesWith: [],
    input: z.strictObject({
      party: line("Who is told"),
      channel: z.enum(NOTICE_CHANNELS),
      text: prose("The notice"),
    }),
    may: logged,
    decide: (state, { party, channel, text }, context) =>
      addition(state, context, (_change, meta) => {
        const noticeId = asId<"notice">(context.newId(0));
        return ok([{ type: "NoticePlanned", noticeId, party, channel, text, ...meta }]);
      }),
  }),
  /** `sentAt`: when it left, which may be before it is recorded here. */
  MarkNoticeSent: changeAction({
    type: "MarkNoticeSent",
    who: DESK,
    clashesWith: ["NoticeSent"],
    input: z.strictObject({ noticeId: idText("notice"), sentAt: instant("When it was sent") }),
    may: logged,
    decide: (state, { noticeId, sentAt }, context) =>
      addition(state, context, (change, meta) => {
        const notice = change.notices.find((each) => each.noticeId === noticeId);
        if (notice === undefined) return refuse({ kind: "NoSuchNotice", noticeId });
        if (notice.sentAt !== null) return refuse({ kind: "NoticeAlreadySent", sentAt: notice.sentAt });
        if (sentAt > context.now) return refuse({ kind: "NotDueYet", at: sentAt });
        return ok([{ type: "NoticeSent", noticeId, sentAt, sentHow: "by-hand", ...meta }]);
      }),
  }),
  RecordConsultation: changeAction({
    type: "RecordConsultation",
    who: DESK,
    clashesWith: [],
    input: z.strictObject({
      kind: z.enum(CONSULTATIONS),
      whom: line("Who was asked"),
      how: z.enum(MEANS),
      text: optionalProse("What was said"),
    }),
    may: logged,
    decide: (state, { kind, whom, how, text }, context) =>
      addition(state, context, (_change, meta) =>
        ok([{ type: "ConsultationRecorded", kind, whom, how, text, ...meta }]),
      ),
  }),
  /** A phase with its own date (CPS-32). `phaseId`: of the phase that is moved or renamed; left out: a new one. */
  PlanPhase: changeAction({
    type: "PlanPhase",
    who: PLANNERS,
    clashesWith: ["PhasePlanned"],
    input: z.strictObject({ phaseId: idText("phase").optional(), name: line("The phase"), dueOn: LocalDateText }),
    may: logged,
    decide: (state, { phaseId, name, dueOn }, context) =>
      addition(state, context, (change, meta) => {
        if (!change.isProject) return refuse({ kind: "NotAProject" });
        if (phaseId !== undefined && !change.phases.some((phase) => phase.phaseId === phaseId)) {
          return refuse({ kind: "NoSuchPhase", phaseId });
        }
        const id = phaseId ?? asId<"phase">(context.newId(0));
        return ok([{ type: "PhasePlanned", phaseId: id, name, dueOn, ...meta }]);
      }),
  }),
  FinishPhase: changeAction({
    type: "FinishPhase",
    who: PLANNERS,
    clashesWith: ["PhaseFinished"],
    input: z.strictObject({ phaseId: idText("phase") }),
    may: logged,
    decide: (state, { phaseId }, context) =>
      addition(state, context, (change, meta) => {
        const phase = change.phases.find((each) => each.phaseId === phaseId);
        if (phase === undefined) return refuse({ kind: "NoSuchPhase", phaseId });
        return phase.doneAt === null
          ? ok([{ type: "PhaseFinished", phaseId, ...meta }])
          : refuse({ kind: "NothingChanges" });
      }),
  }),
} as const;
