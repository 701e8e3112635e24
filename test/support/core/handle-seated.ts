import type { Core } from "../../../electron/core/core.ts";
import type { Answer } from "../../../shared/contract/answer.ts";
import type { SessionView } from "../../../shared/contract/views.ts";

const WINDOW = { host: "browser", connection: "a window" } as const;

/** Asks as a window does: where nobody is signed in (any more), whoever needs no password sits down, and it is asked again. */
export async function handleSeated(core: Core, name: string, input: unknown): Promise<Answer<unknown>> {
  const answer = await core.handle(name, input, WINDOW);
  if (answer.ok || answer.error.kind !== "refused" || answer.error.rejection !== "NobodySignedIn") return answer;
  // The core answers this name with the contract's type for it.
  const shown = (await core.handle("session.show", {}, WINDOW)) as Answer<SessionView>;
  const choice = shown.ok ? shown.value.choices.find(({ needsPassword }) => !needsPassword) : undefined;
  if (choice === undefined) return answer;
  await core.handle("session.signIn", { person: choice.id }, WINDOW);
  return core.handle(name, input, WINDOW);
}
