import type { Push } from "../../shared/contract/contract.ts";
import { type DeskTrouble, type DeskTroubles, troubleKey } from "../../shared/contract/troubles.ts";

/** Nobody reads more; the number of all is told with them. */
const MOST_TOLD = 50;
/** A file damaged all over: what lies beyond is counted no more. */
const MOST_KEPT = 10_000;

/** What is wrong with the desk now, told to every window. */
export interface Troubles {
  /** Told once however often it is raised. */
  raise(trouble: DeskTrouble): void;
  /** It is over. */
  settle(key: string): void;
  told(): DeskTroubles;
}

/** Windows are told once for everything that is raised in one go. */
export function createTroubles(publish: (push: Push) => void): Troubles {
  let kept = new Map<string, DeskTrouble>();
  let isToBeTold = false;
  const told = (): DeskTroubles => ({ told: [...kept.values()].slice(0, MOST_TOLD), count: kept.size });
  const tell = (): void => {
    if (isToBeTold) return;
    isToBeTold = true;
    queueMicrotask(() => {
      isToBeTold = false;
      publish({ name: "troubles.changed", data: told() });
    });
  };
  return {
    raise: (trouble) => {
      const key = troubleKey(trouble);
      if (kept.has(key) || kept.size >= MOST_KEPT) return;
      // Without a file to store in, nothing else matters as much.
      if (trouble.kind === "file-lost") kept = new Map([[key, trouble], ...kept]);
      else kept.set(key, trouble);
      tell();
    },
    settle: (key) => {
      if (kept.delete(key)) tell();
    },
    told,
  };
}
