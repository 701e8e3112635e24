import { useEffect, useEffectEvent } from "react";
import type { AgreementDocument } from "../../../shared/agreement/agreement.ts";
import type { CallForm } from "./use-call-fields.ts";

/** When the agreement or the kind changes, what it does not know gives way to the first it does: the screen never shows a choice that cannot be logged. */
export function useFittingChoices(form: CallForm, agreement: AgreementDocument | null): void {
  const { kind, channel } = form.values;
  const change = useEffectEvent(form.change);
  useEffect(() => {
    if (agreement === null) return;
    const kinds = agreement.requestTypes.map((type) => type.kind);
    const [firstKind] = kinds;
    if (firstKind !== undefined && !kinds.includes(kind)) return change({ kind: firstKind });
    const channels = agreement.channels.filter((rule) => rule.kinds.includes(kind)).map((rule) => rule.channel);
    const [firstChannel] = channels;
    if (firstChannel !== undefined && !channels.includes(channel)) change({ channel: firstChannel });
  }, [agreement, kind, channel]);
}
