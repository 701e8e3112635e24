import { z } from "zod";
import type { Who } from "../agreement/roles.ts";
import { actionOf, type CommandsFrom } from "../kernel/action-definition.ts";
import { ERASED, type EventsFrom, eventOf, NO_WORDS } from "../kernel/event-definition.ts";
import { line } from "../kernel/input-schemas.ts";
import type { RecordKind } from "../kernel/record-kind.ts";
import { err, ok } from "../kernel/result.ts";
import { setAsideEvent } from "../kernel/set-aside-event.ts";

/** A filter of the queue under a name, for everybody at the desk. */
export type SavedViewState =
  | { readonly status: "none" }
  | { readonly status: "kept" | "removed"; readonly name: string; readonly filter: string };

const viewEvent = eventOf<SavedViewState>();
const quiet = { version: 1, upcasts: {}, searched: [], moves: false, isHarmless: true, fits: () => true } as const;
const LONGEST_FILTER = 100_000;

export const savedViewEvents = {
  CommandSetAside: setAsideEvent<SavedViewState>(),
  /** The filter as JSON text: it holds what somebody searched for, which may be a name. */
  ViewSaved: viewEvent({
    ...quiet,
    type: "ViewSaved",
    facts: z.strictObject({}),
    words: z.strictObject({ name: z.string().max(200), filter: z.string().max(LONGEST_FILTER) }),
    erased: { name: ERASED, filter: "" },
    evolve: (_state, { name, filter }) => ({ status: "kept", name, filter }),
  }),
  ViewRemoved: viewEvent({
    ...quiet,
    type: "ViewRemoved",
    facts: z.strictObject({}),
    words: NO_WORDS,
    erased: {},
    evolve: (state) => (state.status === "none" ? state : { ...state, status: "removed" }),
  }),
} as const;

export type SavedViewEvent = EventsFrom<typeof savedViewEvents>;

export const savedViewKind: RecordKind<SavedViewState, typeof savedViewEvents> = {
  category: "view",
  initial: { status: "none" },
  events: savedViewEvents,
};

export type SavedViewRejection = { readonly kind: "ViewDoesNotExist" };

const action = actionOf<SavedViewState, SavedViewEvent, SavedViewRejection, Who>();

const whoever = ["analyst", "team-leader", "change-manager", "board-member", "specialist", "administrator"] as const;

export const savedViewActions = {
  SaveView: action({
    type: "SaveView",
    who: whoever,
    clashesWith: [],
    input: z.strictObject({ name: line("The name of the view", 100), filter: z.string().max(LONGEST_FILTER) }),
    may: (state) => ok(state),
    decide: (_state, { name, filter }, { now: at, by }) => ok([{ type: "ViewSaved", name, filter, at, by }]),
  }),
  RemoveView: action({
    type: "RemoveView",
    who: whoever,
    clashesWith: [],
    input: z.strictObject({}),
    may: (state) => (state.status === "kept" ? ok(state) : err({ kind: "ViewDoesNotExist" })),
    decide: (state, _input, { now: at, by }) =>
      state.status === "kept" ? ok([{ type: "ViewRemoved", at, by }]) : err({ kind: "ViewDoesNotExist" }),
  }),
} as const;

export type SavedViewCommand = CommandsFrom<typeof savedViewActions>;
