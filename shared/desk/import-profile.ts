import { z } from "zod";
import type { Who } from "../agreement/roles.ts";
import { actionOf, type CommandsFrom } from "../kernel/action-definition.ts";
import { ERASED, type EventsFrom, eventOf, NO_WORDS } from "../kernel/event-definition.ts";
import { line } from "../kernel/input-schemas.ts";
import type { RecordKind } from "../kernel/record-kind.ts";
import { err, ok } from "../kernel/result.ts";

/** How files of a tool nobody foresaw are read, as somebody said once: under a name, for everybody at the desk. */
export type ImportProfileState =
  | { readonly status: "none" }
  | { readonly status: "kept" | "removed"; readonly name: string; readonly mapping: string };

const profileEvent = eventOf<ImportProfileState>();
const quiet = { version: 1, upcasts: {}, searched: [], moves: false, isHarmless: true, fits: () => true } as const;
const LONGEST_MAPPING = 200_000;

export const importProfileEvents = {
  /** The mapping as JSON text: it holds headings and values of somebody's file, which may be anything. */
  ImportProfileKept: profileEvent({
    ...quiet,
    type: "ImportProfileKept",
    facts: z.strictObject({}),
    words: z.strictObject({ name: z.string().max(200), mapping: z.string().max(LONGEST_MAPPING) }),
    erased: { name: ERASED, mapping: "" },
    evolve: (_state, { name, mapping }) => ({ status: "kept", name, mapping }),
  }),
  ImportProfileRemoved: profileEvent({
    ...quiet,
    type: "ImportProfileRemoved",
    facts: z.strictObject({}),
    words: NO_WORDS,
    erased: {},
    evolve: (state) => (state.status === "none" ? state : { ...state, status: "removed" }),
  }),
} as const;

export type ImportProfileEvent = EventsFrom<typeof importProfileEvents>;

export const importProfileKind: RecordKind<ImportProfileState, typeof importProfileEvents> = {
  category: "import-profile",
  initial: { status: "none" },
  events: importProfileEvents,
};

export type ImportProfileRejection = { readonly kind: "ImportProfileDoesNotExist" };

const action = actionOf<ImportProfileState, ImportProfileEvent, ImportProfileRejection, Who>();

const whoever = ["analyst", "team-leader", "administrator"] as const;

export const importProfileActions = {
  KeepImportProfile: action({
    type: "KeepImportProfile",
    who: whoever,
    clashesWith: [],
    input: z.strictObject({ name: line("The name of the profile", 100), mapping: z.string().max(LONGEST_MAPPING) }),
    may: (state) => ok(state),
    decide: (_state, { name, mapping }, { now: at, by }) => ok([{ type: "ImportProfileKept", name, mapping, at, by }]),
  }),
  RemoveImportProfile: action({
    type: "RemoveImportProfile",
    who: whoever,
    clashesWith: [],
    input: z.strictObject({}),
    may: (state) => (state.status === "kept" ? ok(state) : err({ kind: "ImportProfileDoesNotExist" })),
    decide: (state, _input, { now: at, by }) =>
      state.status === "kept"
        ? ok([{ type: "ImportProfileRemoved", at, by }])
        : err({ kind: "ImportProfileDoesNotExist" }),
  }),
} as const;

export type ImportProfileCommand = CommandsFrom<typeof importProfileActions>;
