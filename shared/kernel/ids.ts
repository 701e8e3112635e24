declare const brand: unique symbol;

/** A string that was made to name one kind of thing, so a ticket id cannot be passed where a person id is meant. */
export type Id<Kind extends string> = string & { readonly [brand]: Kind };

export type TicketId = Id<"ticket">;
export type PersonId = Id<"person">;
export type StationId = Id<"station">;
/** Made by whoever sends a command, so that the same command sent twice is one. */
export type CommandId = Id<"command">;
export type WaitId = Id<"wait">;

/** Names a string as an id of one kind. The one place where the cast is made: the text has been checked by a schema or read back from our own store. */
export function asId<Kind extends string>(text: string): Id<Kind> {
  return text as Id<Kind>; // the brand exists only in the type system
}
