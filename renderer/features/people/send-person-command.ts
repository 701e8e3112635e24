import type { Answer } from "../../../shared/contract/answer.ts";
import type { PersonDone } from "../../../shared/contract/people-views.ts";
import type { PersonCommand } from "../../../shared/person/person-actions.ts";
import type { Client } from "../../client/client.ts";

/**
 * Asks for changes of one person, one after the other; the first that is refused is the answer. `onDone`: what is stored
 * stays stored, so that a second try asks only for the rest.
 */
export async function sendPersonCommands(
  client: Client,
  personId: string,
  commands: readonly PersonCommand[],
  version: number | undefined,
  onDone: (command: PersonCommand) => void = () => undefined,
): Promise<Answer<PersonDone | null>> {
  let last: Answer<PersonDone | null> = { ok: true, value: null };
  let expectedVersion = version;
  for (const command of commands) {
    last = await client.request("people.command", {
      commandId: crypto.randomUUID(),
      personId,
      ...(expectedVersion === undefined ? {} : { expectedVersion }),
      command,
    });
    if (!last.ok) return last;
    expectedVersion = last.value?.version;
    onDone(command);
  }
  return last;
}
