import { useState } from "react";
import { useStore } from "zustand";
import type { RecoveryCode } from "../../../shared/contract/views.ts";
import { Button } from "../../components/button.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { FormDialog } from "../../components/form-controls/form-dialog.tsx";
import { LineField, SelectField } from "../../components/form-controls/text-controls.tsx";
import { useDesk } from "../../stores/desk-context.tsx";
import { useForm } from "../../stores/forms/use-form.ts";
import { readTexts } from "../../stores/forms/use-kept.ts";
import css from "./sign-in.module.css";

interface Typed {
  readonly person: string;
  readonly current: string;
}

/** For administrators: lets somebody set a first password, or a new one in place of one that is forgotten. */
export function HandOutCodeDialog({ onClose }: { readonly onClose: () => void }) {
  const desk = useDesk();
  const choices = useStore(desk.session, (state) => state.session?.choices) ?? [];
  const [handed, setHanded] = useState<{ readonly code: string; readonly name: string } | null>(null);
  const form = useForm<Typed, Typed, RecoveryCode>({
    place: null,
    begin: () => ({ person: choices[0]?.id ?? "", current: "" }),
    read: readTexts,
    submit: "Make the code",
    check: (typed) =>
      typed.current === "" ? { ok: false, faults: { current: "Give your own password." } } : { ok: true, value: typed },
    send: (input) => desk.client.request("session.handOutCode", input),
    onDone: ({ code }) => setHanded({ code, name: choices.find(({ id }) => id === form.values.person)?.name ?? "" }),
  });
  const { values, faults, change } = form;
  if (handed !== null) return <HandedOut {...handed} onClose={onClose} />;
  return (
    <FormDialog title="Hand out a code" onClose={onClose} form={form}>
      <SelectField
        label="For"
        value={values.person}
        onChange={(person) => change({ ...values, person })}
        choices={choices.map(({ id, name, team }) => ({ value: id, label: `${name}, ${team}` }))}
      />
      <LineField
        label="Your own password"
        type="password"
        autoComplete="current-password"
        value={values.current}
        onChange={(current) => change({ ...values, current })}
        error={faults["current"]}
        isRequired
      />
    </FormDialog>
  );
}

interface HandedOutProps {
  readonly code: string;
  readonly name: string;
  readonly onClose: () => void;
}

function HandedOut({ code, name, onClose }: HandedOutProps) {
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={`A code for ${name}`}
      size="small"
      actions={<Button onPress={onClose}>Close</Button>}
    >
      <p>
        With it {name} sets a password, once. It is shown only now, and ends any code handed out to {name} before.
      </p>
      <p className={css["code"]}>{code}</p>
    </Dialog>
  );
}
