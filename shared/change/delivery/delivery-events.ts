import { z } from "zod";
import { LocalDateText } from "../../agreement/source.ts";
import { ERASED, NO_WORDS } from "../../kernel/event-definition.ts";
import { codeFact, idFact, instantFact } from "../../kernel/fact-schemas.ts";
import { changeEvent, longWords, moving, quiet, shortWords } from "../change-event.ts";
import { CONSULTATIONS, EFFECTS, MEANS, NOTICE_CHANNELS, OUTCOMES } from "../change-parts.ts";
import { baseOf } from "../moves.ts";

/** From the approval to the review. */
export const deliveryEvents = {
  /** A specialist and the customer agreed on when it is due (STK-67, STK-38). */
  DeadlineNegotiated: changeEvent({
    ...moving,
    type: "DeadlineNegotiated",
    facts: z.strictObject({ dueAt: instantFact, how: z.enum(MEANS) }),
    words: z.strictObject({ agreedWith: shortWords, text: longWords }),
    erased: { agreedWith: ERASED, text: ERASED },
    evolve: (change, { dueAt, how, agreedWith, text, at, by }) => ({
      ...change,
      deadlines: [...change.deadlines, { dueAt, how, agreedWith, text, at, by }],
    }),
  }),
  ChangeScheduled: changeEvent({
    ...moving,
    type: "ChangeScheduled",
    facts: z.strictObject({ from: instantFact, until: instantFact, overridden: z.array(codeFact).max(100).readonly() }),
    words: z.strictObject({ reason: longWords }),
    erased: { reason: ERASED },
    evolve: (change, { from, until, overridden, reason, at: scheduledAt }) => {
      if (change.status !== "approved" && change.status !== "scheduled") return change;
      const { approvedAt, approvedHash } = change;
      const slot = { from, until, overridden, reason, scheduledAt };
      return { ...baseOf(change), status: "scheduled", approvedAt, approvedHash, slot };
    },
  }),
  ScheduleCancelled: changeEvent({
    ...moving,
    type: "ScheduleCancelled",
    facts: z.strictObject({}),
    words: z.strictObject({ reason: longWords }),
    erased: { reason: ERASED },
    evolve: (change) => {
      if (change.status !== "scheduled") return change;
      const { approvedAt, approvedHash } = change;
      return { ...baseOf(change), status: "approved", approvedAt, approvedHash };
    },
  }),
  ChangeCarriedOut: changeEvent({
    ...moving,
    type: "ChangeCarriedOut",
    facts: z.strictObject({ outcome: z.enum(OUTCOMES), startedAt: instantFact, endedAt: instantFact }),
    words: z.strictObject({ text: longWords }),
    erased: { text: ERASED },
    searched: ["text"],
    evolve: (change, { outcome, startedAt, endedAt, text, at, by }) => {
      if (change.status !== "approved" && change.status !== "scheduled") return change;
      const slot = change.status === "scheduled" ? change.slot : null;
      const implementation = { outcome, startedAt, endedAt, text, at, by };
      return { ...baseOf(change), status: "done", approvedHash: change.approvedHash, slot, implementation };
    },
  }),
  /** Did it work, and what did it do to availability and capacity (STK-98, STK-106). */
  ChangeReviewed: changeEvent({
    ...moving,
    type: "ChangeReviewed",
    facts: z.strictObject({
      worked: z.boolean(),
      availability: z.enum(EFFECTS),
      capacity: z.enum(EFFECTS),
      incidents: z.array(idFact("ticket")).max(200).readonly(),
    }),
    words: z.strictObject({ text: longWords }),
    erased: { text: ERASED },
    searched: ["text"],
    evolve: (change, { worked, availability, capacity, incidents, text, at, by }) => {
      if (change.status !== "done") return change;
      const { approvedHash, slot, implementation } = change;
      const caused = incidents.map((other) => ({ other, relation: "caused-incident" as const }));
      const review = { worked, availability, capacity, incidents, text, at, by };
      const base = { ...baseOf(change), links: [...change.links, ...caused] };
      return { ...base, status: "reviewed", approvedHash, slot, implementation, review };
    },
  }),
  NoticePlanned: changeEvent({
    ...quiet,
    type: "NoticePlanned",
    facts: z.strictObject({ noticeId: idFact("notice"), channel: z.enum(NOTICE_CHANNELS) }),
    words: z.strictObject({ party: shortWords, text: longWords }),
    erased: { party: ERASED, text: ERASED },
    evolve: (change, { noticeId, channel, party, text }) => {
      const notice = { noticeId, channel, party, text, sentAt: null, sentHow: null, sentBy: null };
      return { ...change, notices: [...change.notices, notice] };
    },
  }),
  NoticeSent: changeEvent({
    ...quiet,
    type: "NoticeSent",
    facts: z.strictObject({
      noticeId: idFact("notice"),
      sentAt: instantFact,
      sentHow: z.enum(["outbox", "by-hand"]),
    }),
    words: NO_WORDS,
    erased: {},
    evolve: (change, { noticeId, sentAt, sentHow, by: sentBy }) => ({
      ...change,
      notices: change.notices.map((each) =>
        each.noticeId === noticeId && each.sentAt === null ? { ...each, sentAt, sentHow, sentBy } : each,
      ),
    }),
  }),
  /** Agreement of the schools, or the consultation an emergency leaves time for (STK-99, COV-83, COV-84). */
  ConsultationRecorded: changeEvent({
    ...quiet,
    type: "ConsultationRecorded",
    facts: z.strictObject({ kind: z.enum(CONSULTATIONS), how: z.enum(MEANS) }),
    words: z.strictObject({ whom: shortWords, text: longWords }),
    erased: { whom: ERASED, text: ERASED },
    evolve: (change, { kind, how, whom, text, at }) => ({
      ...change,
      consultations: [...change.consultations, { kind, how, whom, text, at }],
    }),
  }),
  /** Formally planned and controlled as a project, or no longer (STK-76). */
  ProjectMarked: changeEvent({
    ...quiet,
    type: "ProjectMarked",
    facts: z.strictObject({ isProject: z.boolean() }),
    words: NO_WORDS,
    erased: {},
    evolve: (change, { isProject }) => ({ ...change, isProject }),
  }),
  /** A phase with its date; the same id again moves or renames it (CPS-32). */
  PhasePlanned: changeEvent({
    ...quiet,
    type: "PhasePlanned",
    facts: z.strictObject({ phaseId: idFact("phase"), dueOn: LocalDateText }),
    words: z.strictObject({ name: shortWords }),
    erased: { name: ERASED },
    evolve: (change, { phaseId, dueOn, name }) => {
      const known = change.phases.find((phase) => phase.phaseId === phaseId);
      const phase = { phaseId, dueOn, name, doneAt: known?.doneAt ?? null };
      const phases = known
        ? change.phases.map((each) => (each.phaseId === phaseId ? phase : each))
        : [...change.phases, phase];
      return { ...change, phases };
    },
  }),
  PhaseFinished: changeEvent({
    ...quiet,
    type: "PhaseFinished",
    facts: z.strictObject({ phaseId: idFact("phase") }),
    words: NO_WORDS,
    erased: {},
    evolve: (change, { phaseId, at }) => ({
      ...change,
      phases: change.phases.map((each) => (each.phaseId === phaseId ? { ...each, doneAt: at } : each)),
    }),
  }),
} as const;
