import { useEffect, useEffectEvent, useState } from "react";
import type { Answer } from "../../shared/contract/answer.ts";
import type { QueueRow } from "../../shared/contract/queue-row.ts";
import { useDesk } from "./desk-context.tsx";

/** Long enough not to ask at every letter, short enough to be there when the caller draws breath. */
const ASK_AFTER_MS = 300;
const MOST = 6;
const NONE: readonly QueueRow[] = [];

/** Open tickets that sound like this, those of the same site first; of an open ticket, without itself. */
export function useSimilar(text: string, site: string, exceptId?: string): readonly QueueRow[] {
  const { client } = useDesk();
  const asked = text.trim().length < 3 ? "" : text.slice(0, 500);
  const rows = useAsked(`${asked}\n${site}`, asked === "", () =>
    client.request("ticket.similar", { text: asked, site: site.slice(0, 200) }),
  );
  return rows.filter(({ id }) => id !== exceptId).slice(0, MOST);
}

/** What somebody of this name called about before, the newest first, whatever became of it. */
export function useEarlierCalls(caller: string, exceptId?: string): readonly QueueRow[] {
  const { client } = useDesk();
  const name = caller.trim().slice(0, 200);
  const rows = useAsked(name, name.length < 3, async () => {
    const filter = { statuses: ["unverified", "open", "resolved", "closed"] as const, text: name };
    const answer = await client.request("queue.list", {
      filter: { ...filter, statuses: [...filter.statuses] },
      offset: 0,
      limit: 80,
    });
    return answer.ok ? { ok: true as const, value: answer.value.rows } : answer;
  });
  const isTheirs = (row: QueueRow): boolean => row.id !== exceptId && row.caller.toLowerCase() === name.toLowerCase();
  return rows
    .filter(isTheirs)
    .toSorted((one, other) => other.loggedAt - one.loggedAt)
    .slice(0, MOST);
}

/** Asks a moment after what is asked about last changed; an answer to an older question is not shown. */
function useAsked(
  question: string,
  isNothing: boolean,
  ask: () => Promise<Answer<readonly QueueRow[]>>,
): readonly QueueRow[] {
  const [rows, setRows] = useState(NONE);
  const asking = useEffectEvent(ask);
  useEffect(() => {
    if (isNothing) return setRows(NONE);
    let isCurrent = true;
    const timer = setTimeout(() => {
      void asking().then((answer) => {
        if (isCurrent && answer.ok) setRows(answer.value);
      });
    }, ASK_AFTER_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [question, isNothing]);
  return rows;
}
