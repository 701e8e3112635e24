import { useState } from "react";
import { Form } from "react-aria-components";
import { useStore } from "zustand";
import { Button } from "../../components/button.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { Field } from "../../components/field.tsx";
import { useDesk } from "../../stores/desk-context.tsx";
import { signIn } from "../../stores/session-store.ts";
import { loadStatus } from "../../stores/status-store.ts";

const FORM = "add-person";

/** Another person who works at this desk. Whoever is added acts from then on. */
export function AddPersonDialog({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title="Add a person"
      size="small"
      actions={
        <Button kind="primary" type="submit" form={FORM}>
          Add and act as this person
        </Button>
      }
    >
      <AddPersonForm onDone={onClose} />
    </Dialog>
  );
}

function AddPersonForm({ onDone }: { readonly onDone: () => void }) {
  const desk = useDesk();
  const firstTeam = useStore(desk.status, (state) => state.status?.teams[0] ?? "");
  const [name, setName] = useState("");
  const [team, setTeam] = useState(firstTeam);
  const [problem, setProblem] = useState("");
  const add = async (): Promise<void> => {
    if (name.trim() === "") return setProblem("Give a name.");
    const answer = await desk.client.request("people.add", { name, team });
    if (!answer.ok) return setProblem(answer.error.message);
    await loadStatus(desk.client, desk.status);
    await signIn(desk, answer.value.id, undefined);
    onDone();
  };
  return (
    <Form
      id={FORM}
      validationBehavior="aria"
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <Field label="Name" value={name} onChange={setName} error={problem} autoFocus isRequired />
      <Field label="Team" value={team} onChange={setTeam} isRequired />
    </Form>
  );
}
