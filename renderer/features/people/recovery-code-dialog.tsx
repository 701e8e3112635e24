import { useState } from "react";
import type { RecoveryCode } from "../../../shared/contract/views.ts";
import { Button } from "../../components/button.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { FormDialog } from "../../components/form-controls/form-dialog.tsx";
import { LineField } from "../../components/form-controls/text-controls.tsx";
import { useDesk } from "../../stores/desk-context.tsx";
import { useForm } from "../../stores/forms/use-form.ts";
import { readTexts } from "../../stores/forms/use-kept.ts";
import css from "./people-screen.module.css";

interface Props {
  readonly hasPassword: boolean;
  readonly onClose: () => void;
}

/** Makes a recovery code and shows it this once, to be printed. */
export function RecoveryCodeDialog({ hasPassword, onClose }: Props) {
  const [made, setMade] = useState<RecoveryCode | null>(null);
  if (made !== null) return <ShownCode code={made.code} onClose={onClose} />;
  if (!hasPassword) {
    return (
      <Dialog
        isOpen
        onClose={onClose}
        title="Recovery code"
        size="small"
        actions={<Button onPress={onClose}>Close</Button>}
      >
        <p>Set a password of your own first: without one there is nothing to recover.</p>
      </Dialog>
    );
  }
  return <AskPassword onMade={setMade} onClose={onClose} />;
}

function AskPassword({
  onMade,
  onClose,
}: {
  readonly onMade: (made: RecoveryCode) => void;
  readonly onClose: () => void;
}) {
  const { client } = useDesk();
  const form = useForm<{ readonly current: string }, string, RecoveryCode>({
    place: null,
    begin: () => ({ current: "" }),
    read: readTexts,
    submit: "Make the code",
    check: ({ current }) =>
      current === "" ? { ok: false, faults: { current: "Give your password." } } : { ok: true, value: current },
    send: (current) => client.request("session.makeRecoveryCode", { current }),
    blame: ({ message }) => ({ current: message }),
    onDone: onMade,
  });
  const { values, faults, change } = form;
  return (
    <FormDialog title="Recovery code" onClose={onClose} form={form}>
      <p>
        The code is shown once. With it an administrator who forgot the password sets a new one. A code made before
        ends.
      </p>
      <LineField
        label="Your password"
        type="password"
        autoComplete="current-password"
        value={values.current}
        onChange={(current) => change({ current })}
        error={faults["current"]}
        isRequired
      />
    </FormDialog>
  );
}

function ShownCode({ code, onClose }: { readonly code: string; readonly onClose: () => void }) {
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="Recovery code of this desk"
      size="small"
      actions={
        <>
          <Button kind="primary" onPress={() => globalThis.print()}>
            Print
          </Button>
          <Button onPress={onClose}>It is written down: close</Button>
        </>
      }
    >
      <p>This is the only time it is shown. Keep it on paper, locked away, not on this computer.</p>
      <p className={css["code"]}>
        <strong>{code}</strong>
      </p>
    </Dialog>
  );
}
