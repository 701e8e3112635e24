import { useStore } from "zustand";
import type { Person } from "../../../shared/contract/views.ts";
import { FormDialog } from "../../components/form-controls/form-dialog.tsx";
import { LineField } from "../../components/form-controls/text-controls.tsx";
import { useDesk } from "../../stores/desk-context.tsx";
import { type Checked, useForm } from "../../stores/forms/use-form.ts";
import { readTexts } from "../../stores/forms/use-kept.ts";
import { signIn } from "../../stores/session-store.ts";
import { loadStatus } from "../../stores/status-store.ts";

interface Typed {
  readonly name: string;
  readonly team: string;
}

const NO_TEAMS: readonly string[] = [];

interface Props {
  /** Whoever is added acts at this window from then on. */
  readonly thenActs?: boolean;
  readonly onClose: () => void;
}

/** Another person who works at this desk. */
export function AddPersonDialog({ thenActs = true, onClose }: Props) {
  const desk = useDesk();
  const teams = useStore(desk.status, (state) => state.status?.teams ?? NO_TEAMS);
  const form = useForm<Typed, Typed, Person>({
    place: { subject: "desk", form: "person" },
    begin: () => ({ name: "", team: teams[0] ?? "" }),
    read: readTexts,
    submit: thenActs ? "Add and act as this person" : "Add this person",
    check: checkPerson,
    send: (input) => desk.client.request("people.add", input),
    onDone(person) {
      void loadStatus(desk.client, desk.status).then(() => (thenActs ? signIn(desk, person.id, undefined) : undefined));
      onClose();
    },
  });
  const { values, faults, change } = form;
  return (
    <FormDialog title="Add a person" onClose={onClose} form={form}>
      <LineField
        label="Name"
        value={values.name}
        onChange={(name) => change({ ...values, name })}
        error={faults["name"]}
        isRequired
      />
      <LineField
        label="Team"
        value={values.team}
        onChange={(team) => change({ ...values, team })}
        suggestions={teams}
        error={faults["team"]}
        isRequired
      />
    </FormDialog>
  );
}

function checkPerson(typed: Typed): Checked<Typed> {
  const faults = {
    ...(typed.name.trim() === "" ? { name: "Give a name." } : {}),
    ...(typed.team.trim() === "" ? { team: "Name the team this person works in." } : {}),
  };
  return Object.keys(faults).length === 0 ? { ok: true, value: typed } : { ok: false, faults };
}
