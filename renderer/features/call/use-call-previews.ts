import { useMemo } from "react";
import type { Channel, TicketKind } from "../../../shared/agreement/source.ts";
import { previewClock } from "../../../shared/clock/preview.ts";
import type { Instant } from "../../../shared/kernel/instant.ts";
import { MINUTE_MS } from "../../../shared/kernel/instant.ts";
import { type PromisePreview, previewPromises } from "../../components/priority-matrix/preview-promises.ts";
import { prioritiesFor } from "../../components/priority-matrix/priority-draft.ts";
import type { CallDesk } from "./use-call-desk.ts";

export interface CallPreviewInput {
  readonly desk: CallDesk;
  readonly kind: TicketKind;
  readonly channel: Channel;
  readonly received: Instant;
  readonly now: Instant;
}

/** What each priority would promise if the call were logged now; worked out anew each minute. */
export function useCallPreviews(input: CallPreviewInput): ReadonlyMap<string, readonly PromisePreview[]> {
  const { desk, kind, channel } = input;
  const { agreement, calendar } = desk;
  const seenAt = Math.floor(input.now / MINUTE_MS) * MINUTE_MS;
  const at = Math.floor(input.received / MINUTE_MS) * MINUTE_MS;
  return useMemo(() => {
    return new Map(
      prioritiesFor(agreement, kind).map(({ id }) => [
        id,
        previewPromises(
          previewClock(agreement, calendar, { at, seenAt, kind, channel, priority: id }),
          agreement.responseWord,
        ),
      ]),
    );
  }, [agreement, calendar, kind, channel, at, seenAt]);
}
