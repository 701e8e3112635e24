import { useEffect, useState } from "react";
import type { KnownCaller } from "../../../shared/contract/views.ts";
import { useDesk } from "../../stores/desk-context.tsx";

/** Names are short and typed fast: less than the pause between two words. */
const ASK_AFTER_MS = 120;
const FROM_LETTERS = 2;
/** As much as the contract takes. */
const MOST_LETTERS = 200;

/** Who called before under a name that begins like this; nobody while `isSettled`. */
export function useKnownCallers(name: string, site: string, isSettled: boolean): readonly KnownCaller[] {
  const { client } = useDesk();
  const [callers, setCallers] = useState<readonly KnownCaller[]>([]);
  const text = name.trim().slice(0, MOST_LETTERS);
  useEffect(() => {
    if (isSettled || text.length < FROM_LETTERS) return setCallers([]);
    let isCurrent = true;
    const timer = window.setTimeout(() => {
      void client.request("caller.find", { text, site: site.slice(0, MOST_LETTERS) }).then((answer) => {
        if (isCurrent && answer.ok) setCallers(answer.value);
      });
    }, ASK_AFTER_MS);
    return () => {
      isCurrent = false;
      window.clearTimeout(timer);
    };
  }, [client, text, site, isSettled]);
  return callers;
}
