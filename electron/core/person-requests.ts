import type { PersonView } from "../../shared/contract/people-views.ts";
import { asId } from "../../shared/kernel/ids.ts";
import type { Person } from "../../shared/person/person.ts";
import { personKind } from "../../shared/person/person-events.ts";
import { personSentence } from "../../shared/words/person-events.ts";
import { answered } from "./answers.ts";
import { announceDesk } from "./desk-status.ts";
import type { Desk, Handler } from "./handler.ts";
import { actorAt, namesAt } from "./names.ts";
import { actingAt } from "./people.ts";
import { deskMoments } from "./records/plain-kinds.ts";
import { readRecord } from "./records/read-record.ts";
import { runRecords } from "./records/run-requests.ts";
import { asksForPasswords } from "./sessions/roles-in-force.ts";
import { NO_TRIES } from "./sessions/tries.ts";

function personView(desk: Desk, id: string, person: Person): PersonView {
  const { name, team, status, roles, lineManager, substitutes, hasPassword } = person;
  const { entries, version } = readRecord(personKind, desk.store.readStream({ category: "person", stream: id }));
  const around = { names: namesAt(desk), words: deskMoments(desk) };
  const history = entries.flatMap(({ event }) =>
    event.type === "UnknownEvent"
      ? []
      : [{ sentence: personSentence(event, around).sentence, by: actorAt(desk, event.by), at: event.at }],
  );
  return {
    id: asId<"person">(id),
    status,
    name,
    team,
    roles,
    lineManager,
    hasPassword,
    version,
    substitutes: substitutes.filter(({ until }) => until > desk.time.now()),
    history: history.toReversed(),
  };
}

export const listPeople: Handler<"people.list"> = (desk) => {
  const { people } = desk.directory;
  const all = [...people].flatMap(([id, person]) => (person.status === "none" ? [] : [personView(desk, id, person)]));
  return answered({
    people: all.toSorted((a, b) => a.name.localeCompare(b.name, "en-GB")),
    asksForPasswords: asksForPasswords(people.values()),
    hasRecoveryCode: desk.store.verifiers.verifier("recovery") !== undefined,
    zone: deskMoments(desk).zone.name,
  });
};

export const commandPerson: Handler<"people.command"> = (desk, input, caller) => {
  const acting = actingAt(desk, caller);
  if (!acting.ok) return acting;
  const { personId, expectedVersion, command } = input;
  const done = runRecords(desk, {
    commandId: asId<"command">(input.commandId),
    acting: acting.value,
    at: desk.time.now(),
    parts: [{ category: "person", stream: personId, expectedVersion, command, told: null }],
  });
  if (!done.ok) return done;
  const { streams, wasRepeat } = done.value;
  if (command.type === "RecordPasswordRemoved") {
    // After the fact is stored: a desk that dies between the two asks nobody for a password, and keeps one that is not asked for.
    desk.store.verifiers.saveVerifier(asId<"person">(personId), null);
    desk.store.verifiers.saveTries(asId<"person">(personId), NO_TRIES);
  }
  if (!wasRepeat) announceDesk(desk);
  return answered({ personId: asId<"person">(personId), version: streams[0]?.version ?? 0, wasRepeat });
};
