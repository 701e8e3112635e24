import type { CommandDone, DraftPlace } from "../../../../shared/contract/views.ts";
import type { TicketCommand } from "../../../../shared/ticket/commands.ts";
import type { Client } from "../../../client/client.ts";
import { useDesk } from "../../../stores/desk-context.tsx";
import { refusalWords } from "../../../stores/forms/refusal-words.ts";
import { type FormFaults, type FormState, useForm } from "../../../stores/forms/use-form.ts";
import { sendCommand } from "../../../stores/send-command.ts";
import type { ActionName } from "../actions.ts";
import { marksOfRefusal } from "./blamed-fields.ts";
import { type Told, toldIn } from "./earlier.ts";
import type { FormSetting, FormSpec, FormValues } from "./form-spec.ts";
import { filledForm } from "./read-form.ts";

/** Where what is written into an action's form is kept. */
export const formPlace = (ticketId: string, form: ActionName): DraftPlace => ({ subject: ticketId, form });

/** The form of one action on a ticket. */
export function useCommandForm(spec: FormSpec, setting: FormSetting, onDone: () => void): FormState<FormValues> {
  const desk = useDesk();
  const { ticketId } = setting.model.ticket;
  const { version } = setting.model.view.row;
  return useForm<FormValues, Told & { readonly command: TicketCommand }, CommandDone>({
    place: formPlace(ticketId, spec.name),
    begin: () => spec.initial(setting),
    read: readValues,
    submit: spec.submit,
    async check(values) {
      const found = await findTickets(desk.client, spec, setting, values);
      if (!found.ok) return found;
      const filled = filledForm(spec, setting, values, found.ids);
      return filled.ok ? { ok: true, value: { command: filled.value, ...toldIn(spec, setting, values) } } : filled;
    },
    version,
    send: ({ command, ...told }, commandId, expectedVersion) =>
      sendCommand(desk, ticketId, command, {
        commandId,
        ...(expectedVersion === undefined ? {} : { expectedVersion }),
        ...told,
      }),
    blame: (refusal, { command }) => marksOfRefusal(refusal, command, setting),
    onDone,
  });
}

/** A field of another version of the form stays unread by itself; what is no text is as the form begins. */
function readValues(kept: Readonly<Record<string, unknown>>, begun: FormValues): FormValues {
  return { ...begun, ...Object.fromEntries(Object.entries(kept).filter(isText)) };
}

const isText = (entry: [string, unknown]): entry is [string, string] => typeof entry[1] === "string";

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
