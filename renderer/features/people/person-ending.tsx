import type { Answer } from "../../../shared/contract/answer.ts";
import type { PersonView } from "../../../shared/contract/people-views.ts";
import type { PersonCommand } from "../../../shared/person/person-actions.ts";
import { FormDialog } from "../../components/form-controls/form-dialog.tsx";
import { LineField } from "../../components/form-controls/text-controls.tsx";
import { useDesk } from "../../stores/desk-context.tsx";
import { useForm } from "../../stores/forms/use-form.ts";
import { readTexts } from "../../stores/forms/use-kept.ts";
import { sendPersonCommands } from "./send-person-command.ts";

/** What is asked about once more before it is done. */
export type PersonEndingKind = "leave" | "return" | "password-removed" | "erase";

interface Ending {
  readonly title: (name: string) => string;
  readonly submit: string;
  readonly says: string;
  readonly command: PersonCommand | null;
}

const ENDINGS: Readonly<Record<PersonEndingKind, Ending>> = {
  leave: {
    title: (name) => `Record that ${name} leaves`,
    submit: "Record the leaving",
    says: "They can no longer sign in and are offered for nothing new. What they did stays under their name.",
    command: { type: "RecordLeaving" },
  },
  return: {
    title: (name) => `Record that ${name} is back`,
    submit: "Record the return",
    says: "They can sign in again, with the roles they had.",
    command: { type: "RecordReturn" },
  },
  "password-removed": {
    title: (name) => `Take away the password of ${name}`,
    submit: "Take the password away",
    says: "They sign in without one until they set a new one. Where this desk asks for passwords they take calls until then, and nothing else.",
    command: { type: "RecordPasswordRemoved" },
  },
  erase: {
    title: (name) => `Erase what is known of ${name}`,
    submit: "Erase for ever",
    says: "Name and team are emptied in every place, for ever. What was done, when and with which role stays. Backups made before still hold the words.",
    command: null,
  },
};

interface Props {
  readonly kind: PersonEndingKind;
  readonly person: PersonView;
  readonly onClose: () => void;
}

/** Says all that will happen, and does it. */
export function PersonEnding({ kind, person, onClose }: Props) {
  const { client } = useDesk();
  const { title, submit, says, command } = ENDINGS[kind];
  const form = useForm<{ readonly order: string }, string, unknown>({
    place: null,
    begin: () => ({ order: "" }),
    read: readTexts,
    submit,
    version: person.version,
    check: ({ order }) => ({ ok: true, value: order.trim() }),
    send: (order, commandId, version): Promise<Answer<unknown>> =>
      command === null
        ? client.request("words.erase", { commandId, records: [person.id], order })
        : sendPersonCommands(client, person.id, [command], version),
    blame: (refusal) => (refusal.kind === "invalid" ? { order: refusal.message } : {}),
    onDone: onClose,
  });
  const { values, faults, change } = form;
  return (
    <FormDialog title={title(person.name)} onClose={onClose} form={form}>
      <p>{says}</p>
      {command === null ? (
        <LineField
          label="Number of the request, such as 2026/14"
          description="It stays for ever, so it may hold no name."
          value={values.order}
          onChange={(order) => change({ order })}
          error={faults["order"]}
        />
      ) : null}
    </FormDialog>
  );
}
