import type { Calendar } from "../../../shared/calendar/calendar.ts";
import { instantOfLocal, localDateOf } from "../../../shared/calendar/local-time.ts";
import { addServiceTime, subtractServiceTime } from "../../../shared/calendar/service-time.ts";
import { sameTimeOnNthWorkingDay } from "../../../shared/calendar/working-days.ts";
import type { ChangeCommand } from "../../../shared/change/change-actions.ts";
import type { ChangeContent } from "../../../shared/change/content.ts";
import { contentHash } from "../../../shared/change/proposal/content-hash.ts";
import { changeRulesOf } from "../../../shared/change/rules/rules-registry.ts";
import type { Person } from "../../../shared/contract/views.ts";
import { derivedId } from "../../../shared/kernel/derived-ids.ts";
import { asId, type Id } from "../../../shared/kernel/ids.ts";
import { HOUR_MS, type Instant, type LocalDate } from "../../../shared/kernel/instant.ts";
import { expectOk } from "../../../shared/kernel/result.ts";
import { PERSON_ROLES } from "../../../shared/person/person-actions.ts";
import type { AgreementShelf } from "../../core/agreement-shelf.ts";
import { derivedUuid } from "../../core/derived-id.ts";
import type { CommandPart } from "../../core/records/registration.ts";
import type { RecordRequest } from "../../core/records/run-records.ts";
import { ticketIdOf } from "../build-ticket.ts";
import { type CastKey, SITES } from "../cast.ts";
import { CHANGE_STORIES } from "./stories.ts";
import type { ChangeStep, ChangeStepContext, ChangeStory } from "./story.ts";

/** What every part of the example is made with. */
export interface ExampleStage {
  readonly shelf: AgreementShelf;
  readonly people: Readonly<Record<CastKey, Person>>;
  readonly now: Instant;
}

export const changeIdOf = (key: string): Id<"change"> => asId(derivedUuid(`example/change/${key}`));
export const boardIdOf = (key: string): Id<"board"> => asId(derivedUuid(`example/board/${key}`));
export const templateIdOf = (key: string): string => derivedUuid(`example/template/${key}`);
const seatCommand = (board: string, who: CastKey): string => derivedUuid(`example/seat/${board}/${who}`);
/** The seat somebody holds on a board of the example. */
export const seatIdOf = (board: string, who: CastKey): Id<"seat"> => asId(derivedId(seatCommand(board, who), 0));

/** Somebody of the example does something to one record. */
export function asked(
  stage: ExampleStage,
  name: string,
  by: CastKey,
  at: Instant,
  part: Pick<CommandPart, "category" | "stream" | "command">,
  also: readonly CommandPart[] = [],
): RecordRequest {
  const acting = { by: { kind: "person", id: stage.people[by].id }, roles: PERSON_ROLES } as const;
  const parts = [{ ...part, expectedVersion: undefined, told: null }, ...also];
  return { commandId: asId<"command">(derivedUuid(name)), acting, at, parts };
}

export function seating(
  stage: ExampleStage,
  board: string,
  who: CastKey,
  role: string,
  area: string | null,
  at: Instant,
): RecordRequest {
  const command = { type: "SeatMember", person: stage.people[who].id, role, area, isRequired: false };
  const part = { category: "board", stream: boardIdOf(board), command };
  return asked(stage, `example/seat/${board}/${who}`, "asha", at, part);
}

/** Every change of the example, told by commands that are all allowed, each at its moment. */
export function changeRequests(stage: ExampleStage): readonly (readonly RecordRequest[])[] {
  return CHANGE_STORIES.map((story) => storyRequests(stage, story));
}

function storyRequests(stage: ExampleStage, story: ChangeStory): readonly RecordRequest[] {
  const agreement = stage.shelf.inForce(story.rulesId, stage.now);
  if (agreement === undefined) throw new Error(`No version of ${story.rulesId} is in force for the example.`);
  const calendar = stage.shelf.calendarOf(agreement);
  const ago = (hours: number): Instant => subtractServiceTime(calendar, stage.now, hours * HOUR_MS);
  const play: Play = { stage, story, calendar, made: new Map(), content: story.content, board: null };
  const logged = logging(stage, story, ago(story.loggedHoursAgo));
  return [logged, ...story.steps.map((each, index) => stepRequest(play, each, index, ago(each.hoursAgo)))];
}

function logging(stage: ExampleStage, { key, rulesId, site, fromTicket, template, content }: ChangeStory, at: Instant) {
  const place = SITES[rulesId][site];
  if (place === undefined) throw new Error(`Example ${key} has no school ${site}.`);
  const change = changeIdOf(key);
  const command = {
    type: "LogChange",
    rulesId,
    channel: "phone",
    customerName: place.callers[0],
    customerContact: place.phone,
    site: place.name,
    requester: null,
    fromTicket: fromTicket === null ? null : ticketIdOf(fromTicket),
    templateId: template === null ? null : templateIdOf(template),
    content,
  };
  const raising = { type: "RaiseChange", change };
  const ticket = { category: "ticket", expectedVersion: undefined, told: null, command: raising } as const;
  const also = fromTicket === null ? [] : [{ ...ticket, stream: ticketIdOf(fromTicket) }];
  return asked(stage, `example/change/${key}/log`, "tom", at, { category: "change", stream: change, command }, also);
}

/** A story as far as it has been told. */
interface Play {
  readonly stage: ExampleStage;
  readonly story: ChangeStory;
  readonly calendar: Calendar;
  /** The command that last did something of a type: ids it made follow from it. */
  readonly made: Map<ChangeCommand["type"], string>;
  content: ChangeContent;
  /** The board whose ballot is open, by its key. */
  board: string | null;
}

function stepRequest(play: Play, { by, command: filledIn }: ChangeStep, index: number, at: Instant): RecordRequest {
  const { stage, story } = play;
  const name = `example/change/${story.key}/${index}`;
  const command = filledIn(contextOf(play));
  play.made.set(command.type, derivedUuid(name));
  if (command.type === "EditContent") play.content = command.content;
  return asked(stage, name, by, at, { category: "change", stream: changeIdOf(story.key), command });
}

function contextOf(play: Play): ChangeStepContext {
  const { stage, story, calendar } = play;
  const made = <Kind extends string>(_kind: Kind, type: ChangeCommand["type"]): Id<Kind> => {
    const commandId = play.made.get(type);
    return asId<Kind>(commandId === undefined ? "" : derivedId(commandId, 0));
  };
  const date = (workingDays: number): LocalDate =>
    localDateOf(calendar, sameTimeOnNthWorkingDay(calendar, stage.now, workingDays));
  const fields = changeRulesOf(story.rulesId)?.material.fields ?? [];
  return {
    person: (key) => stage.people[key].id,
    ticket: ticketIdOf,
    change: changeIdOf,
    board: (key) => {
      play.board = key;
      return boardIdOf(key);
    },
    seat: (key) => seatIdOf(play.board ?? "", key),
    ballotId: made("ballot", "RouteToBoard"),
    hash: contentHash(play.content, fields),
    made,
    evening: (workingDays, time) =>
      expectOk(instantOfLocal(calendar, `${date(workingDays)}T${time}`), "an evening of the example"),
    date,
    fromNow: (hours) =>
      hours < 0
        ? subtractServiceTime(calendar, stage.now, -hours * HOUR_MS)
        : addServiceTime(calendar, stage.now, hours * HOUR_MS),
  };
}
