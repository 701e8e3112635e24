import type { Core } from "../../../electron/core/core.ts";
import type { Answer } from "../../../shared/contract/answer.ts";
import type { SessionView } from "../../../shared/contract/views.ts";

const WINDOW = { host: "browser", connection: "a window" } as const;

/** Asks as a window does: where nobody is signed in (any more), whoever needs no password sits down, and it is asked again. */
export async function handleSeated(core: Core, name: string, input: unknown): Promise<Answer<unknown>> {
  // Everybody is told how the desk is, and whoever sits there the more.
  if (name === "desk.status") await sitDown(core);
  const answer = await core.handle(name, input, WINDOW);
  if (answer.ok || answer.error.kind !== "refused" || answer.error.rejection !== "NobodySignedIn") return answer;
  return (await sitDown(core)) ? core.handle(name, input, WINDOW) : answer;
}

/** Whether there was somebody who needs no password, where nobody sat. */
async function sitDown(core: Core): Promise<boolean> {
  // The core answers this name with the contract's type for it.
  const shown = (await core.handle("session.show", {}, WINDOW)) as Answer<SessionView>;
  if (!shown.ok || shown.value.person !== null) return false;
  const choice = shown.value.choices.find(({ needsPassword }) => !needsPassword);
  if (choice === undefined) return false;
  await core.handle("session.signIn", { person: choice.id }, WINDOW);
  return true;
}
