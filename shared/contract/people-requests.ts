import { z } from "zod";
import { PersonCommand } from "../person/person-actions.ts";
import { answering } from "./answering.ts";
import type { PeopleView, PersonDone, WordsErased } from "./people-views.ts";

/** Requests about who works at this desk, and about what is known of anybody. */
export const peopleRequests = {
  /** Everybody who works or worked here, with what happened to each. */
  "people.list": answering<PeopleView>()(z.strictObject({})),
  "people.command": answering<PersonDone>()(
    z.strictObject({
      commandId: z.uuid(),
      personId: z.uuid(),
      /** The version the person was looking at; a mismatch that matters is answered `conflict`. */
      expectedVersion: z.int().min(0).optional(),
      command: PersonCommand,
    }),
  ),
  /** Erases for ever what was said, typed and called in these records; clocks and figures stay. */
  "words.erase": answering<WordsErased>()(
    z.strictObject({
      commandId: z.uuid(),
      records: z.array(z.uuid()).min(1, "Say what is to be erased.").max(1_000),
      /** Which request asked for it: it stays for ever, so it may hold no name. */
      order: z
        .string()
        .trim()
        .max(60)
        .regex(
          /^([\p{N}][\p{L}\p{N}_.:/+-]{0,59})?$/u,
          "Give the number of the request, such as 2026/14, or nothing: it stays for ever.",
        )
        .default(""),
    }),
  ),
} as const;
