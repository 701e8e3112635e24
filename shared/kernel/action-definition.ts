import type { z } from "zod";
import type { RecordContext } from "./record-context.ts";
import type { Result } from "./result.ts";

/**
 * One thing that can be asked of a record, whole. The table of deciders, what a screen offers and why not, what the
 * timers alone may do, and what is kept when a shared desk decides anew are derived from it.
 *
 * `Around`: what a rule may look at besides the record (its agreement, a calendar, the moment in question).
 * `Context`: `Around` and who acts, with ids made for this command. `Who`: the roles of the desk, or `timer`.
 */
export interface ActionDefinition<
  State,
  Type extends string,
  Input extends z.ZodType,
  Around,
  Context extends Around,
  Event,
  Rejection,
  Who extends string,
> {
  readonly type: Type;
  /** What it is filled in with, without its type. */
  readonly input: Input;
  /** Whoever has one of these roles may do it; `timer` alone: nobody but the desk's own timers. */
  readonly who: readonly Who[];
  /** Types of events which, come unseen from another console, make this ask again rather than be decided anew in silence. */
  readonly clashesWith: readonly string[];
  /** Whether it could succeed now whatever it is filled in with, or why not. `decide` asks the same first. */
  may(state: State, around: Around): Result<unknown, Rejection>;
  /** What comes of it: at least one event, built field by field, or the reason why nothing does. Throws only for our own bugs. */
  decide(state: State, input: z.output<Input>, context: Context): Result<readonly Event[], Rejection>;
}

/** `actionOf<Person, PersonEvent, PersonRejection, Role>()({ type: "RenamePerson", ... })`: the rest is inferred. */
export function actionOf<
  State,
  Event,
  Rejection,
  Who extends string,
  Around = RecordContext,
  Context extends Around = Around,
>() {
  return <Type extends string, Input extends z.ZodType>(
    definition: ActionDefinition<State, Type, Input, Around, Context, Event, Rejection, Who>,
  ): ActionDefinition<State, Type, Input, Around, Context, Event, Rejection, Who> => definition;
}

/** The command one definition takes: its type and what it is filled in with. */
export type CommandFrom<Definition> =
  Definition extends ActionDefinition<never, infer Type, infer Input, never, never, unknown, unknown, string>
    ? Readonly<{ type: Type } & FilledIn<z.output<Input>>>
    : never;

/** An action that is filled in with nothing reads as "no field may be there"; beside its type it means nothing more. */
export type FilledIn<Input> = string extends keyof Input ? unknown : Input;

/** The union of all commands of a table of definitions. */
export type CommandsFrom<Definitions> = {
  [Type in keyof Definitions]: CommandFrom<Definitions[Type]>;
}[keyof Definitions];
