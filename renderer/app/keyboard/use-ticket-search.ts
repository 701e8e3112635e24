import { useEffect, useState } from "react";
import type { QueueRow } from "../../../shared/contract/queue-row.ts";
import { useDesk } from "../../stores/desk-context.tsx";

const WAIT_MS = 90;
const SHOWN = 8;

/** Tickets in any state whose text or reference holds what was typed. Any string is a search. */
export function useTicketSearch(text: string): readonly QueueRow[] {
  const { client } = useDesk();
  const [found, setFound] = useState<readonly QueueRow[]>([]);
  const wanted = text.trim();
  useEffect(() => {
    let isCurrent = true;
    if (wanted === "") {
      setFound([]);
      return;
    }
    const search = async (): Promise<void> => {
      const statuses = ["unverified", "open", "resolved", "closed"] as const;
      const filter = { text: wanted.slice(0, 500), statuses: [...statuses] };
      const answer = await client.request("queue.list", { filter, offset: 0, limit: SHOWN });
      if (isCurrent) setFound(answer.ok ? answer.value.rows : []);
    };
    const timer = setTimeout(() => void search(), WAIT_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [client, wanted]);
  return found;
}
