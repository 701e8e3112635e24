import { z } from "zod";
import {
  ERASED,
  type EventDefinition,
  type EventShape,
  type EventsFrom,
  eventOf,
  NO_WORDS,
} from "../../kernel/event-definition.ts";
import { codeFact, idFact, instantFact } from "../../kernel/fact-schemas.ts";
import type { RecordKind } from "../../kernel/record-kind.ts";
import { setAsideEvent } from "../../kernel/set-aside-event.ts";
import { longWords, quiet, shortWords } from "../change-event.ts";
import { CONSULTATIONS, MEANS, NOTICE_CHANNELS } from "../change-parts.ts";
import { NO_WORK, type PlannedWork, WORK_KINDS, type WorkState } from "./planned-work.ts";

const workEventOf = eventOf<WorkState>();
const weighty = { ...quiet, isHarmless: false } as const;

/** An event of work that has been planned; of what has not it changes nothing. */
function workEvent<Type extends string, Facts extends z.ZodObject, Words extends z.ZodObject>(
  definition: Omit<EventDefinition<WorkState, Type, Facts, Words>, "evolve"> & {
    evolve(work: PlannedWork, event: EventShape<Type, Facts, Words>): PlannedWork;
  },
): EventDefinition<WorkState, Type, Facts, Words> {
  return workEventOf({
    ...definition,
    evolve: (state, event) => (state.status === "none" ? state : definition.evolve(state, event)),
  });
}

const when = {
  from: instantFact,
  until: instantFact,
  isShortNotice: z.boolean(),
  overridden: z.array(codeFact).max(100).readonly(),
} as const;

/** All that can happen to planned work. */
export const workEvents = {
  CommandSetAside: setAsideEvent<WorkState>(),
  WorkPlanned: workEventOf({
    ...weighty,
    type: "WorkPlanned",
    facts: z.strictObject({
      workId: idFact("work"),
      kind: z.enum(WORK_KINDS),
      rulesId: codeFact,
      services: z.array(codeFact).max(100).readonly(),
      affectsAvailability: z.boolean(),
      ...when,
    }),
    words: z.strictObject({ title: shortWords, description: longWords, site: shortWords, overrideReason: longWords }),
    erased: { title: ERASED, description: ERASED, site: ERASED, overrideReason: ERASED },
    searched: ["title", "description", "site"],
    evolve: (state, event) =>
      state.status === "none"
        ? {
            status: "planned",
            workId: event.workId,
            kind: event.kind,
            rulesId: event.rulesId,
            title: event.title,
            description: event.description,
            site: event.site,
            services: event.services,
            affectsAvailability: event.affectsAvailability,
            from: event.from,
            until: event.until,
            isShortNotice: event.isShortNotice,
            overridden: event.overridden,
            overrideReason: event.overrideReason,
            notices: [],
            consultations: [],
            plannedAt: event.at,
            plannedBy: event.by,
            actual: null,
          }
        : state,
  }),
  WorkMoved: workEvent({
    ...weighty,
    type: "WorkMoved",
    facts: z.strictObject(when),
    words: z.strictObject({ overrideReason: longWords }),
    erased: { overrideReason: ERASED },
    evolve: (work, { from, until, isShortNotice, overridden, overrideReason }) =>
      work.status === "planned" ? { ...work, from, until, isShortNotice, overridden, overrideReason } : work,
  }),
  WorkCancelled: workEvent({
    ...weighty,
    type: "WorkCancelled",
    facts: z.strictObject({}),
    words: z.strictObject({ reason: longWords }),
    erased: { reason: ERASED },
    evolve: (work) => (work.status === "planned" ? { ...work, status: "cancelled" } : work),
  }),
  WorkDone: workEvent({
    ...weighty,
    type: "WorkDone",
    facts: z.strictObject({ from: instantFact, until: instantFact }),
    words: z.strictObject({ text: longWords }),
    erased: { text: ERASED },
    evolve: (work, { from, until }) =>
      work.status === "planned" ? { ...work, status: "done", actual: { from, until } } : work,
  }),
  WorkNoticePlanned: workEvent({
    ...quiet,
    type: "WorkNoticePlanned",
    facts: z.strictObject({ noticeId: idFact("notice"), channel: z.enum(NOTICE_CHANNELS) }),
    words: z.strictObject({ party: shortWords, text: longWords }),
    erased: { party: ERASED, text: ERASED },
    evolve: (work, { noticeId, channel, party, text }) => ({
      ...work,
      notices: [...work.notices, { noticeId, channel, party, text, sentAt: null, sentHow: null, sentBy: null }],
    }),
  }),
  WorkNoticeSent: workEvent({
    ...quiet,
    type: "WorkNoticeSent",
    facts: z.strictObject({ noticeId: idFact("notice"), sentAt: instantFact, sentHow: z.enum(["outbox", "by-hand"]) }),
    words: NO_WORDS,
    erased: {},
    evolve: (work, { noticeId, sentAt, sentHow, by: sentBy }) => ({
      ...work,
      notices: work.notices.map((each) =>
        each.noticeId === noticeId && each.sentAt === null ? { ...each, sentAt, sentHow, sentBy } : each,
      ),
    }),
  }),
  WorkConsulted: workEvent({
    ...quiet,
    type: "WorkConsulted",
    facts: z.strictObject({ kind: z.enum(CONSULTATIONS), how: z.enum(MEANS) }),
    words: z.strictObject({ whom: shortWords, text: longWords }),
    erased: { whom: ERASED, text: ERASED },
    evolve: (work, { kind, how, whom, text, at }) => ({
      ...work,
      consultations: [...work.consultations, { kind, how, whom, text, at }],
    }),
  }),
} as const;

export type WorkEvent = EventsFrom<typeof workEvents>;

/** Planned maintenance, school activities and freezes. */
export const workKind: RecordKind<WorkState, typeof workEvents> = {
  category: "planned-work",
  initial: NO_WORK,
  events: workEvents,
};
