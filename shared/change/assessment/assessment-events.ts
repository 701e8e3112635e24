import { z } from "zod";
import { ERASED } from "../../kernel/event-definition.ts";
import { idFact, instantFact } from "../../kernel/fact-schemas.ts";
import { settled } from "../ballot/ballot-fold.ts";
import { ballotSeatFacts, ballotTermsFacts } from "../ballot/ballot-schemas.ts";
import { type Change } from "../change.ts";
import { changeEvent, longWords, moving, quiet, shortWords } from "../change-event.ts";
import { LEVELS, type LevelState, MEANS, URGENCIES } from "../change-parts.ts";
import { hashFact } from "../hash-fact.ts";
import { baseOf, withBallot, withoutOpenBallot } from "../moves.ts";

/** The level that holds once it is known: whatever was agreed before, it is proposed anew. */
const withLevel = (change: Change, level: LevelState): Change => ({ ...change, level });
const before = (change: Change) => change.level?.level ?? "medium";

/** Questions answered, level agreed, advice taken, way chosen. */
export const assessmentEvents = {
  /** The three questions of STK-62 with the level they lead to; the level agreed before, if any, is proposed anew. */
  ImpactAssessed: changeEvent({
    ...moving,
    type: "ImpactAssessed",
    facts: z.strictObject({
      customers: z.int().min(0),
      urgency: z.enum(URGENCIES),
      canWait: z.boolean().nullable(),
      affectsAvailability: z.boolean(),
      affectsCapacity: z.boolean(),
      level: z.enum(LEVELS),
    }),
    words: z.strictObject({ financial: longWords, notImplementing: longWords }),
    erased: { financial: ERASED, notImplementing: ERASED },
    evolve: (change, event) => {
      const { customers, urgency, canWait, affectsAvailability, affectsCapacity, level, at, by } = event;
      const { financial, notImplementing } = event;
      const answers = { customers, urgency, canWait, affectsAvailability, affectsCapacity, financial, notImplementing };
      const isSame = change.level !== null && change.level.level === level;
      return {
        ...change,
        assessment: { ...answers, at, by },
        level: isSame ? change.level : { agreement: "proposed", level, since: at },
      };
    },
  }),
  /** Change manager and customer agree on impact and urgency (STK-63). */
  LevelAgreed: changeEvent({
    ...moving,
    type: "LevelAgreed",
    facts: z.strictObject({ level: z.enum(LEVELS), how: z.enum(MEANS) }),
    words: z.strictObject({ agreedWith: shortWords }),
    erased: { agreedWith: ERASED },
    evolve: (change, { level, how, agreedWith, at: since }) =>
      withLevel(change, { agreement: "agreed", level, how, agreedWith, since }),
  }),
  LevelDisputed: changeEvent({
    ...moving,
    type: "LevelDisputed",
    facts: z.strictObject({ wants: z.enum(LEVELS) }),
    words: z.strictObject({ customerSays: longWords }),
    erased: { customerSays: ERASED },
    evolve: (change, { wants, customerSays, at: since }) =>
      withLevel(change, { agreement: "disputed", level: before(change), wants, customerSays, since }),
  }),
  LevelSettled: changeEvent({
    ...moving,
    type: "LevelSettled",
    facts: z.strictObject({ level: z.enum(LEVELS) }),
    words: z.strictObject({ reason: longWords }),
    erased: { reason: ERASED },
    evolve: (change, { level, reason, at: since, by: settledBy }) =>
      withLevel(change, { agreement: "settled", level, reason, settledBy, since }),
  }),
  /** Advice from specialists or from users of the service (STK-66). */
  AdviceAsked: changeEvent({
    ...quiet,
    type: "AdviceAsked",
    facts: z.strictObject({ adviceId: idFact("advice"), role: z.enum(["specialist", "user"]) }),
    words: z.strictObject({ from: shortWords, question: longWords }),
    erased: { from: ERASED, question: ERASED },
    evolve: (change, { adviceId, role, from, question, at: askedAt }) => ({
      ...change,
      advice: [...change.advice, { adviceId, role, from, question, askedAt, answer: null }],
    }),
  }),
  AdviceGiven: changeEvent({
    ...quiet,
    type: "AdviceGiven",
    isHarmless: false,
    facts: z.strictObject({ adviceId: idFact("advice") }),
    words: z.strictObject({ text: longWords }),
    erased: { text: ERASED },
    evolve: (change, { adviceId, text, at }) => ({
      ...change,
      advice: change.advice.map((each) => (each.adviceId === adviceId ? { ...each, answer: { text, at } } : each)),
    }),
  }),
  /** The change manager keeps it: he decides himself (STK-61). */
  RoutedToChangeManager: changeEvent({
    ...moving,
    type: "RoutedToChangeManager",
    facts: z.strictObject({}),
    words: z.strictObject({ reason: longWords }),
    erased: { reason: ERASED },
    evolve: (change, { reason, at, by }) =>
      isRoutable(change)
        ? {
            ...baseOf(change),
            ballots: withoutOpenBallot(change),
            status: "deciding",
            route: { to: "change-manager", reason, at, by },
          }
        : change,
  }),
  /** Put to a board: its ballot opens, on its terms and with its members as they are now. */
  RoutedToBoard: changeEvent({
    ...moving,
    type: "RoutedToBoard",
    facts: z.strictObject({
      ballotId: idFact("ballot"),
      boardId: idFact("board"),
      terms: ballotTermsFacts,
      seats: ballotSeatFacts,
      closesAt: instantFact,
      warnAt: instantFact,
      hash: hashFact,
    }),
    words: z.strictObject({ reason: longWords }),
    erased: { reason: ERASED },
    evolve: (change, event) => {
      if (!isRoutable(change)) return change;
      const { ballotId, boardId, terms, seats, closesAt, warnAt, reason, at, by } = event;
      const ballot = {
        ballotId,
        boardId,
        terms,
        seats,
        openedAt: at,
        closesAt,
        warnAt,
        contentSince: at,
        votes: [],
        ended: null,
        isAbandoned: false,
      };
      const next: Change = {
        ...baseOf(change),
        ballots: [...withoutOpenBallot(change), ballot],
        status: "deciding",
        route: { to: "board", boardId, ballotId, reason, at, by },
      };
      return withBallot(next, settled(ballot, at));
    },
  }),
} as const;

function isRoutable({ status }: Change): boolean {
  return status === "assessing" || status === "deciding" || status === "appealed";
}
