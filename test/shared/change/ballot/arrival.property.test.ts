import fc from "fast-check";
import { expect, test } from "vitest";
import {
  AT_DEADLINE,
  BALLOT_RULES,
  type BallotResult,
  type BallotTerms,
  CHOICES,
  type Choice,
} from "../../../../shared/change/ballot/ballot.ts";
import { type ChangeEvent, changeKind } from "../../../../shared/change/change-kind.ts";
import { contentHash } from "../../../../shared/change/proposal/content-hash.ts";
import { foldOrder } from "../../../../shared/kernel/fold-order.ts";
import { asId } from "../../../../shared/kernel/ids.ts";
import { foldRecord } from "../../../../shared/kernel/record-kind.ts";
import {
  type Answer,
  type CountedBoard,
  finalResult,
  possibleResults,
} from "../../../support/change/ballot-counter.ts";
import { agreedChange, content, idOf, maya } from "../../../support/change/change-scene.ts";

const isNight = process.env["DESKWATCH_NIGHTLY"] !== undefined;
const MOST_SEATS = isNight ? 6 : 4;

type Hand = "own" | "entered" | "substitute";
interface Cast {
  readonly seat: number;
  readonly hand: Hand;
  readonly choice: Choice;
  /** Minutes after the opening; the ballot closes after 60. */
  readonly minute: number;
  /** What the voter was looking at: an edition of the content. */
  readonly edition: number;
}
interface Story {
  readonly seats: readonly { readonly isChair: boolean; readonly isRequired: boolean }[];
  readonly terms: Pick<BallotTerms, "rule" | "quorum" | "hasCastingVote" | "atDeadline">;
  readonly casts: readonly Cast[];
  /** When the content is edited materially. */
  readonly edits: readonly number[];
}

const story: fc.Arbitrary<Story> = fc.integer({ min: 1, max: MOST_SEATS }).chain((size) =>
  fc.record({
    seats: fc
      .tuple(fc.boolean(), fc.array(fc.boolean(), { minLength: size, maxLength: size }))
      .map(([hasChair, required]) =>
        required.map((isRequired, seat) => ({
          isChair: hasChair && seat === 0,
          isRequired: isRequired && seat % 2 === 1,
        })),
      ),
    terms: fc.record({
      rule: fc.constantFrom(...BALLOT_RULES),
      quorum: fc.integer({ min: 0, max: size }),
      hasCastingVote: fc.boolean(),
      atDeadline: fc.constantFrom(...AT_DEADLINE),
    }),
    casts: fc.uniqueArray(
      fc.record({
        seat: fc.integer({ min: 0, max: size - 1 }),
        hand: fc.constantFrom<Hand>("own", "own", "own", "entered", "substitute"),
        choice: fc.constantFrom(...CHOICES),
        minute: fc.integer({ min: 1, max: 70 }),
        edition: fc.constantFrom(0, 0, 0, 1, 2),
      }),
      // Two people may press at one time; who is first then is settled by the log, which is another property.
      { selector: ({ minute }) => minute, maxLength: 10 },
    ),
    edits: fc
      .uniqueArray(fc.integer({ min: 1, max: 59 }), { maxLength: 2 })
      .map((minutes) => minutes.toSorted((a, b) => a - b)),
  }),
);

const OPENED = Date.UTC(2026, 2, 2, 11);
const at = (minute: number) => OPENED + minute * 60_000;
const CLOSES = at(60);
const editions = [content, { ...content, plan: "Do it in two steps." }, { ...content, plan: "Do it in three steps." }];
const MATERIAL = ["scope", "risk", "plan", "backOut", "window", "services"] as const;
const hashOf = (edition: number) => contentHash(editions[edition] ?? content, MATERIAL);
const before = agreedChange().events;

function opening({ seats, terms }: Story): ChangeEvent {
  return {
    type: "RoutedToBoard",
    ballotId: asId<"ballot">("b1"),
    boardId: asId<"board">("e-cab"),
    terms: { ...terms, isBinding: true, periodMs: 3_600_000, warnBeforeMs: 0 },
    seats: seats.map(({ isChair, isRequired }, seat) => ({
      seatId: asId<"seat">(`s${seat}`),
      person: asId<"person">(`p${seat}`),
      role: isChair ? "chair" : "member",
      area: null,
      isRequired,
      substitutes: [],
    })),
    closesAt: CLOSES,
    warnAt: CLOSES,
    hash: hashOf(0),
    reason: "",
    at: OPENED,
    by: maya.by,
  };
}

function castEvent({ seat, hand, choice, minute, edition }: Cast): ChangeEvent {
  const voter = asId<"person">(hand === "substitute" ? `sub${seat}` : `p${seat}`);
  return {
    type: "VoteCast",
    ballotId: asId<"ballot">("b1"),
    seatId: asId<"seat">(`s${seat}`),
    choice,
    votedAs: hand,
    voter,
    hash: hashOf(edition),
    evidence: null,
    comment: "",
    evidenceText: "",
    at: at(minute),
    by: { kind: "person", id: voter },
  };
}

const editEvent = (minute: number, index: number): ChangeEvent => ({
  type: "ContentEdited",
  ...(editions[index + 1] ?? content),
  hash: hashOf(index + 1),
  // Between two minutes, so that it never shares its moment with a vote.
  at: at(minute) + 30_000,
  by: maya.by,
});

const closing: ChangeEvent = {
  type: "BallotClosed",
  ballotId: asId<"ballot">("b1"),
  closesAt: CLOSES,
  at: CLOSES + 1,
  by: { kind: "timer" },
};

/** The change as a desk holds it to which these events came in this order, each from a console that had seen the opening alone. */
function folded(told: Story, arrived: readonly ChangeEvent[]) {
  const first = [...before, opening(told)];
  const placed = [...first, ...arrived].map((event, index) => ({
    event,
    position: index + 1,
    at: event.at,
    seen: Math.min(index, first.length),
    station: `station-${index}`,
    stationNo: event.by.kind === "timer" ? null : 1,
  }));
  return foldRecord(
    changeKind,
    foldOrder(placed).map(({ event }) => event),
  ).state;
}

function resultOf(state: ReturnType<typeof folded>): {
  readonly result: BallotResult | null;
  readonly at: number | null;
} {
  if (state.status === "none") throw new Error("Nothing was logged");
  const ended = state.ballots[0]?.ended ?? null;
  return { result: ended?.result ?? null, at: ended?.at ?? null };
}

/** The same story told by the declared rule: votes in the order in which they were cast, on what was to be voted on then. */
function declared({ seats, terms, casts, edits }: Story): { readonly result: BallotResult; readonly at: number } {
  const board: CountedBoard = { seats, ...terms };
  let said: { seat: number; hand: Hand; choice: Choice }[] = [];
  let edition = 0;
  const answers = (): Answer[] => seats.map((_, seat) => answerOf(said.filter((each) => each.seat === seat)));
  const sure = (moment: number) => {
    const possible = [...possibleResults(board, answers())];
    return possible.length === 1 && possible[0] !== undefined ? { result: possible[0], at: moment } : null;
  };
  const atOnce = sure(OPENED);
  if (atOnce !== null) return atOnce;
  const steps = [
    ...casts.map((cast) => ({ moment: at(cast.minute), cast, isEdit: false })),
    ...edits.map((minute) => ({ moment: at(minute) + 30_000, cast: null, isEdit: true })),
  ].toSorted((a, b) => a.moment - b.moment);
  for (const { moment, cast, isEdit } of steps) {
    if (moment > CLOSES) break;
    if (isEdit) {
      edition += 1;
      said = [];
    } else if (cast !== null && cast.edition === edition) {
      said.push({ seat: cast.seat, hand: cast.hand, choice: cast.choice });
    }
    const ended = sure(moment);
    if (ended !== null) return ended;
  }
  return { result: finalResult(board, answers()), at: CLOSES };
}

function answerOf(said: readonly { readonly hand: Hand; readonly choice: Choice }[]): Answer {
  const last = (hand: Hand) => said.findLast((each) => each.hand === hand)?.choice;
  const member = last("own") ?? last("entered");
  if (member !== undefined && member !== "recuse") return member;
  const standIn = last("substitute");
  if (standIn !== undefined && standIn !== "recuse") return standIn;
  return member ?? "silent";
}

test("votes give one result in whatever order they come in, the one the declared rule gives to when they were cast", {
  timeout: 600_000,
}, () => {
  fc.assert(
    fc.property(
      story.chain((told) => {
        const events = [...told.casts.map(castEvent), ...told.edits.map(editEvent), closing];
        return fc.tuple(fc.constant(told), fc.shuffledSubarray(events, { minLength: events.length }));
      }),
      ([told, arrived]) => {
        const state = folded(told, arrived);
        expect(resultOf(state)).toEqual(declared(told));
      },
    ),
    { numRuns: isNight ? 10_000 : 2_000 },
  );
});

test("nothing approved ever differs from what was approved, in whatever order votes and edits come in", {
  timeout: 600_000,
}, () => {
  fc.assert(
    fc.property(
      story.chain((told) => {
        const late = told.casts.length > 0 ? [editEvent(65, told.edits.length % 2)] : [];
        const events = [...told.casts.map(castEvent), ...told.edits.map(editEvent), ...late, closing];
        return fc.tuple(fc.constant(told), fc.shuffledSubarray(events, { minLength: events.length }));
      }),
      ([told, arrived]) => {
        const state = folded(told, arrived);
        if (state.status !== "approved") return;
        expect(state.approvedHash).toBe(contentHash(state.content, MATERIAL));
        expect(state.decisions.findLast(({ counts }) => counts)?.hash).toBe(state.approvedHash);
      },
    ),
    { numRuns: isNight ? 20_000 : 1_000 },
  );
  expect(idOf(maya)).toBe("maya");
});
