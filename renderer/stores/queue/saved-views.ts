import { QueueFilter } from "../../../shared/contract/queue-filter.ts";
import type { SavedView } from "../../../shared/contract/views.ts";
import type { QueueDesk } from "./queue-desk.ts";
import { filterRequest } from "./queue-filter.ts";

/** The filter of a saved view; undefined when it was saved by a version that knew other filters. */
export function filterOf(view: SavedView): QueueFilter | undefined {
  try {
    const parsed = QueueFilter.safeParse(JSON.parse(view.filter));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

export async function loadViews(desk: QueueDesk): Promise<void> {
  const answer = await desk.client.request("view.list", {});
  if (answer.ok) desk.queue.setState({ savedViews: answer.value });
}

/** Saves what is shown now under a name. @returns the sentence to show when it was refused. */
export async function saveView(desk: QueueDesk, name: string): Promise<string | null> {
  const filter = filterRequest(desk.queue.getState().filter, null);
  const answer = await desk.client.request("view.save", { id: crypto.randomUUID(), name, filter });
  if (!answer.ok) return answer.error.message;
  desk.queue.setState({ savedViews: answer.value });
  return null;
}

export async function removeView(desk: QueueDesk, id: string): Promise<string | null> {
  const answer = await desk.client.request("view.remove", { id });
  if (!answer.ok) return answer.error.message;
  desk.queue.setState({ savedViews: answer.value });
  return null;
}
