import { useMemo } from "react";
import { openZone } from "../../../shared/calendar/zone.ts";
import { expectOk } from "../../../shared/kernel/result.ts";
import { type MomentWords, momentWords } from "../../../shared/words/moment-words.ts";

/** How moments are told at this desk. */
export function useDeskMoments(zone: string): MomentWords {
  return useMemo(() => momentWords(expectOk(openZone(zone), "The desk's zone is one")), [zone]);
}
