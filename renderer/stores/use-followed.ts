import { useEffect, useEffectEvent, useState } from "react";
import type { Answer } from "../../shared/contract/answer.ts";
import type { PushName } from "../../shared/contract/contract.ts";
import { useDesk } from "./desk-context.tsx";

/** Many changes at once, as in an import, are one. */
const SETTLE_MS = 400;

export interface Followed<Value> {
  /** The answer to this very question; null until it is there. */
  readonly value: Value | null;
  /** What was answered last, perhaps to the question before. */
  readonly last: Value | null;
  /** Why the last asking brought nothing; null where it did. */
  readonly problem: string | null;
  /** Asks again: after something was done here. */
  readonly again: () => void;
}

interface Held<Value> {
  readonly question: string;
  readonly value: Value | null;
  readonly problem: string | null;
}

/**
 * Asks the desk now, and again whenever it tells of something the answer may rest on.
 * @param question names what `ask` asks for: another one is asked afresh.
 * @param everyMs asks this often besides, where time alone changes the answer.
 */
export function useFollowed<Value>(
  question: string,
  ask: () => Promise<Answer<Value>>,
  on: readonly PushName[],
  everyMs?: number,
): Followed<Value> {
  const { client } = useDesk();
  const [held, setHeld] = useState<Held<Value>>({ question, value: null, problem: null });
  const [turn, setTurn] = useState(0);
  const asking = useEffectEvent(ask);
  const concerns = useEffectEvent((name: PushName) => name === "stream.resynced" || on.includes(name));
  useEffect(() => {
    let isCurrent = true;
    let settling = 0;
    const load = async (): Promise<void> => {
      const answer = await asking();
      if (!isCurrent) return;
      setHeld((before) =>
        answer.ok
          ? { question, value: answer.value, problem: null }
          : { question, value: before.question === question ? before.value : null, problem: answer.error.message },
      );
    };
    void load();
    const every = everyMs === undefined ? 0 : window.setInterval(() => void load(), everyMs);
    const stop = client.subscribe(({ name }) => {
      if (!concerns(name)) return;
      window.clearTimeout(settling);
      settling = window.setTimeout(() => void load(), SETTLE_MS);
    });
    return () => {
      isCurrent = false;
      window.clearTimeout(settling);
      window.clearInterval(every);
      stop();
    };
  }, [client, question, turn, everyMs]);
  const isOwn = held.question === question;
  return {
    value: isOwn ? held.value : null,
    last: held.value,
    problem: isOwn ? held.problem : null,
    again: () => setTurn((before) => before + 1),
  };
}
