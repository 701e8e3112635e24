import { useEffect, useState } from "react";
import type { WallboardView } from "../../../shared/contract/wallboard-view.ts";
import { useDesk } from "../../stores/desk-context.tsx";

/** Asked this often though nothing was pushed: a promise falls due by itself. */
const ASK_EVERY_MS = 15_000;
/** Many changes at once are one. */
const SETTLE_MS = 400;

export interface Wallboard {
  readonly view: WallboardView | null;
  /** Why the last asking brought nothing new; null where it did. */
  readonly problem: string | null;
}

/** What stands on the wall, asked anew as long as it is shown. The last that came stays, with its age. */
export function useWallboard(): Wallboard {
  const { client } = useDesk();
  const [shown, setShown] = useState<Wallboard>({ view: null, problem: null });
  useEffect(() => {
    let isCurrent = true;
    let settling = 0;
    const ask = async (): Promise<void> => {
      const answer = await client.request("wallboard.show", {});
      if (!isCurrent) return;
      setShown((before) =>
        answer.ok ? { view: answer.value, problem: null } : { view: before.view, problem: answer.error.message },
      );
    };
    const soon = (): void => {
      window.clearTimeout(settling);
      settling = window.setTimeout(() => void ask(), SETTLE_MS);
    };
    void ask();
    const every = window.setInterval(() => void ask(), ASK_EVERY_MS);
    const stop = client.subscribe(({ name }) => {
      if (name === "tickets.changed" || name === "timers.checked" || name === "stream.resynced") soon();
    });
    return () => {
      isCurrent = false;
      window.clearTimeout(settling);
      window.clearInterval(every);
      stop();
    };
  }, [client]);
  return shown;
}
