import type { Answer, Refusal } from "../../../shared/contract/answer.ts";
import type { QueueFilter } from "../../../shared/contract/queue-filter.ts";
import type { SavedView } from "../../../shared/contract/views.ts";
import type { QueueDesk } from "./queue-desk.ts";
import { filterRequest, isNarrowed } from "./queue-filter.ts";

/** The saved view that shows exactly what this filter shows; undefined when none does. */
export function viewOf(views: readonly SavedView[], filter: QueueFilter): SavedView | undefined {
  const wanted = fingerprint(filter);
  return views.find(({ filter: saved }) => saved !== null && fingerprint(saved) === wanted);
}

/** Equal for filters that show the same: who "me" is and the order of choices do not matter. */
function fingerprint({ view, agreements, priorities, statuses, kinds, owners, sites, text }: QueueFilter): string {
  const lists = [agreements, priorities, statuses, kinds, owners, sites].map((list) => [...list].sort());
  return JSON.stringify([view, text.trim(), ...lists]);
}

export async function loadViews(desk: QueueDesk): Promise<void> {
  const answer = await desk.client.request("view.list", {});
  if (answer.ok) desk.queue.setState({ savedViews: answer.value });
}

const NOTHING_TO_KEEP: Refusal = {
  kind: "refused",
  message: "Every open ticket is shown, which is the view All. Filter, search or choose a view first.",
  rejection: "NothingToKeep",
};

/** Saves what is shown now under a name. */
export async function saveView(desk: QueueDesk, name: string): Promise<Answer<readonly SavedView[]>> {
  const shown = desk.queue.getState().filter;
  if (!isNarrowed(shown) && shown.view === "all") return { ok: false, error: NOTHING_TO_KEEP };
  const filter = filterRequest(shown, null);
  const answer = await desk.client.request("view.save", { id: crypto.randomUUID(), name, filter });
  if (answer.ok) desk.queue.setState({ savedViews: answer.value });
  return answer;
}

export async function removeView(desk: QueueDesk, id: string): Promise<string | null> {
  const answer = await desk.client.request("view.remove", { id });
  if (!answer.ok) return answer.error.message;
  desk.queue.setState({ savedViews: answer.value });
  return null;
}
