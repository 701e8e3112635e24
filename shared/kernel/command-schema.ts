import { z } from "zod";
import type { CommandsFrom, FilledIn } from "./action-definition.ts";

/** An action as far as its command's schema is concerned. */
interface Asked {
  readonly type: string;
  readonly input: z.ZodObject;
}

/** What may be sent as a command, before its schema has filled in what may be left out. */
export type CommandsGiven<Actions extends Readonly<Record<string, Asked>>> = {
  [Type in keyof Actions]: Readonly<{ type: Type } & FilledIn<z.input<Actions[Type]["input"]>>>;
}[keyof Actions];

/** The schema of any command of a kind of record, made of the schemas of its actions. `what`: "a change", for the refusal. */
export function commandSchema<Actions extends Readonly<Record<string, Asked>>>(
  actions: Actions,
  what: string,
): z.ZodType<CommandsFrom<Actions>, CommandsGiven<Actions>> {
  const schemas = Object.values(actions).map(({ type, input }) => input.safeExtend({ type: z.literal(type) }));
  // There is at least one action of every kind of record.
  return z.discriminatedUnion("type", schemas as [(typeof schemas)[number]], {
    error: `This is nothing that can be asked of ${what}: update Deskwatch on this computer.`,
    // The loop above loses which input belongs to which type; the two types are made of the same table.
  }) as unknown as z.ZodType<CommandsFrom<Actions>, CommandsGiven<Actions>>;
}
