import { useRef, useState } from "react";
import type { TicketCommand } from "../../../../shared/ticket/commands.ts";
import type { Client } from "../../../client/client.ts";
import { useDesk } from "../../../stores/desk-context.tsx";
import { refusalWords } from "../../../stores/refusal-words.ts";
import { sendCommand } from "../../../stores/send-command.ts";
import { faultsOfRefusal } from "./blamed-fields.ts";
import { changedValues, type FormSetting, type FormSpec, type FormValues } from "./form-spec.ts";
import { type FormFaults, filledForm } from "./read-form.ts";

export interface CommandFormState {
  readonly values: FormValues;
  readonly faults: FormFaults;
  readonly isBusy: boolean;
  /** How often sending was refused: each time the field at fault is to be shown. */
  readonly refusals: number;
  readonly set: (name: string, value: string) => void;
  readonly submit: () => Promise<void>;
}

/**
 * What is typed into an action's form and what became of sending it. The command id is made once for the form, so that
 * sending again after a lost answer cannot do it twice.
 */
export function useCommandForm(spec: FormSpec, setting: FormSetting, onDone: () => void): CommandFormState {
  const desk = useDesk();
  const [values, setValues] = useState<FormValues>(() => spec.initial(setting));
  const [faults, setFaults] = useState<FormFaults>({});
  const [isBusy, setIsBusy] = useState(false);
  const [refusals, setRefusals] = useState(0);
  const commandId = useRef<string>(undefined);
  commandId.current ??= crypto.randomUUID();

  const submit = async (): Promise<void> => {
    if (isBusy) return;
    setIsBusy(true);
    setFaults({});
    const found = await findTickets(desk.client, spec, setting, values);
    const filled = found.ok
      ? filledForm(spec, setting, values, found.ids)
      : { ok: false as const, faults: found.faults };
    const refusal = filled.ok ? await send(filled.command) : filled.faults;
    setIsBusy(false);
    if (refusal === null) return onDone();
    setFaults(refusal);
    setRefusals((count) => count + 1);
  };
  const send = async (command: TicketCommand): Promise<FormFaults | null> => {
    const id = commandId.current;
    const answer = await sendCommand(
      desk,
      setting.model.ticket.ticketId,
      command,
      id === undefined ? {} : { commandId: id },
    );
    const shown = new Set(spec.fields(setting, values).map((field) => field.name));
    if (answer.ok) return null;
    const message = refusalWords(desk.client, answer.error, spec.submit);
    return faultsOfRefusal({ ...answer.error, message }, command, setting, shown);
  };
  const set = (name: string, value: string): void => {
    setValues((known) => changedValues(spec, setting, known, name, value));
    const next = changedValues(spec, setting, values, name, value);
    setFaults((known) => untouched(known, values, next));
  };
  return { values, faults, isBusy, refusals, set, submit };
}

/** A fault is taken back as soon as its field changes, together with the general one. */
function untouched(faults: FormFaults, before: FormValues, after: FormValues): FormFaults {
  return Object.fromEntries(Object.entries(faults).filter(([key]) => key !== "" && before[key] === after[key]));
}

type Found =
  | { readonly ok: true; readonly ids: ReadonlyMap<string, string> }
  | { readonly ok: false; readonly faults: FormFaults };

/** Looks up the references that were typed, as they are read out on the phone. */
async function findTickets(client: Client, spec: FormSpec, setting: FormSetting, values: FormValues): Promise<Found> {
  const ids = new Map<string, string>();
  for (const field of spec.fields(setting, values)) {
    const reference = (values[field.name] ?? "").trim();
    if (field.type !== "ticket" || reference === "") continue;
    const answer = await client.request("ticket.find", { reference });
    if (!answer.ok) return { ok: false, faults: { [field.name]: refusalWords(client, answer.error, spec.submit) } };
    ids.set(field.name, answer.value.row.id);
  }
  return { ok: true, ids };
}
