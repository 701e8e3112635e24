import fc from "fast-check";
import type { Channel, TicketKind, WaitKind } from "../../../shared/agreement/source.ts";
import type { Instant } from "../../../shared/kernel/instant.ts";
import type { TicketEvent } from "../../../shared/ticket/events.ts";
import {
  contacted,
  type Desk,
  event,
  logged,
  priorityChanged,
  reopened,
  resolved,
  waitEnded,
  waitStarted,
} from "./fixtures.ts";

/** A random ticket life and an instant at which to look at it. Whole minutes, so that a minute-stepper can follow. */
export interface History {
  readonly events: readonly TicketEvent[];
  readonly at: Instant;
  /** Parts arrived, so that the allowance was replaced. */
  readonly hasArrival: boolean;
  readonly hasRevision: boolean;
}

const MINUTE = 60_000;
const FIRST = Date.UTC(2025, 8, 1) / MINUTE;
const LAST = Date.UTC(2027, 5, 1) / MINUTE;
const STEPS = ["wait", "answer", "priority", "contact", "resolve", "reopen", "revise"] as const;

/** Random histories under one desk's agreement, legal enough for the clock: waits end after they start, reopenings follow resolutions. */
export function histories(desk: Desk): fc.Arbitrary<History> {
  const step = fc.record({
    kind: fc.constantFrom(...STEPS),
    gapMinutes: fc.integer({ min: 0, max: 4_000 }),
    pick: fc.nat(1_000),
  });
  return fc
    .record({
      startMinute: fc.integer({ min: FIRST, max: LAST }),
      priority: fc.constantFrom(...desk.agreement.priorities.map((priority) => priority.id)),
      channel: fc.constantFrom<Channel>("phone", "email", "web"),
      steps: fc.array(step, { maxLength: 12 }),
      lookMinutes: fc.integer({ min: 0, max: 20_000 }),
    })
    .map(({ startMinute, priority, channel, steps, lookMinutes }) =>
      build(desk, { at: startMinute * MINUTE, priority, channel }, steps, lookMinutes),
    );
}

interface Step {
  readonly kind: (typeof STEPS)[number];
  readonly gapMinutes: number;
  readonly pick: number;
}

function build(
  desk: Desk,
  call: { at: Instant; priority: string; channel: Channel },
  steps: readonly Step[],
  lookMinutes: number,
): History {
  const kind: TicketKind = desk.agreement.priorities.find((row) => row.id === call.priority)?.kinds[0] ?? "incident";
  const state: Life = {
    events: [logged(call.at, { ...call, kind })],
    open: [],
    isResolved: false,
    at: call.at,
    hasArrival: false,
    hasRevision: false,
  };
  steps.forEach((step, index) => take(desk, state, step, `w${index}`));
  return {
    events: state.events,
    at: state.at + lookMinutes * MINUTE,
    hasArrival: state.hasArrival,
    hasRevision: state.hasRevision,
  };
}

interface Life {
  events: TicketEvent[];
  open: { id: string; kind: WaitKind }[];
  isResolved: boolean;
  at: Instant;
  hasArrival: boolean;
  hasRevision: boolean;
}

function take(desk: Desk, life: Life, step: Step, id: string): void {
  life.at += step.gapMinutes * MINUTE;
  if (life.isResolved) {
    if (step.kind !== "reopen") return;
    life.isResolved = false;
    life.events.push(reopened(life.at));
    return;
  }
  takeOpen(desk, life, step, id);
}

function takeOpen(desk: Desk, life: Life, step: Step, id: string): void {
  const { agreement } = desk;
  switch (step.kind) {
    case "wait": {
      const rule = agreement.waits[step.pick % agreement.waits.length];
      if (rule === undefined) return;
      life.open.push({ id, kind: rule.kind });
      life.events.push(waitStarted(life.at, rule.kind, id));
      return;
    }
    case "answer": {
      const wait = life.open.shift();
      if (wait === undefined) return;
      if (wait.kind === "parts") life.hasArrival = true;
      life.events.push(waitEnded(life.at, wait.id));
      return;
    }
    case "priority": {
      const row = agreement.priorities[step.pick % agreement.priorities.length];
      if (row !== undefined) life.events.push(priorityChanged(life.at, row.id));
      return;
    }
    case "contact":
      life.events.push(contacted(life.at));
      return;
    case "resolve":
      life.isResolved = true;
      life.open = [];
      life.events.push(resolved(life.at));
      return;
    case "revise":
      life.hasRevision = true;
      life.events.push(
        event(life.at, {
          type: "DeadlineRevised",
          deadlineAt: life.at + (1 + step.pick) * 60 * MINUTE,
          agreedWith: "Jo",
          how: "by-phone",
          reason: "part",
        }),
      );
      return;
    case "reopen":
      return;
  }
}
