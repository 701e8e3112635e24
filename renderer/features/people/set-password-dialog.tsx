import { useStore } from "zustand";
import type { SessionView } from "../../../shared/contract/views.ts";
import { FormDialog } from "../../components/form-controls/form-dialog.tsx";
import { LineField } from "../../components/form-controls/text-controls.tsx";
import { useDesk } from "../../stores/desk-context.tsx";
import { type Checked, useForm } from "../../stores/forms/use-form.ts";
import { readTexts } from "../../stores/forms/use-kept.ts";
import { take } from "../../stores/session-store.ts";

interface Typed {
  readonly current: string;
  readonly code: string;
  readonly fresh: string;
}

/** What has to be given besides the new password. */
type Proof = "current" | "code" | "nothing";

interface SetPasswordProps {
  readonly onClose: () => void;
}

/** A password of one's own, so that nobody else acts under one's name. What is typed here is never kept as a draft. */
export function SetPasswordDialog({ onClose }: SetPasswordProps) {
  const desk = useDesk();
  const person = useStore(desk.session, (state) => state.session?.person);
  const [hasPassword, needsCode] = [person?.hasPassword === true, person?.needsCode === true];
  const proof: Proof = hasPassword ? "current" : needsCode ? "code" : "nothing";
  const form = useForm<Typed, Typed, SessionView>({
    place: null,
    begin: () => ({ current: "", code: "", fresh: "" }),
    read: readTexts,
    submit: "Set the password",
    check: (typed) => checkPassword(typed, proof),
    async send({ current, code, fresh }, commandId) {
      const input = {
        commandId,
        fresh,
        ...(proof === "current" ? { current } : {}),
        ...(proof === "code" ? { code } : {}),
      };
      return take(desk, await desk.client.request("session.setPassword", input));
    },
    onDone: onClose,
  });
  const { values, faults, change } = form;
  return (
    <FormDialog title={hasPassword ? "Change your password" : "Set a password"} onClose={onClose} form={form}>
      {proof === "code" ? (
        <LineField
          label="Code from an administrator"
          description="An administrator hands it out under “Hand out a code”."
          value={values.code}
          onChange={(code) => change({ ...values, code })}
          error={faults["code"]}
          isRequired
        />
      ) : null}
      {proof === "current" ? (
        <LineField
          label="Password now"
          type="password"
          autoComplete="current-password"
          value={values.current}
          onChange={(current) => change({ ...values, current })}
          error={faults["current"]}
          isRequired
        />
      ) : null}
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

/** How long a password must be is the desk's to say; that something stands there is asked here. */
function checkPassword(typed: Typed, proof: Proof): Checked<Typed> {
  const faults = {
    ...(proof === "code" && typed.code.trim() === "" ? { code: "Give the code." } : {}),
    ...(proof === "current" && typed.current === "" ? { current: "Give the password you have now." } : {}),
    ...(typed.fresh === "" ? { fresh: "Give a new password." } : {}),
  };
  return Object.keys(faults).length === 0 ? { ok: true, value: typed } : { ok: false, faults };
}
