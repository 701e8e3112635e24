import { useRef, useState } from "react";
import { type UseFormReturn, useController } from "react-hook-form";
import { ChoosingInput } from "../../components/form-controls/choosing-input.tsx";
import { Labelled } from "../../components/form-controls/labelled.tsx";
import type { CallFields } from "./call-fields.ts";
import { filledFrom, knownCallerDetail, knownCallerId, NOTHING_FILLED } from "./known-caller.ts";
import { useKnownCallers } from "./use-known-callers.ts";

/** Who calls. Whoever called before is offered, those of the site first, and brings telephone, e-mail and site along. */
export function CallerField({ form, label }: { readonly form: UseFormReturn<CallFields>; readonly label: string }) {
  const { field, fieldState } = useController({ control: form.control, name: "caller.name" });
  const filled = useRef(NOTHING_FILLED);
  const [chosenName, setChosenName] = useState<string | null>(null);
  const callers = useKnownCallers(field.value, form.watch("site"), field.value === chosenName);
  const choose = (id: string): void => {
    const known = callers.find((caller) => knownCallerId(caller) === id);
    if (known === undefined) return;
    filled.current = filledFrom(known, form.getValues(), filled.current);
    setChosenName(known.name);
    const options = { shouldDirty: true, shouldValidate: false } as const;
    form.setValue("caller.name", known.name, options);
    form.setValue("caller.phone", filled.current.phone, options);
    form.setValue("caller.email", filled.current.email, options);
    form.setValue("site", filled.current.site, options);
  };
  return (
    <Labelled label={label} isRequired error={fieldState.error?.message}>
      {(links) => (
        <ChoosingInput
          {...links}
          value={field.value}
          onChange={field.onChange}
          listLabel="who called before"
          suggestions={callers.map((caller) => ({
            id: knownCallerId(caller),
            title: caller.name,
            detail: knownCallerDetail(caller),
          }))}
          onChoose={choose}
        />
      )}
    </Labelled>
  );
}
