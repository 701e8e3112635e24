import type { BoardSeat } from "../../../shared/change/board/board.ts";
import type { ChangeCommand } from "../../../shared/change/change-actions.ts";
import type { ChangeContent } from "../../../shared/change/content.ts";
import type { Id } from "../../../shared/kernel/ids.ts";
import type { Instant, LocalDate } from "../../../shared/kernel/instant.ts";
import type { CastKey, ExampleAgreement } from "../cast.ts";

/** What a step of a change's story may refer to. */
export interface ChangeStepContext {
  readonly person: (key: CastKey) => BoardSeat["person"];
  /** Another ticket or change of the example, by its key. */
  readonly ticket: (key: string) => Id<"ticket">;
  readonly change: (key: string) => Id<"change">;
  readonly board: (key: string) => Id<"board">;
  /** The seat somebody holds on the board that votes. */
  readonly seat: (key: CastKey) => Id<"seat">;
  /** The ballot opened last, and what is voted on. */
  readonly ballotId: Id<"ballot">;
  readonly hash: string;
  /** The id made by the latest step of a type: advice asked for, a notice drafted, a phase planned. */
  readonly made: <Kind extends string>(kind: Kind, type: ChangeCommand["type"]) => Id<Kind>;
  /** A local time on the n-th working day from now. */
  readonly evening: (workingDays: number, time: string) => Instant;
  /** The date of the n-th working day from now. */
  readonly date: (workingDays: number) => LocalDate;
  /** That many service hours from now. */
  readonly fromNow: (hours: number) => Instant;
}

/** Something done about a change, so many service hours before now. */
export interface ChangeStep {
  readonly hoursAgo: number;
  readonly by: CastKey;
  readonly command: (context: ChangeStepContext) => ChangeCommand;
}

export interface ChangeStory {
  /** Names it inside the example; its id is made of it. */
  readonly key: string;
  readonly rulesId: ExampleAgreement;
  /** Index of the school, and of who asks there. */
  readonly site: number;
  readonly fromTicket: string | null;
  readonly template: string | null;
  readonly content: ChangeContent;
  readonly loggedHoursAgo: number;
  readonly steps: readonly ChangeStep[];
}

type Given = Pick<ChangeStory, "key" | "site" | "loggedHoursAgo" | "steps"> & Partial<ChangeStory>;

/** A change asked for by telephone under Stockport, unless it is told otherwise. */
export function story(given: Given, content: Partial<ChangeContent> & Pick<ChangeContent, "summary" | "scope">) {
  return {
    rulesId: "stockport",
    fromTicket: null,
    template: null,
    ...given,
    content: { ...EMPTY, ...content },
  } as const;
}

const EMPTY: Omit<ChangeContent, "summary" | "scope"> = {
  reason: "",
  risk: "",
  plan: "",
  backOut: "",
  window: null,
  services: [],
  areas: [],
  contact: "",
  attachments: [],
};

export const step = (hoursAgo: number, by: CastKey, command: ChangeStep["command"]): ChangeStep => ({
  hoursAgo,
  by,
  command,
});

export const accepted = (hoursAgo: number): ChangeStep => step(hoursAgo, "asha", () => ({ type: "AcceptChange" }));

type Assess = Extract<ChangeCommand, { type: "AssessImpact" }>;

export function assessed(hoursAgo: number, over: Partial<Omit<Assess, "type">> = {}): ChangeStep {
  return step(hoursAgo, "asha", () => ({
    type: "AssessImpact",
    customers: 94,
    financial: "None beyond work in hours.",
    notImplementing: "It goes on as it is.",
    urgency: "soon",
    canWait: true,
    affectsAvailability: false,
    affectsCapacity: false,
    level: "medium",
    ...over,
  }));
}

export function levelAgreed(hoursAgo: number, agreedWith: string, level: Assess["level"] = "medium"): ChangeStep {
  return step(hoursAgo, "asha", () => ({ type: "AgreeLevel", level, agreedWith, how: "phone" }));
}

export function toBoard(hoursAgo: number, board: string, reason: string): ChangeStep {
  return step(hoursAgo, "asha", (context) => ({
    type: "RouteToBoard",
    boardId: context.board(board),
    reason,
  }));
}

export function toManager(hoursAgo: number, reason: string): ChangeStep {
  return step(hoursAgo, "asha", () => ({ type: "RouteToChangeManager", reason }));
}

export function vote(
  hoursAgo: number,
  by: CastKey,
  choice: "yes" | "no" | "abstain" | "recuse",
  comment = "",
): ChangeStep {
  return step(hoursAgo, by, ({ ballotId, hash, seat }) => ({
    type: "CastVote",
    ballotId,
    seatId: seat(by),
    choice,
    comment,
    hash,
  }));
}

export function decided(hoursAgo: number, outcome: "approved" | "rejected", reasons = ""): ChangeStep {
  return step(hoursAgo, "asha", () => ({ type: "DecideChange", outcome, reasons, advisers: [] }));
}

export function negotiated(hoursAgo: number, inHours: number, agreedWith: string): ChangeStep {
  return step(hoursAgo, "asha", ({ fromNow }) => ({
    type: "NegotiateDeadline",
    dueAt: fromNow(inHours),
    agreedWith,
    how: "phone",
    text: "",
  }));
}

export function scheduled(hoursAgo: number, workingDays: number, from: string, until: string): ChangeStep {
  return step(hoursAgo, "asha", ({ evening }) => ({
    type: "ScheduleChange",
    from: evening(workingDays, from),
    until: evening(workingDays, until),
    overrideReason: "",
  }));
}

export function told(hoursAgo: number, about: Extract<ChangeCommand, { type: "TellCustomer" }>["about"], whom: string) {
  return step(hoursAgo, "tom", () => ({ type: "TellCustomer", about, whom, how: "phone", text: "Told on the phone." }));
}
