import { z } from "zod";
import { ROLES, type Who } from "../../../shared/agreement/roles.ts";
import type { ActionDefinition, CommandsFrom } from "../../../shared/kernel/action-definition.ts";
import type { Actor } from "../../../shared/kernel/actor.ts";
import { ERASED, type EventsFrom, eventOf, NO_WORDS } from "../../../shared/kernel/event-definition.ts";
import { codeFact, idFact, instantFact } from "../../../shared/kernel/fact-schemas.ts";
import type { RecordKind } from "../../../shared/kernel/record-kind.ts";
import { err, ok } from "../../../shared/kernel/result.ts";

/** A record of no use to anybody: a lamp that is labelled, switched on and off, and reminded of. */
export interface Lamp {
  readonly label: string;
  readonly isOn: boolean;
  readonly reminders: number;
}

const lampEvent = eventOf<Lamp>();

export const lampEvents = {
  LampLabelled: lampEvent({
    type: "LampLabelled",
    version: 2,
    // Version 1 called the label "name".
    upcasts: { 1: ({ facts, words }) => ({ facts, words: words && { label: words["name"] } }) },
    facts: z.strictObject({ colour: codeFact.optional() }),
    words: z.strictObject({ label: z.string().max(200) }),
    erased: { label: ERASED },
    searched: ["label"],
    moves: false,
    isHarmless: true,
    fits: () => true,
    evolve: (lamp, { label }) => ({ ...lamp, label }),
  }),
  LampSwitched: lampEvent({
    type: "LampSwitched",
    version: 1,
    upcasts: {},
    facts: z.strictObject({
      isOn: z.boolean(),
      room: idFact("room").optional(),
      until: instantFact.optional(),
    }),
    words: NO_WORDS,
    erased: {},
    searched: [],
    moves: true,
    isHarmless: false,
    fits: () => true,
    evolve: (lamp, { isOn }) => ({ ...lamp, isOn }),
  }),
  LampReminded: lampEvent({
    type: "LampReminded",
    version: 1,
    upcasts: {},
    facts: z.strictObject({}),
    words: NO_WORDS,
    erased: {},
    searched: [],
    moves: false,
    isHarmless: true,
    fits: (lamp) => lamp.isOn,
    evolve: (lamp) => ({ ...lamp, reminders: lamp.reminders + 1 }),
  }),
} as const;

export type LampEvent = EventsFrom<typeof lampEvents>;

export const lampKind: RecordKind<Lamp, typeof lampEvents> = {
  category: "lamp",
  initial: { label: "", isOn: false, reminders: 0 },
  events: lampEvents,
};

interface Evening {
  readonly isDark: boolean;
}
interface LampContext extends Evening {
  readonly at: number;
  readonly by: Actor;
}

const switchLamp: ActionDefinition<
  Lamp,
  "SwitchLamp",
  z.ZodObject<{ isOn: z.ZodBoolean }>,
  Evening,
  LampContext,
  LampEvent,
  string,
  Who
> = {
  type: "SwitchLamp",
  input: z.object({ isOn: z.boolean() }),
  who: ROLES.filter((role) => role !== "wallboard"),
  clashesWith: ["LampSwitched"],
  may: (lamp, { isDark }) => (isDark || lamp.isOn ? ok(lamp) : err("It is not dark.")),
  decide: (lamp, { isOn }, { at, by }) =>
    lamp.isOn === isOn ? err("It is so already.") : ok([{ type: "LampSwitched", isOn, at, by }]),
};

export const lampActions = { SwitchLamp: switchLamp } as const;
export type LampCommand = CommandsFrom<typeof lampActions>;
