import type { Id, PersonId } from "./ids.ts";
import type { Instant } from "./instant.ts";

export type ImportId = Id<"import">;

/**
 * Who did it: a person who signed in, the desk's own timers, or an import that keeps what another tool recorded.
 * Ids only: an actor stands in the facts of every event for ever, so what people are called and files are named lies
 * with the people and imports themselves, where it can be erased.
 */
export type Actor =
  | { readonly kind: "person"; readonly id: PersonId }
  | { readonly kind: "timer" }
  | { readonly kind: "import"; readonly id: ImportId };

/** Every event says when it happened (not when it was recorded: that is the store's) and who did it. */
export interface EventMeta {
  readonly at: Instant;
  readonly by: Actor;
}
