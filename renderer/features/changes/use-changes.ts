import { useEffect, useState } from "react";
import type { ChangeFilter } from "../../../shared/contract/change-requests.ts";
import type { BoardsView, ChangePage, ChangeView } from "../../../shared/contract/change-views.ts";
import { useDesk } from "../../stores/desk-context.tsx";

/** Many changes at once are one. */
const SETTLE_MS = 300;

export interface Asked<Value> {
  readonly value: Value | null;
  readonly problem: string | null;
  /** Asks again: after something was done here. */
  readonly again: () => void;
}

/** Asks now, and again whenever anything on the desk changes. `key` names what is asked for: another one starts afresh. */
function useAsked<Value>(key: string, ask: () => Promise<{ value: Value } | { problem: string }>): Asked<Value> {
  const { client } = useDesk();
  const [shown, setShown] = useState<{ key: string; value: Value | null; problem: string | null }>({
    key: "",
    value: null,
    problem: null,
  });
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    let isCurrent = true;
    let settling = 0;
    const load = async (): Promise<void> => {
      const answer = await ask();
      if (!isCurrent) return;
      setShown((before) =>
        "value" in answer
          ? { key, value: answer.value, problem: null }
          : { key, value: before.key === key ? before.value : null, problem: answer.problem },
      );
    };
    void load();
    const stop = client.subscribe(() => {
      window.clearTimeout(settling);
      settling = window.setTimeout(() => void load(), SETTLE_MS);
    });
    return () => {
      isCurrent = false;
      window.clearTimeout(settling);
      stop();
    };
    // `ask` is made anew with every render; `key` says what it asks for.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [client, key, turn]);
  const isOld = shown.key !== key;
  return {
    value: isOld ? null : shown.value,
    problem: isOld ? null : shown.problem,
    again: () => setTurn((before) => before + 1),
  };
}

/** The changes of one list. */
export function useChanges(list: ChangeFilter["list"], text: string): Asked<ChangePage> {
  const { client } = useDesk();
  return useAsked(`${list} ${text}`, async () => {
    const answer = await client.request("change.list", { filter: { list, text } });
    return answer.ok ? { value: answer.value } : { problem: answer.error.message };
  });
}

/** One change whole. */
export function useChange(id: string): Asked<ChangeView> {
  const { client } = useDesk();
  return useAsked(id, async () => {
    const answer = await client.request("change.open", { id });
    return answer.ok ? { value: answer.value } : { problem: answer.error.message };
  });
}

/** The boards of the desk. */
export function useBoards(): Asked<BoardsView> {
  const { client } = useDesk();
  return useAsked("boards", async () => {
    const answer = await client.request("board.list", {});
    return answer.ok ? { value: answer.value } : { problem: answer.error.message };
  });
}
