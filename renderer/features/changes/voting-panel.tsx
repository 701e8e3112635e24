import { useState } from "react";
import type { Calendar } from "../../../shared/calendar/calendar.ts";
import {
  type Ballot,
  type BallotSeat,
  CHOICES,
  type Choice,
  votingSeats,
} from "../../../shared/change/ballot/ballot.ts";
import { standOf, voteOf } from "../../../shared/change/ballot/count.ts";
import { foreseeVote } from "../../../shared/change/ballot/foresee.ts";
import type { Answer } from "../../../shared/contract/answer.ts";
import type { ChangeDone } from "../../../shared/contract/change-views.ts";
import type { PersonId } from "../../../shared/kernel/ids.ts";
import { sayBallot, sayChoice, sayForeseen } from "../../../shared/words/change-ballot.ts";
import { EVIDENCE_NAMES, SEAT_ROLE_NAMES } from "../../../shared/words/change-names.ts";
import { Button } from "../../components/button.tsx";
import { ProseField } from "../../components/form-controls/text-controls.tsx";
import { useCommand } from "../../stores/forms/use-command.ts";
import { readTexts, useDrafts, useKept } from "../../stores/forms/use-kept.ts";
import { useActions } from "../../stores/use-actions.ts";
import css from "./changes.module.css";

const KEYS: Readonly<Record<Choice, string>> = { yes: "y", no: "n", abstain: "b", recuse: "u" };
/** Told apart by shape, then by word, and by colour last. */
const SIGNS: Readonly<Record<Choice | "open", string>> = { yes: "✓", no: "✕", abstain: "–", recuse: "○", open: "…" };

interface Props {
  readonly ballot: Ballot;
  readonly calendar: Calendar;
  readonly now: number;
  readonly me: PersonId | null;
  readonly nameOf: (person: string) => string;
  /** Somebody's own change: they are asked to recuse. */
  readonly isMine: boolean;
  readonly changeId: string;
  readonly send: (seat: BallotSeat, choice: Choice, comment: string, commandId: string) => Promise<Answer<ChangeDone>>;
  readonly onVoted: () => void;
}

/** The board as seats, the state in one sentence, and one's own four buttons, each saying beforehand what it will do. */
export function VotingPanel(props: Props) {
  const { ballot, calendar, now, me, nameOf } = props;
  const around = { calendar, now, nameOf };
  return (
    <section className={css["panel"]} aria-label="Vote">
      <p className={css["sentence"]} role="status">
        {sayBallot(ballot, around)}
      </p>
      <ul className={css["seats"]}>
        {votingSeats(ballot).map((seat) => (
          <Seat key={seat.seatId} ballot={ballot} seat={seat} nameOf={nameOf} isMe={seat.person === me} />
        ))}
      </ul>
      {mySeats(ballot, me, now).map((seat) => (
        <OwnVote key={seat.seatId} {...props} seat={seat} me={me ?? seat.person} />
      ))}
    </section>
  );
}

/** The seats somebody may vote for: their own, and those they stand in for now. */
function mySeats(ballot: Ballot, me: PersonId | null, now: number): readonly BallotSeat[] {
  if (ballot.isAbandoned || me === null) return [];
  return votingSeats(ballot).filter(
    ({ person, substitutes }) =>
      person === me || substitutes.some((one) => one.person === me && now >= one.from && now < one.until),
  );
}

interface SeatProps {
  readonly ballot: Ballot;
  readonly seat: BallotSeat;
  readonly nameOf: (person: string) => string;
  readonly isMe: boolean;
}

function Seat({ ballot, seat, nameOf, isMe }: SeatProps) {
  const vote = voteOf(ballot, seat.seatId);
  const stand = vote === null || vote === undefined || standOf(ballot, seat.seatId) === "open" ? "open" : vote.choice;
  const role = seat.role === "member" ? null : SEAT_ROLE_NAMES[seat.role];
  return (
    <li className={css["seat"]} data-stand={stand}>
      <span className={css["sign"]} aria-hidden="true">
        {SIGNS[stand]}
      </span>
      <span>
        <strong>
          {nameOf(seat.person)}
          {isMe ? " (you)" : ""}
        </strong>
        <span className={css["quiet"]}>
          {stand === "open" ? "has not voted" : sayChoice(stand)}
          {role === null ? "" : `, ${role}`}
          {seat.isRequired ? ", whose yes is needed" : ""}
        </span>
        {vote?.votedAs === "substitute" ? <span className={css["quiet"]}>cast by {nameOf(vote.voter)}</span> : null}
        {vote?.evidence == null ? null : (
          <span className={css["quiet"]}>
            entered by the chair {EVIDENCE_NAMES[vote.evidence.kind]}
            {vote.answer === null ? ", the member may still countersign or object" : `, ${vote.answer.kind}`}
          </span>
        )}
        {vote === undefined || vote === null || vote.comment === "" ? null : <q>{vote.comment}</q>}
      </span>
    </li>
  );
}

interface OwnProps extends Omit<Props, "me"> {
  readonly seat: BallotSeat;
  readonly me: PersonId;
}

/** The comment, kept until the vote is taken, and the vote itself. */
function useOwnVote({ seat, changeId, send, onVoted }: OwnProps) {
  useDrafts(changeId);
  const kept = useKept({
    place: { subject: changeId, form: `vote-${seat.seatId}` },
    begin: () => ({ comment: "" }),
    read: readTexts,
  });
  const command = useCommand();
  // One for each button: pressed again after no answer it is the same vote, and another button is another.
  const [ids] = useState(() => new Map<Choice, string>());
  const vote = async (choice: Choice): Promise<void> => {
    const id = ids.get(choice) ?? crypto.randomUUID();
    ids.set(choice, id);
    const answer = await command.send(sayChoice(choice), () => send(seat, choice, kept.values.comment, id));
    if (answer === null) return;
    onVoted();
    if (!answer.ok) return;
    ids.clear();
    kept.done();
  };
  return {
    comment: kept.values.comment,
    change: (comment: string) => kept.change({ comment }),
    vote,
    command,
  };
}

/** One's own four buttons: Y, N, B, U. What each would do stands on it. */
function OwnVote(props: OwnProps) {
  const { ballot, seat, calendar, now, me, nameOf, isMine } = props;
  const { comment, change, vote, command } = useOwnVote(props);
  useActions(
    CHOICES.map((choice) => ({
      id: `vote.${choice}.${seat.seatId}`,
      label: `Vote: ${sayChoice(choice)}`,
      area: "Change",
      keys: [KEYS[choice]],
      run: () => void vote(choice),
    })),
  );
  const votedAs = seat.person === me ? ("own" as const) : ("substitute" as const);
  return (
    <div className={css["own"]}>
      <h4>{votedAs === "own" ? "Your vote" : `Your vote for ${nameOf(seat.person)}`}</h4>
      {isMine && votedAs === "own" ? <p>You asked for this change yourself: recuse yourself.</p> : null}
      <ProseField label="Comment" value={comment} onChange={change} rows={2} />
      <div className={css["buttons"]}>
        {CHOICES.map((choice) => (
          <Button
            key={choice}
            kind={choice === (isMine ? "recuse" : "yes") ? "primary" : "plain"}
            binding={KEYS[choice]}
            isDisabled={command.isBusy}
            consequence={sayForeseen(foreseeVote(ballot, { seatId: seat.seatId, choice, votedAs, voter: me }, now), {
              calendar,
              now,
              nameOf,
            })}
            onPress={() => void vote(choice)}
          >
            {sayChoice(choice)}
          </Button>
        ))}
      </div>
      {command.refusal === null ? null : (
        <p className={css["problem"]} role="alert">
          {command.refusal}
        </p>
      )}
    </div>
  );
}
