import { useState } from "react";
import type { Answer } from "../../../shared/contract/answer.ts";
import { useDesk } from "../desk-context.tsx";
import { refusalWords } from "./refusal-words.ts";

export interface CommandRun {
  readonly isBusy: boolean;
  /** Why what was sent last was refused, in a sentence for beside its button; null while nothing is. */
  readonly refusal: string | null;
  /** Sends one thing at a time. `button`: what was pressed, to be named where nobody answered. Null: something is on its way. */
  send<Value>(button: string, ask: () => Promise<Answer<Value>>): Promise<Answer<Value> | null>;
  /** What was refused is being changed. */
  forgive(): void;
}

/** Asking the desk to do something: what is on its way, and what became of it. */
export function useCommand(): CommandRun {
  const { client } = useDesk();
  const [isBusy, setIsBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  return {
    isBusy,
    refusal,
    forgive: () => setRefusal(null),
    async send(button, ask) {
      if (isBusy) return null;
      setIsBusy(true);
      // A second refusal in the same words is announced again.
      setRefusal(null);
      try {
        const answer = await ask();
        if (!answer.ok) setRefusal(refusalWords(client, answer.error, button));
        return answer;
      } finally {
        setIsBusy(false);
      }
    },
  };
}
