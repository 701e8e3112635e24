import { useState } from "react";
import { useStore } from "zustand";
import type { SessionView } from "../../../shared/contract/views.ts";
import { Button } from "../../components/button.tsx";
import { FormFrame } from "../../components/form-controls/form-frame.tsx";
import { LineField } from "../../components/form-controls/text-controls.tsx";
import { useDesk } from "../../stores/desk-context.tsx";
import { useForm } from "../../stores/forms/use-form.ts";
import { readTexts } from "../../stores/forms/use-kept.ts";
import { signIn } from "../../stores/session-store.ts";
import { RecoverDialog } from "./recover-dialog.tsx";
import css from "./sign-in.module.css";

/** Who works at this window: asked where nobody has signed in, and again of the same person where it was locked. */
export function SignIn() {
  const desk = useDesk();
  const session = useStore(desk.session, (state) => state.session);
  const locked = session?.isLocked === true ? session.person : null;
  const wanted = useStore(desk.preferences, (state) => state.actorId);
  const asked = locked?.id ?? session?.choices.find(({ id, needsPassword }) => id === wanted && needsPassword)?.id;
  const [chosen, setChosen] = useState<string | null>(asked ?? null);
  if (session === null) return null;
  const person = session.choices.find(({ id }) => id === chosen);
  return (
    <main className={css["screen"]}>
      <h1>{locked === null ? "Who works here?" : "The desk is locked"}</h1>
      {locked === null ? null : (
        <p>What was half written is kept. Give the password to go on, or let somebody sign in who has one.</p>
      )}
      {person === undefined ? (
        <ul className={css["people"]}>
          {session.choices.map(({ id, name, team, needsPassword }) => (
            <li key={id}>
              <Button
                isDisabled={locked !== null && !needsPassword}
                onPress={() => (needsPassword ? setChosen(id) : void signIn(desk, id, undefined))}
              >
                {name}, {team}
              </Button>
            </li>
          ))}
        </ul>
      ) : (
        <PasswordForm person={person} onOther={() => setChosen(null)} />
      )}
    </main>
  );
}

interface PasswordFormProps {
  readonly person: { readonly id: string; readonly name: string };
  readonly onOther: () => void;
}

interface Typed {
  readonly password: string;
}

function PasswordForm({ person, onOther }: PasswordFormProps) {
  const desk = useDesk();
  const [isRecovering, setRecovering] = useState(false);
  const { values, faults, change, ...form } = useForm<Typed, Typed, SessionView>({
    place: null,
    begin: () => ({ password: "" }),
    read: readTexts,
    submit: "Sign in",
    check: (typed) =>
      typed.password === "" ? { ok: false, faults: { password: "Give the password." } } : { ok: true, value: typed },
    async send({ password }) {
      const answer = await signIn(desk, person.id, password);
      // What was tried is typed anew: nobody sees which letter was wrong.
      if (!answer.ok) change({ password: "" });
      return answer;
    },
    // Why it was refused stands beside the field, the only one there is.
    blame: ({ message }) => ({ password: message }),
    onDone: () => undefined,
  });
  // A dialog's form is no part of this one.
  if (isRecovering) return <RecoverDialog person={person} onClose={() => setRecovering(false)} />;
  return (
    <FormFrame label="Sign in" refusals={form.refusals} onSubmit={() => void form.submit()}>
      <LineField
        label={`Password of ${person.name}`}
        type="password"
        autoComplete="current-password"
        value={values.password}
        onChange={(password) => change({ password })}
        error={faults["password"]}
        isRequired
      />
      <div className={css["buttons"]}>
        <Button kind="primary" type="submit" isPending={form.isBusy}>
          {form.submitLabel}
        </Button>
        <Button onPress={onOther}>Somebody else</Button>
        <Button kind="quiet" onPress={() => setRecovering(true)}>
          Forgot the password ...
        </Button>
      </div>
    </FormFrame>
  );
}
