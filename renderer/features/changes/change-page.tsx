import { useState } from "react";
import { useStore } from "zustand";
import type { Role } from "../../../shared/agreement/roles.ts";
import type { Calendar } from "../../../shared/calendar/calendar.ts";
import type { Ballot } from "../../../shared/change/ballot/ballot.ts";
import type { Board } from "../../../shared/change/board/board.ts";
import { openBallot } from "../../../shared/change/change.ts";
import { type ChangeActionName, type ChangeCommand, changeActions } from "../../../shared/change/change-actions.ts";
import type { ChangeAround } from "../../../shared/change/change-context.ts";
import { whatsNext } from "../../../shared/change/next-step.ts";
import type { ChangeRules } from "../../../shared/change/rules/change-rules.ts";
import { changeRulesOf } from "../../../shared/change/rules/rules-registry.ts";
import type { Answer } from "../../../shared/contract/answer.ts";
import type { ChangeDone, ChangeView } from "../../../shared/contract/change-views.ts";
import { asId, type PersonId } from "../../../shared/kernel/ids.ts";
import { LEVEL_NAMES, STATUS_NAMES } from "../../../shared/words/change-names.ts";
import { sayFinding } from "../../../shared/words/change-schedule.ts";
import { sayHolder, sayNextStep } from "../../../shared/words/change-steps.ts";
import { Button } from "../../components/button.tsx";
import { calendarOf } from "../../stores/agreement-store.ts";
import { useDesk } from "../../stores/desk-context.tsx";
import { ChangeForm, type Named } from "./change-form.tsx";
import { Content, History } from "./change-record.tsx";
import css from "./changes.module.css";
import { wordsOf } from "./form-fields.ts";
import { useBoards, useChange } from "./use-changes.ts";
import { VotingPanel } from "./voting-panel.tsx";

/** One change: what is asked for, where it stands, the board, what can be done, and its history. */
export function ChangePageOf({ id }: { readonly id: string }) {
  const { agreements } = useDesk();
  const known = useStore(agreements);
  const { value: view, problem, again } = useChange(id);
  if (problem !== null && view === null) return <p className={css["problem"]}>{problem}</p>;
  if (view === null) return <div aria-busy="true" />;
  const rules = changeRulesOf(view.change.rulesId);
  const version = known.inUse.find((agreement) => agreement.id === view.change.rulesId)?.version ?? "";
  const calendar = calendarOf(known, view.change.rulesId, version);
  if (rules === undefined || calendar === undefined) {
    return <p className={css["problem"]}>This desk does not hold the agreement this change runs under.</p>;
  }
  return <Opened view={view} rules={rules} calendar={calendar} again={again} />;
}

interface OpenedProps {
  readonly view: ChangeView;
  readonly rules: ChangeRules;
  readonly calendar: Calendar;
  readonly again: () => void;
}

function Opened({ view, rules, calendar, again }: OpenedProps) {
  const { client, ticker, session } = useDesk();
  const person = useStore(session, (state) => state.session?.person ?? null);
  const { change, names, titles } = view;
  const now = ticker.now();
  const nameOf = (one: string): string => names[one] ?? titles[one] ?? "somebody";
  const ballot = openBallot(change) ?? change.ballots.at(-1) ?? null;
  const send: SendChange = (command, commandId, expectedVersion) =>
    client.request("change.command", {
      commandId,
      changeId: view.id,
      command,
      ...(expectedVersion === undefined ? {} : { expectedVersion }),
    });
  return (
    <article className={css["page"]} aria-label={`Change ${change.reference}`}>
      <Head view={view} nameOf={nameOf} />
      {ballot === null ? null : (
        <VotingPanel
          ballot={ballot}
          calendar={calendar}
          now={now}
          me={person?.id ?? null}
          nameOf={nameOf}
          isMine={person !== null && change.requester === person.id}
          changeId={view.id}
          send={({ seatId }, choice, comment, commandId) =>
            send(
              {
                type: "CastVote",
                ballotId: asId<"ballot">(ballot.ballotId),
                seatId: asId<"seat">(seatId),
                choice,
                comment,
                hash: change.contentHash,
              },
              commandId,
              view.version,
            )
          }
          onVoted={again}
        />
      )}
      {view.findings.length === 0 ? null : (
        <ul className={css["findings"]} aria-label="What the schedule's rules have against its time">
          {view.findings.map((finding) => {
            const sentence = sayFinding(finding, calendar, (service) => service);
            return <li key={sentence}>{sentence}</li>;
          })}
        </ul>
      )}
      <Steps {...{ view, rules, calendar, send, again }} roles={person?.roles ?? []} me={person?.id ?? null} />
      <Content change={change} calendar={calendar} />
      <History view={view} calendar={calendar} nameOf={nameOf} />
    </article>
  );
}

/** What it is called, where it stands, what comes next and who has it. */
function Head({ view, nameOf }: { readonly view: ChangeView; readonly nameOf: (one: string) => string }) {
  const { change } = view;
  const next = whatsNext(change);
  return (
    <header>
      <h2>
        {change.reference} <span className={css["quiet"]}>{change.content.summary}</span>
      </h2>
      <p>
        {STATUS_NAMES[change.status]}
        {change.level === null ? "" : `, level ${LEVEL_NAMES[change.level.level]}`}, for {change.customer.name},{" "}
        {change.customer.site}
      </p>
      {next === null ? null : (
        <p className={css["next"]}>
          Next: <strong>{sayNextStep(next.step, nameOf)}</strong>, with {sayHolder(next.with, nameOf)}.
        </p>
      )}
      {view.readOnlyBecause === null ? null : <p className={css["problem"]}>{view.readOnlyBecause}</p>}
    </header>
  );
}

type SendChange = (
  command: ChangeCommand,
  commandId: string,
  expectedVersion: number | undefined,
) => Promise<Answer<ChangeDone>>;

/** Has a place of its own on the page. */
const NOT_LISTED: ReadonlySet<ChangeActionName> = new Set<ChangeActionName>(["CastVote", "LogChange"]);

interface StepsProps {
  readonly view: ChangeView;
  readonly rules: ChangeRules;
  readonly calendar: Calendar;
  readonly roles: readonly Role[];
  readonly me: PersonId | null;
  readonly send: SendChange;
  readonly again: () => void;
}

/** What whoever sits here may do with it now: the same permission and the same rules as the desk itself asks. */
function Steps({ view, rules, calendar, roles, me, send, again }: StepsProps) {
  const { ticker, status } = useDesk();
  const people = useStore(status, (state) => state.status?.people ?? NOBODY);
  const boards = useBoards();
  const [chosen, setChosen] = useState<ChangeActionName | null>(null);
  const { change } = view;
  if (me === null || view.readOnlyBecause !== null) return null;
  const around: ChangeAround = {
    now: ticker.now(),
    by: { kind: "person", id: me },
    stream: view.id,
    newId: () => "",
    rules,
    calendar,
    roles,
  };
  const offered = ACTION_NAMES.filter(
    (name) =>
      !NOT_LISTED.has(name) &&
      changeActions[name].who.some((who) => roles.some((role) => role === who)) &&
      changeActions[name].may(change, around).ok,
  );
  const ballot = openBallot(change) ?? change.ballots.at(-1) ?? null;
  const given = {
    ...(ballot === null ? {} : { ballotId: ballot.ballotId }),
    hash: change.contentHash,
  };
  return (
    <section className={css["steps"]} aria-label="What can be done">
      <div className={css["buttons"]}>
        {offered.map((name) => (
          <Button key={name} onPress={() => setChosen(name)} aria-pressed={chosen === name}>
            {wordsOf(name)}
          </Button>
        ))}
      </div>
      {chosen === null || !offered.includes(chosen) ? null : (
        <ChangeForm
          key={chosen}
          action={chosen}
          given={givenFor(chosen, given)}
          namedFor={(field) => namedIn(field, view, ballot, people, boards.value?.boards ?? [])}
          zone={calendar.zone}
          subject={view.id}
          version={view.version}
          send={send}
          onClose={() => setChosen(null)}
          onDone={() => {
            setChosen(null);
            again();
          }}
        />
      )}
    </section>
  );
}

/** Whom or what a field that takes an id may name. */
function namedIn(
  field: string,
  { change, names }: ChangeView,
  ballot: Ballot | null,
  people: readonly Named[],
  boards: readonly Board[],
): readonly Named[] {
  if (/person|owner|voter|requester|by$/i.test(field)) return people.map(({ id, name }) => ({ id, name }));
  if (field === "boardId") return boards.map(boardChoice);
  if (field === "seatId") {
    return (ballot?.seats ?? []).map(({ seatId: id, person }) => ({ id, name: names[person] ?? id }));
  }
  if (field === "adviceId") return change.advice.map(({ adviceId, question }) => ({ id: adviceId, name: question }));
  return [];
}

/** A board that nobody sits on can be chosen by nobody: its name says so. */
function boardChoice({ boardId, name, seats, status }: Board): Named {
  const sits = seats.length === 0 ? "nobody sits on it yet" : seats.length === 1 ? "1 seat" : `${seats.length} seats`;
  return { id: boardId, name: `${name} (${status === "dissolved" ? "dissolved" : sits})` };
}

const NOBODY: readonly Named[] = [];
// The keys of an object literal of exactly these keys.
const ACTION_NAMES = Object.keys(changeActions) as ChangeActionName[];

/** Of what the screen knows, what the action asks for. */
function givenFor(name: ChangeActionName, known: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { shape } = changeActions[name].input;
  return Object.fromEntries(Object.entries(known).filter(([key]) => key in shape));
}
