import { DateTime } from "luxon";
import { calendarDataOf } from "../../../shared/agreement/calendar-data-of.ts";
import { agreementInForce, bundledAgreements } from "../../../shared/agreement/registry.ts";
import type { Role } from "../../../shared/agreement/roles.ts";
import type { Calendar } from "../../../shared/calendar/calendar.ts";
import { compileCalendar } from "../../../shared/calendar/compile-calendar.ts";
import type { Ballot, BallotTerms, Choice } from "../../../shared/change/ballot/ballot.ts";
import type { Board, BoardSeat } from "../../../shared/change/board/board.ts";
import type { Change, ChangeState } from "../../../shared/change/change.ts";
import { type ChangeCommand, changeActions } from "../../../shared/change/change-actions.ts";
import type { ChangeContext, LinkedRecord } from "../../../shared/change/change-context.ts";
import { type ChangeEvent, changeEvents, changeKind } from "../../../shared/change/change-kind.ts";
import type { ChangeRejection } from "../../../shared/change/change-rejection.ts";
import type { ChangeContent } from "../../../shared/change/content.ts";
import type { ChangeRules } from "../../../shared/change/rules/change-rules.ts";
import { changeRulesOf } from "../../../shared/change/rules/rules-registry.ts";
import type { PlannedEntry } from "../../../shared/change/schedule/planned-entry.ts";
import type { Template } from "../../../shared/change/template/template.ts";
import type { Actor } from "../../../shared/kernel/actor.ts";
import { decodeEvent, encodeEvent } from "../../../shared/kernel/event-codec.ts";
import { asId, type PersonId } from "../../../shared/kernel/ids.ts";
import type { Instant } from "../../../shared/kernel/instant.ts";
import { foldRecord } from "../../../shared/kernel/record-kind.ts";
import { expectOk, type Result } from "../../../shared/kernel/result.ts";

/** Who acts: a person with the roles they have at the desk. */
export interface Cast {
  readonly by: Actor;
  readonly roles: readonly Role[];
}
const person = (name: string, ...roles: Role[]): Cast => ({
  by: { kind: "person", id: asId<"person">(name) },
  roles,
});
export const asha = person("asha", "analyst");
export const maya = person("maya", "change-manager", "board-member");
export const noor = person("noor", "change-manager");
export const sven = person("sven", "specialist", "board-member");
export const lena = person("lena", "team-leader");
export const okafor = person("okafor", "board-member");
export const lindqvist = person("lindqvist", "board-member");
export const webb = person("webb", "board-member");
export const hale = person("hale", "board-member");
export const amira = person("amira", "board-member");
export const timers: Cast = { by: { kind: "timer" }, roles: [] };
export const idOf = ({ by }: Cast): PersonId => (by.kind === "person" ? by.id : asId<"person">("nobody"));

export const content: ChangeContent = {
  summary: "Replace core firewall",
  scope: "The firewall at the town hall is replaced by a pair of new ones.",
  reason: "End of support in March.",
  risk: "Schools are offline if the new pair does not take over.",
  plan: "Rack the pair, copy the rules, switch over, test ten schools.",
  backOut: "Switch back to the old firewall, which stays racked for a week.",
  window: null,
  services: ["internet"],
  areas: ["network"],
  contact: "Network team",
  attachments: [],
};

export const terms: BallotTerms = {
  rule: "majority-of-members",
  quorum: 3,
  hasCastingVote: true,
  isBinding: true,
  atDeadline: "to-change-manager",
  periodMs: 16 * 3_600_000,
  warnBeforeMs: 4 * 3_600_000,
};

export function seat(who: Cast, over: Partial<BoardSeat> = {}): BoardSeat {
  const base = { role: "member", area: null, isRequired: false, substitutes: [], seatedAt: 0 } as const;
  return { ...base, seatId: `seat-${idOf(who)}`, person: idOf(who), ...over };
}

export function board(over: Partial<Board> = {}): Board {
  return {
    status: "sitting",
    boardId: "e-cab",
    name: "e-CAB",
    kind: "standing",
    rulesId: "stockport",
    document: "e-cab",
    drawsFrom: null,
    terms,
    seats: [seat(maya, { role: "chair" }), seat(okafor), seat(lindqvist), seat(webb), seat(hale)],
    meetings: [],
    ...over,
  };
}

/** What lies around a change in a test: what a desk would read from its other records. */
export interface World {
  readonly boards: readonly Board[];
  readonly templates: readonly Template[];
  readonly linked: Readonly<Record<string, LinkedRecord["kind"]>>;
  readonly planned: readonly PlannedEntry[];
  readonly rules?: ChangeRules;
}
const nothing: World = { boards: [board()], templates: [], linked: {}, planned: [] };

const calendars = new Map<string, Calendar>();

export function calendarOf(agreementId: string): Calendar {
  const known = calendars.get(agreementId);
  if (known !== undefined) return known;
  const agreement = agreementInForce(bundledAgreements(), agreementId, Date.UTC(2026, 5, 1));
  if (agreement === undefined) throw new Error(`No agreement ${agreementId}`);
  const made = expectOk(compileCalendar(calendarDataOf(agreement)), "calendar");
  calendars.set(agreementId, made);
  return made;
}

/** A change's story, told in local times; each step gives a new scene. */
export class ChangeScene {
  readonly agreementId: string;
  readonly events: readonly ChangeEvent[];
  readonly world: World;

  constructor(agreementId = "stockport", events: readonly ChangeEvent[] = [], world: World = nothing) {
    this.agreementId = agreementId;
    this.events = events;
    this.world = world;
  }

  given(world: Partial<World>): ChangeScene {
    return new ChangeScene(this.agreementId, this.events, { ...this.world, ...world });
  }

  get calendar(): Calendar {
    return calendarOf(this.agreementId);
  }

  get rules(): ChangeRules {
    const rules = this.world.rules ?? changeRulesOf(this.agreementId);
    if (rules === undefined) throw new Error(`No change rules of ${this.agreementId}`);
    return rules;
  }

  get state(): ChangeState {
    return foldRecord(changeKind, this.events).state;
  }

  /** The change, which must have been logged. */
  get change(): Change {
    const { state } = this;
    if (state.status === "none") throw new Error("Nothing was logged");
    return state;
  }

  get ballot(): Ballot {
    const ballot = this.change.ballots.at(-1);
    if (ballot === undefined) throw new Error("There is no ballot");
    return ballot;
  }

  moment(local: string): Instant {
    return DateTime.fromISO(local, { zone: this.calendar.zone.name }).toMillis();
  }

  context(at: Instant, { by, roles }: Cast): ChangeContext {
    const { rules, calendar, world, events } = this;
    return {
      now: at,
      by,
      roles,
      rules,
      calendar,
      stream: "c1",
      reference: "CH-4K7-72Y",
      newId: (number) => `id-${events.length}-${number}`,
      board: (boardId) => world.boards.find((each) => each.boardId === boardId) ?? null,
      template: (templateId) => world.templates.find((each) => each.templateId === templateId) ?? null,
      linked: (id) => {
        const kind = world.linked[id];
        return kind === undefined ? null : { kind };
      },
      planned: (from, until) => world.planned.filter((entry) => entry.from < until && from < entry.until),
    };
  }

  ask(local: string, who: Cast, command: ChangeCommand): Result<readonly ChangeEvent[], ChangeRejection> {
    return this.askAt(this.moment(local), who, command);
  }

  askAt(at: Instant, who: Cast, command: ChangeCommand): Result<readonly ChangeEvent[], ChangeRejection> {
    return decideChange(this.state, command, this.context(at, who), who);
  }

  /** The story with these events more, as a log would give them back. */
  after(events: readonly ChangeEvent[]): ChangeScene {
    return new ChangeScene(this.agreementId, [...this.events, ...events.map(throughTheLog)], this.world);
  }

  /** The story goes on. Fails the test if the step is refused. What is kept is what a log would give back. */
  step(local: string, who: Cast, command: ChangeCommand): ChangeScene {
    return this.after(expectOk(this.ask(local, who, command), command.type));
  }

  /** Why the step is refused. Fails the test if it is not. */
  refusal(local: string, who: Cast, command: ChangeCommand): ChangeRejection {
    const answer = this.ask(local, who, command);
    if (!answer.ok) return answer.error;
    throw new Error(`Expected a refusal, got ${answer.value.map((event) => event.type).join(", ")}`);
  }

  vote(local: string, who: Cast, choice: Choice, comment = ""): ChangeScene {
    return this.step(local, who, this.voteOf(who, choice, comment));
  }

  voteOf(who: Cast, choice: Choice, comment = "", seatId = `seat-${idOf(who)}`): ChangeCommand {
    const { ballotId } = this.ballot;
    return {
      type: "CastVote",
      ballotId: asId<"ballot">(ballotId),
      seatId: asId<"seat">(seatId),
      choice,
      comment,
      hash: this.change.contentHash,
    };
  }
}

/** Decides as the desk would: whoever has no role for it is a fault of the test. */
function decideChange(state: ChangeState, command: ChangeCommand, context: ChangeContext, who: Cast) {
  const action = changeActions[command.type];
  const may =
    who.by.kind === "timer" ? action.who.includes("timer") : who.roles.some((role) => action.who.includes(role));
  if (!may) throw new Error(`Nobody in this test may ${command.type}`);
  const { type: _type, ...given } = command;
  // Each action takes what its own schema makes of the command of its type.
  return action.decide(state, action.input.parse(given) as never, context);
}

/** An event written and read back: facts and words are checked on the way. */
function throughTheLog(event: ChangeEvent): ChangeEvent {
  const { at, by } = event;
  const stored = { ...encodeEvent(changeEvents, event), at, by, writtenBy: "test", isErased: false };
  const read = decodeEvent(changeEvents, stored);
  if (read.type === "UnknownEvent") throw new Error(`${event.type} cannot be read back: ${JSON.stringify(stored)}`);
  return read;
}

export function log(over: Partial<Extract<ChangeCommand, { type: "LogChange" }>> = {}): ChangeCommand {
  return {
    type: "LogChange",
    rulesId: "stockport",
    channel: "phone",
    customerName: "Sam Caller",
    customerContact: "0161 496 0000",
    site: "Bramhall High",
    requester: null,
    fromTicket: null,
    templateId: null,
    content,
    ...over,
  };
}

export function assess(over: Partial<Extract<ChangeCommand, { type: "AssessImpact" }>> = {}): ChangeCommand {
  return {
    type: "AssessImpact",
    customers: 94,
    financial: "None beyond the hardware, which is bought.",
    notImplementing: "No security updates after March.",
    urgency: "soon",
    canWait: true,
    affectsAvailability: true,
    affectsCapacity: false,
    level: "high",
    ...over,
  };
}

/** Logged on Monday 2 March 2026, 09:00. */
export const loggedChange = (): ChangeScene => new ChangeScene().step("2026-03-02T09:00", asha, log());
export const acceptedChange = (): ChangeScene =>
  loggedChange().step("2026-03-02T09:30", maya, { type: "AcceptChange" });
/** Level agreed at 10:10. */
export function agreedChange(): ChangeScene {
  return acceptedChange()
    .step("2026-03-02T10:00", maya, assess())
    .step("2026-03-02T10:10", maya, { type: "AgreeLevel", level: "high", agreedWith: "Sam Caller", how: "phone" });
}
/** With the board since 11:00; closes on Wednesday 4 March at 09:00 of 16 service hours. */
export function votedChange(): ChangeScene {
  return agreedChange().step("2026-03-02T11:00", maya, {
    type: "RouteToBoard",
    boardId: asId<"board">("e-cab"),
    reason: "It touches every school.",
  });
}
/** Approved by the change manager at 11:30. */
export function approvedChange(): ChangeScene {
  return agreedChange()
    .step("2026-03-02T11:00", maya, { type: "RouteToChangeManager", reason: "Known and small." })
    .step("2026-03-02T11:30", maya, { type: "DecideChange", outcome: "approved", reasons: "", advisers: [] });
}
