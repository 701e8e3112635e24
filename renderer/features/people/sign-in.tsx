import { useState } from "react";
import { Form } from "react-aria-components";
import { useStore } from "zustand";
import { Button } from "../../components/button.tsx";
import { Field } from "../../components/field.tsx";
import { useDesk } from "../../stores/desk-context.tsx";
import { signIn } from "../../stores/session-store.ts";
import css from "./sign-in.module.css";

/** Who works at this window: asked where nobody has signed in, and again of the same person where it was locked. */
export function SignIn() {
  const desk = useDesk();
  const session = useStore(desk.session, (state) => state.session);
  const locked = session?.isLocked === true ? session.person : null;
  const [chosen, setChosen] = useState<string | null>(locked?.id ?? null);
  if (session === null) return null;
  const person = session.choices.find(({ id }) => id === chosen);
  return (
    <main className={css["screen"]}>
      <h1>{locked === null ? "Who works here?" : "The desk is locked"}</h1>
      {locked === null ? null : (
        <p>What was half written is kept. Give the password to go on, or let somebody else sign in.</p>
      )}
      {person === undefined ? (
        <ul className={css["people"]}>
          {session.choices.map(({ id, name, team, needsPassword }) => (
            <li key={id}>
              <Button onPress={() => (needsPassword ? setChosen(id) : void signIn(desk, id, undefined))}>
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

function PasswordForm({ person, onOther }: PasswordFormProps) {
  const desk = useDesk();
  const [password, setPassword] = useState("");
  const [problem, setProblem] = useState("");
  const send = async (): Promise<void> => {
    const answer = await signIn(desk, person.id, password);
    setPassword("");
    if (!answer.ok) setProblem(answer.error.message);
  };
  return (
    <Form
      validationBehavior="aria"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Field
        label={`Password of ${person.name}`}
        type="password"
        value={password}
        onChange={setPassword}
        error={problem}
        autoFocus
        isRequired
      />
      <div className={css["buttons"]}>
        <Button kind="primary" type="submit">
          Sign in
        </Button>
        <Button onPress={onOther}>Somebody else</Button>
      </div>
    </Form>
  );
}
