import { useState } from "react";
import { Form } from "react-aria-components";
import { Button } from "../../components/button.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { Field } from "../../components/field.tsx";
import { useDesk } from "../../stores/desk-context.tsx";
import { take } from "../../stores/session-store.ts";

const FORM = "set-password";

interface SetPasswordProps {
  readonly isOpen: boolean;
  readonly hasPassword: boolean;
  readonly onClose: () => void;
}

/** A password of one's own, so that nobody else acts under one's name. What is typed here is never kept as a draft. */
export function SetPasswordDialog({ isOpen, hasPassword, onClose }: SetPasswordProps) {
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={hasPassword ? "Change your password" : "Set a password"}
      size="small"
      actions={
        <Button kind="primary" type="submit" form={FORM}>
          Set the password
        </Button>
      }
    >
      <SetPasswordForm hasPassword={hasPassword} onDone={onClose} />
    </Dialog>
  );
}

function SetPasswordForm({ hasPassword, onDone }: { readonly hasPassword: boolean; readonly onDone: () => void }) {
  const desk = useDesk();
  const [current, setCurrent] = useState("");
  const [fresh, setFresh] = useState("");
  const [problem, setProblem] = useState("");
  const [commandId] = useState(() => crypto.randomUUID());
  const send = async (): Promise<void> => {
    const input = { commandId, fresh, ...(hasPassword ? { current } : {}) };
    const answer = take(desk, await desk.client.request("session.setPassword", input));
    if (answer.ok) onDone();
    else setProblem(answer.error.message);
  };
  return (
    <Form
      id={FORM}
      validationBehavior="aria"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {hasPassword ? (
        <Field label="Password now" type="password" value={current} onChange={setCurrent} isRequired />
      ) : null}
      <Field
        label="New password, at least 10 characters"
        type="password"
        value={fresh}
        onChange={setFresh}
        error={problem}
        isRequired
      />
    </Form>
  );
}
