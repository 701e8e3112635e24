import { asId, type CommandId, type PersonId } from "../../shared/kernel/ids.ts";
import { parseReference } from "../../shared/ticket/reference.ts";
import { eraseWords } from "../core/erase-words.ts";
import type { Desk } from "../core/handler.ts";
import {
  type Command,
  CommandFailed,
  type CommandInput,
  DB_FLAG,
  JSON_FLAG,
  needed,
  optional,
  printJson,
  UsageError,
} from "./command.ts";
import { openForCommand } from "./open-for-command.ts";
import { facts } from "./table.ts";

export const eraseCommand: Command = {
  name: "erase",
  usage: "--db FILE --ticket REFERENCE --by NAME",
  summary: "Erase for ever what people said, typed and are called in a ticket; what clocks and figures need stays",
  takesFile: false,
  flags: {
    ...DB_FLAG,
    ticket: { value: "REFERENCE", help: "the ticket whose words are to go" },
    by: { value: "NAME", help: "whose order it is: somebody of this desk" },
    order: { value: "NUMBER", help: "which request asked for it, such as 2026/14; never a name, it stays for ever" },
    ...JSON_FLAG,
  },
  run: (input) => {
    if (input.files.length > 0)
      throw new UsageError(`Name the desk file with --db: ${input.files.join(" ")} is not a flag.`);
    const db = needed(input.flags, "db", "school.desk");
    const typed = needed(input.flags, "ticket", "ST-4K7-2QX");
    const by = needed(input.flags, "by", '"Asha Bello"');
    const order = orderOf(optional(input.flags, "order"));
    const reference = parseReference(typed);
    if (!reference.ok) throw new UsageError(`--ticket ${typed}: ${reference.error.message}`);
    const { desk, close } = openForCommand(db, "erase command");
    try {
      return erase(input, desk, reference.value.text, personOf(desk, by), order);
    } finally {
      close();
    }
  },
};

function erase(input: CommandInput, desk: Desk, reference: string, by: PersonId, order: string | null): 0 {
  const ticket = desk.store.findByReference(reference);
  if (ticket === undefined) throw new CommandFailed(`There is no ticket ${reference} at this desk.`);
  const commandId: CommandId = asId(desk.ids.uuid());
  const acting = { by: { kind: "person", id: by }, roles: ["administrator"] } as const;
  const named = { streams: [ticket], events: [] };
  const done = eraseWords(desk, { commandId, acting, ...named, order });
  if (!done.ok) throw new CommandFailed(done.error.message);
  const { erased } = done.value;
  if (input.flags["json"] === true) printJson(input, { file: desk.store.file, reference, erased, order });
  else input.output.out(text(reference, erased));
  return 0;
}

function text(reference: string, erased: number): string {
  const rows = [
    ["Ticket", reference],
    ["Events", `${erased} emptied of their words`],
  ] as const;
  const after =
    "The words are gone from this file, its search and its lists. Backups made before still hold them: delete those, or make new ones.";
  return `${facts(rows)}\n\n${after}`;
}

/** @throws UsageError where it could hold a sentence: it is kept for ever. */
function orderOf(typed: string | undefined): string | null {
  if (typed === undefined) return null;
  if (/^[\p{L}\p{N}][\p{L}\p{N}_.:/+-]{0,59}$/u.test(typed)) return typed;
  throw new UsageError(`--order: "${typed}" is no number of a request, such as 2026/14. It stays for ever.`);
}

/** @throws CommandFailed where nobody, or more than one, goes by that name. */
function personOf(desk: Desk, name: string): PersonId {
  const [found, ...others] = [...desk.directory.people].filter(
    ([, person]) => person.status === "here" && person.name === name,
  );
  if (found === undefined) throw new CommandFailed(`Nobody at this desk is called "${name}".`);
  if (others.length > 0) throw new CommandFailed(`More than one person at this desk is called "${name}".`);
  return asId<"person">(found[0]);
}
