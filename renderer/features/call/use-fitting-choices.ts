import { useEffect } from "react";
import type { UseFormReturn } from "react-hook-form";
import type { AgreementDocument } from "../../../shared/agreement/agreement.ts";
import type { CallFields } from "./call-fields.ts";

/** When the agreement or the kind changes, what it does not know gives way to the first it does: the screen never shows a choice that cannot be logged. */
export function useFittingChoices(form: UseFormReturn<CallFields>, agreement: AgreementDocument | null): void {
  const kind = form.watch("kind");
  const channel = form.watch("channel");
  useEffect(() => {
    if (agreement === null) return;
    const kinds = agreement.requestTypes.map((type) => type.kind);
    const [firstKind] = kinds;
    if (firstKind !== undefined && !kinds.includes(kind)) return form.setValue("kind", firstKind);
    const channels = agreement.channels.filter((rule) => rule.kinds.includes(kind)).map((rule) => rule.channel);
    const [firstChannel] = channels;
    if (firstChannel !== undefined && !channels.includes(channel)) form.setValue("channel", firstChannel);
  }, [form, agreement, kind, channel]);
}
