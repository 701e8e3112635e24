import { useState } from "react";
import type { DraftPlace } from "../../../../shared/contract/views.ts";
import type { TicketCommand } from "../../../../shared/ticket/commands.ts";
import type { Client } from "../../../client/client.ts";
import { useDesk } from "../../../stores/desk-context.tsx";
import type { KeptDraft } from "../../../stores/draft-shelf.ts";
import { refusalWords } from "../../../stores/refusal-words.ts";
import { sendCommand } from "../../../stores/send-command.ts";
import { useKept } from "../../../stores/use-kept.ts";
import type { ActionName } from "../actions.ts";
import { faultsOfRefusal } from "./blamed-fields.ts";
import { changedValues, type FormSetting, type FormSpec, type FormValues } from "./form-spec.ts";
import { type FormFaults, filledForm } from "./read-form.ts";

export interface CommandFormState {
  readonly values: FormValues;
  readonly faults: FormFaults;
  /** What is kept of it; null while nothing is written that would be missed. */
  readonly draft: KeptDraft | null;
  readonly isBusy: boolean;
  /** How often sending was refused: each time the field at fault is to be shown. */
  readonly refusals: number;
  readonly set: (name: string, value: string) => void;
  readonly submit: () => Promise<void>;
}

/** Where what is written into an action's form is kept. */
export const formPlace = (ticketId: string, form: ActionName): DraftPlace => ({ subject: ticketId, form });

/**
 * What is typed into an action's form and what became of sending it. What is typed is kept as a draft, and the command id
 * with it, so that sending again after a lost answer cannot do it twice, not even after a restart.
 */
export function useCommandForm(spec: FormSpec, setting: FormSetting, onDone: () => void): CommandFormState {
  const desk = useDesk();
  const { ticketId } = setting.model.ticket;
  const { values, commandId, draft, change, done } = useKept<FormValues>({
    place: formPlace(ticketId, spec.name),
    begin: () => spec.initial(setting),
    read: readValues,
  });
  const [faults, setFaults] = useState<FormFaults>({});
  const [isBusy, setIsBusy] = useState(false);
  const [refusals, setRefusals] = useState(0);

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
    if (refusal === null) {
      done();
      return onDone();
    }
    setFaults(refusal);
    setRefusals((count) => count + 1);
  };
  const send = async (command: TicketCommand): Promise<FormFaults | null> => {
    const answer = await sendCommand(desk, ticketId, command, { commandId });
    const shown = new Set(spec.fields(setting, values).map((field) => field.name));
    if (answer.ok) return null;
    const message = refusalWords(desk.client, answer.error, spec.submit);
    return faultsOfRefusal({ ...answer.error, message }, command, setting, shown);
  };
  const set = (name: string, value: string): void => {
    const next = changedValues(spec, setting, values, name, value);
    change(next);
    setFaults((known) => untouched(known, values, next));
  };
  return { values, draft, faults, isBusy, refusals, set, submit };
}

/** A field of another version of the form stays unread by itself; what is no text is as the form begins. */
function readValues(kept: Readonly<Record<string, unknown>>, begun: FormValues): FormValues {
  return { ...begun, ...Object.fromEntries(Object.entries(kept).filter(isText)) };
}

const isText = (entry: [string, unknown]): entry is [string, string] => typeof entry[1] === "string";

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
