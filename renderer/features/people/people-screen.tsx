import { useState } from "react";
import type { PeopleView } from "../../../shared/contract/people-views.ts";
import { sayRoleList, whyNotAllowed } from "../../../shared/words/role-words.ts";
import { Button } from "../../components/button.tsx";
import { useActor, useHeldRoles } from "../../stores/desk-context.tsx";
import { AddPersonDialog } from "./add-person-dialog.tsx";
import { ChangePersonDialog } from "./change-person-dialog.tsx";
import css from "./people-screen.module.css";
import { type OnOpen, type Opened, PersonCard } from "./person-card.tsx";
import { PersonEnding } from "./person-ending.tsx";
import { RecoveryCodeDialog } from "./recovery-code-dialog.tsx";
import { SetPasswordDialog } from "./set-password-dialog.tsx";
import { SubstituteDialog } from "./substitute-dialog.tsx";
import { usePeople } from "./use-people.ts";

/** Who works at this desk, what each may do, and who stands in for whom. */
export function PeopleScreen() {
  const { view, problem } = usePeople();
  const [opened, setOpened] = useState<Opened | null>(null);
  const close = (): void => setOpened(null);
  if (view === null) return <p className={css["empty"]}>{problem}</p>;
  return (
    <div className={css["screen"]}>
      <Head view={view} onOpen={setOpened} />
      {problem === "" ? null : <p role="alert">{problem}</p>}
      <ul className={css["people"]} aria-label="People">
        {view.people.map((person) => (
          <PersonCard key={person.id} person={person} view={view} onOpen={setOpened} />
        ))}
      </ul>
      <OpenedDialog opened={opened} view={view} onClose={close} />
    </div>
  );
}

function Head({ view, onOpen }: { readonly view: PeopleView; readonly onOpen: OnOpen }) {
  const actor = useActor();
  const held = useHeldRoles();
  const why = whyNotAllowed(["administrator"], held);
  return (
    <header className={css["head"]}>
      <h2>People and roles</h2>
      <div className={css["buttons"]}>
        <Button isDisabled={why !== null} onPress={() => onOpen({ kind: "add" })}>
          Add a person ...
        </Button>
        <Button isDisabled={why !== null} onPress={() => onOpen({ kind: "recovery" })}>
          {view.hasRecoveryCode ? "New recovery code ..." : "Recovery code ..."}
        </Button>
        <Button onPress={() => onOpen({ kind: "password" })}>Your password ...</Button>
      </div>
      {why === null || held.heldBack.length > 0 ? null : <p className={css["note"]}>{why}</p>}
      {held.heldBack.length === 0 ? null : (
        <p role="status" className={css["warning"]}>
          {actor?.name}, you are {sayRoleList(held.heldBack)} here, and more than one person now decides for others: set
          a password to go on as that.
        </p>
      )}
      {why === null && !view.hasRecoveryCode ? (
        <p className={css["note"]}>
          Nobody has a recovery code yet. Print one and lock it away: it is the way back in when a password is
          forgotten.
        </p>
      ) : null}
    </header>
  );
}

interface DialogProps {
  readonly opened: Opened | null;
  readonly view: PeopleView;
  readonly onClose: () => void;
}

function OpenedDialog({ opened, view, onClose }: DialogProps) {
  const actor = useActor();
  const me = view.people.find(({ id }) => id === actor?.id);
  switch (opened?.kind) {
    case undefined:
      return null;
    case "add":
      return <AddPersonDialog thenActs={false} onClose={onClose} />;
    case "password":
      return <SetPasswordDialog onClose={onClose} />;
    case "recovery":
      return <RecoveryCodeDialog hasPassword={me?.hasPassword ?? false} onClose={onClose} />;
    case "change":
      return <ChangePersonDialog person={opened.person} view={view} onClose={onClose} />;
    case "substitute":
      return <SubstituteDialog person={opened.person} view={view} onClose={onClose} />;
    case "leave":
    case "return":
    case "erase":
    case "password-removed":
      return <PersonEnding kind={opened.kind} person={opened.person} onClose={onClose} />;
  }
}
