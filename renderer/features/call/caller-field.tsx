import { useState } from "react";
import { Labelled } from "../../components/form-controls/labelled.tsx";
import { OfferingInput } from "../../components/form-controls/offering-input.tsx";
import { filledFrom, knownCallerDetail, knownCallerId, NOTHING_FILLED } from "./known-caller.ts";
import type { CallForm } from "./use-call-fields.ts";
import { useKnownCallers } from "./use-known-callers.ts";

/** Who calls. Whoever called before is offered, those of the site first, and brings telephone, e-mail and site along. */
export function CallerField({ form, label }: { readonly form: CallForm; readonly label: string }) {
  const { caller, site } = form.values;
  const [filled, setFilled] = useState(NOTHING_FILLED);
  const [chosenName, setChosenName] = useState<string | null>(null);
  const callers = useKnownCallers(caller.name, site, caller.name === chosenName);
  const choose = (id: string): void => {
    const known = callers.find((each) => knownCallerId(each) === id);
    if (known === undefined) return;
    const { site: at, ...reached } = filledFrom(known, form.values, filled);
    setFilled({ ...reached, site: at });
    setChosenName(known.name);
    form.change({ caller: { name: known.name, ...reached }, site: at });
  };
  return (
    <Labelled label={label} isRequired error={form.faults["caller.name"]}>
      {(links, labelId) => (
        <OfferingInput
          links={links}
          labelId={labelId}
          value={caller.name}
          onChange={(name) => form.change({ caller: { ...caller, name } })}
          listLabel="who called before"
          isAsked
          offers={callers.map((each) => ({
            id: knownCallerId(each),
            title: each.name,
            detail: knownCallerDetail(each),
          }))}
          onChoose={choose}
        />
      )}
    </Labelled>
  );
}
