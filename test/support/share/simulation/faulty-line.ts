import type { Base, OfferedCommand, SharedLog } from "../../../../electron/core/sharing/shared-log.ts";
import type { Random } from "../../../../electron/example/random.ts";
import type { Plant } from "./plants.ts";

/** The way between one console and the shared log: it loses, delays and doubles. */
export interface FaultyLine extends SharedLog {
  isOff: boolean;
  /** From now on everything goes through. */
  heal(): void;
}

class Lost extends Error {
  override readonly name = "Lost";
}

export interface LineParts {
  readonly log: SharedLog;
  readonly random: Random;
  readonly plant: Plant | null;
  /** Keeps a call that arrives some steps later. */
  readonly delay: (call: () => Promise<unknown>) => void;
  /** Somebody else comes between a pull and the push after it. */
  readonly between: () => Promise<void>;
  readonly freshId: () => string;
  /** Hears of everything that is sent. */
  readonly sent: (base: Base, commands: readonly OfferedCommand[]) => void;
}

/** One message in `n` meets each fault. */
const ONE_IN = 7;

export function faultyLine({ log, random, plant, delay, between, freshId, sent }: LineParts): FaultyLine {
  let isHealed = false;
  const isBad = (): boolean => !isHealed && random.below(ONE_IN) === 0;
  const go = (): void => {
    if (line.isOff) throw new Lost("The line is down.");
  };
  const line: FaultyLine = {
    isOff: false,
    heal: () => {
      isHealed = true;
      line.isOff = false;
    },
    head: async () => {
      go();
      return log.head();
    },
    stations: async () => {
      go();
      return log.stations();
    },
    pull: async (after, most) => {
      go();
      if (isBad()) throw new Lost("The answer was lost.");
      const events = await log.pull(after, isHealed ? most : 1 + random.below(9));
      return plant === "cursor by sequence without the lock" && random.below(9) === 0
        ? events.filter(({ position }) => position !== after + 1)
        : events;
    },
    append: async (base, offered) => {
      go();
      if (!isHealed && random.below(3) === 0) await between();
      const commands =
        plant === "retry without id" ? offered.map((one) => ({ ...one, commandId: freshId() })) : offered;
      sent(base, offered);
      if (isBad()) throw new Lost("The call was lost.");
      if (isBad()) {
        delay(() => log.append(base, commands));
        throw new Lost("The call is late.");
      }
      const answer = await log.append(base, commands);
      if (isBad()) await log.append(base, commands);
      if (isBad()) throw new Lost("The answer was lost.");
      return answer;
    },
  };
  return line;
}
