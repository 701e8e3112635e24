import type { SessionView } from "../../../shared/contract/views.ts";
import { FormDialog } from "../../components/form-controls/form-dialog.tsx";
import { LineField } from "../../components/form-controls/text-controls.tsx";
import { useDesk } from "../../stores/desk-context.tsx";
import { type Checked, useForm } from "../../stores/forms/use-form.ts";
import { readTexts } from "../../stores/forms/use-kept.ts";
import { take } from "../../stores/session-store.ts";

interface Typed {
  readonly code: string;
  readonly fresh: string;
}

interface Props {
  readonly person: { readonly id: string; readonly name: string };
  readonly onClose: () => void;
}

/** The way back in for an administrator who forgot the password: the printed code, and a new password. */
export function RecoverDialog({ person, onClose }: Props) {
  const desk = useDesk();
  const form = useForm<Typed, Typed, SessionView>({
    place: null,
    begin: () => ({ code: "", fresh: "" }),
    read: readTexts,
    submit: "Set the password and sign in",
    check: checkTyped,
    send: async ({ code, fresh }, commandId) =>
      take(desk, await desk.client.request("session.recover", { commandId, person: person.id, code, fresh })),
    blame: (refusal) => (refusal.kind === "invalid" ? { fresh: refusal.message } : { code: refusal.message }),
    onDone: onClose,
  });
  const { values, faults, change } = form;
  return (
    <FormDialog title={`${person.name} forgot the password`} onClose={onClose} form={form}>
      <p>
        An administrator uses the printed recovery code, anybody else the code an administrator hands out. Each serves
        once.
      </p>
      <LineField
        label="Recovery code"
        value={values.code}
        onChange={(code) => change({ ...values, code })}
        error={faults["code"]}
        isRequired
      />
      <LineField
        label="New password, at least 10 characters"
        type="password"
        autoComplete="new-password"
        value={values.fresh}
        onChange={(fresh) => change({ ...values, fresh })}
        error={faults["fresh"]}
        isRequired
      />
    </FormDialog>
  );
}

function checkTyped(typed: Typed): Checked<Typed> {
  const faults = {
    ...(typed.code.trim() === "" ? { code: "Give the recovery code." } : {}),
    ...(typed.fresh === "" ? { fresh: "Give a new password." } : {}),
  };
  return Object.keys(faults).length === 0 ? { ok: true, value: typed } : { ok: false, faults };
}
