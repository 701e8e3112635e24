import { z } from "zod";
import type { Who } from "../agreement/roles.ts";
import { actionOf, type CommandsFrom } from "../kernel/action-definition.ts";
import { type EventsFrom, eventOf, NO_WORDS } from "../kernel/event-definition.ts";
import { codeFact, idFact } from "../kernel/fact-schemas.ts";
import { idText } from "../kernel/input-schemas.ts";
import type { RecordKind } from "../kernel/record-kind.ts";
import { err, ok, type Result } from "../kernel/result.ts";
import { setAsideEvent } from "../kernel/set-aside-event.ts";

/**
 * What can be set for the whole desk, each with what holds until somebody sets it, and its bounds. Whole numbers and
 * switches only: a setting is a fact.
 */
export const SETTINGS = {
  /** Minutes without a key or pointer after which a signed-in person must give the password again; 0: never. */
  lockAfterMinutes: { initial: 15, least: 0, most: 480 },
  /** Seconds without a key or pointer after which the queue arranges itself; 0: never. */
  arrangeAfterSeconds: { initial: 30, least: 0, most: 3600 },
} as const;
export type SettingName = keyof typeof SETTINGS;
const settingName = z.enum(["lockAfterMinutes", "arrangeAfterSeconds"] as const satisfies SettingName[]);

/** What the desk is set to. It exists from the first moment: a desk nobody has set up has no agreements. */
export interface DeskSettings {
  readonly agreements: readonly string[];
  readonly settings: Readonly<Record<SettingName, number>>;
  /** How many times words were erased by order. */
  readonly erasures: number;
}

const deskEvent = eventOf<DeskSettings>();
const quiet = {
  version: 1,
  upcasts: {},
  words: NO_WORDS,
  erased: {},
  searched: [],
  moves: false,
  isHarmless: true,
  fits: () => true,
} as const;
const MOST_IN_ONE_ORDER = 100_000;

export const deskEvents = {
  CommandSetAside: setAsideEvent<DeskSettings>(),
  AgreementsChosen: deskEvent({
    ...quiet,
    type: "AgreementsChosen",
    facts: z.strictObject({ agreements: z.array(codeFact).max(200) }),
    evolve: (state, { agreements }) => ({ ...state, agreements }),
  }),
  SettingChanged: deskEvent({
    ...quiet,
    type: "SettingChanged",
    facts: z.strictObject({ setting: settingName, value: z.int() }),
    evolve: (state, { setting, value }) => ({ ...state, settings: { ...state.settings, [setting]: value } }),
  }),
  /**
   * The words of everything in `streams` recorded before it are gone, and of later events of those streams whose
   * author had not seen it; `events`: single ones, by their name, which is their command and their place in it
   * (shared-log.md): a position belongs to one log.
   */
  WordsErased: deskEvent({
    ...quiet,
    type: "WordsErased",
    facts: z.strictObject({
      streams: z.array(idFact("stream")).max(MOST_IN_ONE_ORDER),
      events: z.array(idFact("event")).max(MOST_IN_ONE_ORDER),
      /** Which request asked for it, without personal data: "2026/14". */
      order: codeFact.nullable(),
    }),
    evolve: (state) => ({ ...state, erasures: state.erasures + 1 }),
  }),
} as const;

export type DeskEvent = EventsFrom<typeof deskEvents>;

/** Its stream is the desk's own id. */
export const deskKind: RecordKind<DeskSettings, typeof deskEvents> = {
  category: "desk",
  initial: {
    agreements: [],
    settings: {
      lockAfterMinutes: SETTINGS.lockAfterMinutes.initial,
      arrangeAfterSeconds: SETTINGS.arrangeAfterSeconds.initial,
    },
    erasures: 0,
  },
  events: deskEvents,
};

/** Why the desk's own settings stay as they are. The sentences stand in `words/`. */
export type DeskRejection =
  | { readonly kind: "NoAgreementChosen" }
  | { readonly kind: "SettingUnchanged"; readonly setting: SettingName }
  | {
      readonly kind: "SettingOutOfBounds";
      readonly setting: SettingName;
      readonly least: number;
      readonly most: number;
    }
  | { readonly kind: "NothingToErase" };

type Decided = Result<readonly DeskEvent[], DeskRejection>;

const action = actionOf<DeskSettings, DeskEvent, DeskRejection, Who>();

const always = { clashesWith: [], may: (state: DeskSettings) => ok(state) } as const;

export const deskActions = {
  ChooseAgreements: action({
    ...always,
    type: "ChooseAgreements",
    who: ["administrator"],
    input: z.strictObject({ agreements: z.array(codeFact).max(200) }),
    decide: (_state, input, { now: at, by }): Decided => {
      const agreements = [...new Set(input.agreements)];
      return agreements.length === 0
        ? err({ kind: "NoAgreementChosen" })
        : ok([{ type: "AgreementsChosen", agreements, at, by }]);
    },
  }),
  ChangeSetting: action({
    ...always,
    type: "ChangeSetting",
    who: ["administrator"],
    input: z.strictObject({ setting: settingName, value: z.int() }),
    decide: (state, { setting, value }, { now: at, by }): Decided => {
      const { least, most } = SETTINGS[setting];
      if (value < least || value > most) return err({ kind: "SettingOutOfBounds", setting, least, most });
      if (state.settings[setting] === value) return err({ kind: "SettingUnchanged", setting });
      return ok([{ type: "SettingChanged", setting, value, at, by }]);
    },
  }),
  EraseWords: action({
    ...always,
    type: "EraseWords",
    who: ["administrator"],
    input: z.strictObject({
      streams: z.array(idText("stream")).max(1_000),
      events: z.array(idText("event")).max(1_000),
      order: codeFact.nullable(),
    }),
    decide: (_state, { streams, events, order }, { now: at, by }): Decided =>
      streams.length + events.length === 0
        ? err({ kind: "NothingToErase" })
        : ok([{ type: "WordsErased", streams, events, order, at, by }]),
  }),
} as const;

export type DeskCommand = CommandsFrom<typeof deskActions>;
