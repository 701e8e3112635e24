import type { EventsFrom } from "../kernel/event-definition.ts";
import type { RecordKind } from "../kernel/record-kind.ts";
import { setAsideEvent } from "../kernel/set-aside-event.ts";
import { assessmentEvents } from "./assessment/assessment-events.ts";
import { ballotEvents } from "./ballot/ballot-events.ts";
import { type ChangeState, NO_CHANGE } from "./change.ts";
import { decisionEvents } from "./decision/decision-events.ts";
import { deliveryEvents } from "./delivery/delivery-events.ts";
import { dueEvents } from "./due/due-events.ts";
import { intakeEvents } from "./intake/intake-events.ts";
import { proposalEvents } from "./proposal/proposal-events.ts";

/** All that can happen to a change. */
export const changeEvents = {
  CommandSetAside: setAsideEvent<ChangeState>(),
  ...intakeEvents,
  ...assessmentEvents,
  ...proposalEvents,
  ...ballotEvents,
  ...decisionEvents,
  ...deliveryEvents,
  ...dueEvents,
} as const;

export type ChangeEvent = EventsFrom<typeof changeEvents>;

/** A request for change, from the first call to its review. */
export const changeKind: RecordKind<ChangeState, typeof changeEvents> = {
  category: "change",
  initial: NO_CHANGE,
  events: changeEvents,
};
