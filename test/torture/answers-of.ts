import type { DeskBridge } from "../../shared/contract/bridge.ts";
import type { RequestInput, RequestName } from "../../shared/contract/contract.ts";

/** What a desk answers to everything people ask of it that is worth comparing. */
export interface Answers {
  readonly answers: Readonly<Record<string, unknown>>;
  /** Somebody at the screen was told that something is wrong. */
  readonly told: boolean;
}

const ALL = ["unverified", "open", "resolved", "closed"] as const;
const TEXTS = ["printer", "zurich", "rang back", "fé", "🔥", "switch", "st"];

export async function answersOf(bridge: DeskBridge): Promise<Answers> {
  const answers: Record<string, unknown> = {};
  let told = false;
  const ask = async <Name extends RequestName>(name: Name, input: RequestInput<Name>, key: string = name) => {
    const answer = await bridge.request(name, input);
    if (!answer.ok) told = true;
    answers[key] = answer.ok ? answer.value : "refused";
    return answer.ok ? answer.value : null;
  };
  const status = await ask("desk.status", {});
  if (status !== null) {
    told ||= status.troubles.count > 0;
    const { people, sites, agreementsInUse, isSetUp } = status;
    answers["desk.status"] = { people, sites, agreementsInUse, isSetUp };
  }
  const queue = await ask("queue.list", { filter: { statuses: [...ALL] }, limit: 1_000 });
  answers["queue.list"] = queue?.rows;
  await ask("queue.counts", { filter: {} });
  await ask("view.list", {});
  await ask("caller.find", { text: "jo" });
  for (const text of TEXTS) {
    const found = await ask("queue.list", { filter: { statuses: [...ALL], text } }, `found ${text}`);
    answers[`found ${text}`] = found?.rows.map(({ id }) => id);
  }
  for (const { id } of queue?.rows ?? []) {
    const view = await ask("ticket.open", { id }, `ticket ${id}`);
    if (view !== null && view.readOnlyBecause !== null) told = true;
  }
  return { answers, told };
}
