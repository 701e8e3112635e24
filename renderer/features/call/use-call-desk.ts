import { useMemo } from "react";
import { useStore } from "zustand";
import type { AgreementDocument } from "../../../shared/agreement/agreement.ts";
import { agreementInForce } from "../../../shared/agreement/registry.ts";
import type { Calendar } from "../../../shared/calendar/calendar.ts";
import type { Instant } from "../../../shared/kernel/instant.ts";
import { type MomentWords, momentWords } from "../../../shared/words/moment-words.ts";
import { readMoment } from "../../components/form-controls/read-moment.ts";
import { calendarOf } from "../../stores/agreement-store.ts";
import { useDesk } from "../../stores/desk-context.tsx";
import type { CallFields } from "./call-fields.ts";

/** The version of the agreement a call falls under, and how its time is told. */
export interface CallDesk {
  readonly agreement: AgreementDocument;
  readonly calendar: Calendar;
  readonly words: MomentWords;
}

/** The agreement a call runs under: the version in force when it came in. Null while agreements are not loaded. */
export function useCallDesk(agreementId: string, now: Instant): CallDesk | null {
  const { agreements } = useDesk();
  const known = useStore(agreements);
  const day = Math.floor(now / 3_600_000);
  return useMemo(() => {
    const agreement = agreementInForce([...known.available, ...known.inUse], agreementId, day * 3_600_000);
    if (!agreement) return null;
    const calendar = calendarOf(known, agreement.id, agreement.version);
    return calendar ? { agreement, calendar, words: momentWords(calendar.zone) } : null;
  }, [known, agreementId, day]);
}

/** When the call came in: what was written, else now. A moment that cannot be is told in a sentence. */
export function receivedAt(
  fields: Pick<CallFields, "received">,
  { words }: CallDesk,
  now: Instant,
): { readonly at: Instant; readonly fault: string | null } {
  if (fields.received.trim() === "") return { at: now, fault: null };
  const instant = readMoment(fields.received, { place: words.zone, now, lies: "behind" });
  if (!instant.ok) return { at: now, fault: instant.error };
  return instant.value > now
    ? { at: now, fault: "A call cannot have come in later than now." }
    : { at: instant.value, fault: null };
}
