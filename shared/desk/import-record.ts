import { z } from "zod";
import type { Who } from "../agreement/roles.ts";
import { actionOf, type CommandsFrom } from "../kernel/action-definition.ts";
import { ERASED, type EventsFrom, eventOf } from "../kernel/event-definition.ts";
import { codeFact } from "../kernel/fact-schemas.ts";
import { line } from "../kernel/input-schemas.ts";
import type { RecordKind } from "../kernel/record-kind.ts";
import { err, ok } from "../kernel/result.ts";
import { setAsideEvent } from "../kernel/set-aside-event.ts";

/** A file whose records were brought in. Its events' actor is this record's id: the file's name stays here, where it can be erased. */
export type ImportState =
  | { readonly status: "none" }
  | {
      readonly status: "begun";
      readonly fileName: string;
      readonly broughtInBy: string;
      readonly profile: string;
      readonly agreement: string;
    };

const importEvent = eventOf<ImportState>();

export const importEvents = {
  CommandSetAside: setAsideEvent<ImportState>(),
  ImportBegun: importEvent({
    type: "ImportBegun",
    version: 1,
    upcasts: {},
    facts: z.strictObject({ profile: codeFact, agreement: codeFact }),
    words: z.strictObject({ fileName: z.string().max(300), broughtInBy: z.string().max(200) }),
    erased: { fileName: ERASED, broughtInBy: ERASED },
    searched: ["fileName"],
    moves: false,
    isHarmless: true,
    fits: () => true,
    evolve: (state, { fileName, profile, agreement, broughtInBy }) =>
      state.status === "none" ? { status: "begun", fileName, profile, agreement, broughtInBy } : state,
  }),
} as const;

export type ImportEvent = EventsFrom<typeof importEvents>;

export const importKind: RecordKind<ImportState, typeof importEvents> = {
  category: "import",
  initial: { status: "none" },
  events: importEvents,
};

export type ImportRejection = { readonly kind: "ImportAlreadyBegun"; readonly fileName: string };

const action = actionOf<ImportState, ImportEvent, ImportRejection, Who>();

export const importActions = {
  BeginImport: action({
    type: "BeginImport",
    who: ["analyst", "team-leader", "administrator"],
    clashesWith: [],
    input: z.strictObject({
      fileName: line("The file's name", 300),
      profile: codeFact,
      agreement: codeFact,
      broughtInBy: line("Who brings it in"),
    }),
    may: (state) =>
      state.status === "none" ? ok(state) : err({ kind: "ImportAlreadyBegun", fileName: state.fileName }),
    decide: (state, { fileName, profile, agreement, broughtInBy }, { now: at, by }) =>
      state.status === "none"
        ? ok([{ type: "ImportBegun", fileName, profile, agreement, broughtInBy, at, by }])
        : err({ kind: "ImportAlreadyBegun", fileName: state.fileName }),
  }),
} as const;

export type ImportCommand = CommandsFrom<typeof importActions>;
