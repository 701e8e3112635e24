import { derivedId, momentCommandId } from "../../shared/kernel/derived-ids.ts";
import { asId } from "../../shared/kernel/ids.ts";
import type { Instant } from "../../shared/kernel/instant.ts";
import { PERSON_ROLES } from "../../shared/person/person-actions.ts";
import { chooseAgreements } from "../core/agreements.ts";
import { announceRecords } from "../core/announce.ts";
import { answered, refused } from "../core/answers.ts";
import { addingCustomer } from "../core/customers.ts";
import { announceDesk, statusOf } from "../core/desk-status.ts";
import type { Desk, Handler } from "../core/handler.ts";
import { hasPeople } from "../core/has-people.ts";
import { addingPerson } from "../core/people.ts";
import { kindOfRecord } from "../core/records/all-kinds.ts";
import type { RecordRequest } from "../core/records/run-records.ts";
import { runRecordBatches } from "../core/records/run-requests.ts";
import { HistoryRefused, historyRequests } from "../core/run-command.ts";
import { buildWeek, type ExampleWeek } from "./build-week.ts";
import { castPeople } from "./cast.ts";
import { aroundRequests } from "./changes/around.ts";
import { changeRequests } from "./changes/build-changes.ts";

/**
 * Fills a desk that has not been set up with the example week, as it stands at the desk's own now, and gives it back.
 * Everything is stored by the one write path under the rules of its agreement, all of it or nothing: half a week would
 * look like a desk, and no second try could go into its file.
 */
export function fillWithExample(desk: Desk, me: string): ExampleWeek {
  const week = buildWeek(desk.shelf, desk.time.now(), me);
  const done = runRecordBatches(desk, exampleBatches(desk, week, castPeople(me)));
  if (!done.ok) throw new HistoryRefused(done.error.message);
  // What the week's people were told they have heard.
  desk.store.recordHeard(desk.store.position());
  announceRecords(
    desk,
    done.value.flatMap(({ streams }) => streams),
  );
  return week;
}

/** First the week's tickets, then what changes stand on, then each change, and at last what time has said about them. */
function* exampleBatches(
  desk: Desk,
  week: ExampleWeek,
  people: ReturnType<typeof castPeople>,
): Generator<readonly RecordRequest[]> {
  yield [setUpRequest(desk, week), ...week.tickets.flatMap(({ requests }) => historyRequests(requests))];
  const stage = { shelf: desk.shelf, people, now: desk.time.now() };
  yield aroundRequests(stage);
  yield* changeRequests(stage);
  yield dueRequests(desk, stage.now);
}

/** Everything that is due about changes by now was told when it was due. */
function dueRequests(desk: Desk, now: Instant): readonly RecordRequest[] {
  return desk.store.momentsUntil(now, MOST_DUE).flatMap((moment) => {
    const ask = moment.category === "change" ? kindOfRecord("change")?.ask(moment, false, moment.at) : undefined;
    if (ask === undefined) return [];
    const { category, stream } = moment;
    const part = { category, stream, expectedVersion: undefined, command: ask.command, told: null };
    return [{ commandId: momentCommandId(moment.id), acting: { by: { kind: "timer" } }, at: ask.at, parts: [part] }];
  });
}

const MOST_DUE = 1_000;

/** Whoever opens the example may do everything; the others take calls. */
function setUpRequest(desk: Desk, { agreements, people, sites }: ExampleWeek): RecordRequest {
  const [me] = people;
  if (me === undefined) throw new Error("The example has nobody in it.");
  const commandId = asId<"command">(desk.ids.uuid());
  return {
    commandId,
    acting: { by: { kind: "person", id: me.id }, roles: PERSON_ROLES },
    at: desk.time.now(),
    parts: [
      ...people.map(({ id, name, team }) => addingPerson(id, name, team, id === me.id ? PERSON_ROLES : ["analyst"])),
      chooseAgreements(desk, agreements),
      ...sites.map((name, index) => addingCustomer(derivedId(commandId, index), name, null)),
    ],
  };
}

/** A week under all five agreements that ends now. Only into a desk nobody has set up: it is no place for real calls. */
export const openExample: Handler<"desk.openExample"> = async (desk, { person }, caller) => {
  if (hasPeople(desk) || desk.store.position() > 0) {
    return refused("DeskAlreadySetUp", "This desk is in use. Open the example desk in a file of its own.");
  }
  const [me] = fillWithExample(desk, person).people;
  if (me !== undefined) await desk.sessions.signIn(caller.connection, me.id, undefined);
  announceDesk(desk);
  return answered(statusOf(desk, caller));
};
