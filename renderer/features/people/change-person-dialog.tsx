import { useRef } from "react";
import type { Role } from "../../../shared/agreement/roles.ts";
import type { PeopleView, PersonDone, PersonView } from "../../../shared/contract/people-views.ts";
import { asId } from "../../../shared/kernel/ids.ts";
import { PERSON_ROLES, type PersonCommand } from "../../../shared/person/person-actions.ts";
import { ROLE_NAMES } from "../../../shared/words/role-words.ts";
import { FormDialog } from "../../components/form-controls/form-dialog.tsx";
import { CheckField, LineField, SelectField } from "../../components/form-controls/text-controls.tsx";
import { useDesk } from "../../stores/desk-context.tsx";
import { type Checked, useForm } from "../../stores/forms/use-form.ts";
import css from "./people-screen.module.css";
import { sendPersonCommands } from "./send-person-command.ts";

interface Typed {
  readonly name: string;
  readonly team: string;
  readonly roles: readonly Role[];
  /** Empty: nobody. */
  readonly lineManager: string;
}

interface Props {
  readonly person: PersonView;
  readonly view: PeopleView;
  readonly onClose: () => void;
}

const asTyped = ({ name, team, roles, lineManager }: PersonView): Typed => ({
  name,
  team,
  roles,
  lineManager: lineManager ?? "",
});

/** What somebody is called, may do and answers to. Each thing that differs is one change, recorded as such. */
export function ChangePersonDialog({ person, view, onClose }: Props) {
  const desk = useDesk();
  const stored = useRef(asTyped(person));
  const form = useForm<Typed, readonly PersonCommand[], PersonDone | null>({
    // Everything here is on file: what is not sent is not missed.
    place: null,
    begin: () => asTyped(person),
    read: (_kept, begun) => begun,
    submit: "Store the changes",
    version: person.version,
    check: (typed) => changesOf(stored.current, typed),
    send: (commands, _commandId, version) =>
      sendPersonCommands(desk.client, person.id, commands, version, (command) => {
        stored.current = { ...stored.current, ...storedBy(command) };
      }),
    onDone: onClose,
  });
  const { values, faults, change } = form;
  const others = view.people.filter(({ id, status }) => id !== person.id && status === "here");
  return (
    <FormDialog title={`Change ${person.name}`} onClose={onClose} form={form}>
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
        suggestions={[...new Set(view.people.map(({ team }) => team))]}
        error={faults["team"]}
        isRequired
      />
      <RolesField value={values.roles} onChange={(roles) => change({ ...values, roles })} />
      <SelectField
        label="Line manager"
        value={values.lineManager}
        onChange={(lineManager) => change({ ...values, lineManager })}
        choices={[
          { value: "", label: "Nobody" },
          ...others.map(({ id, name }) => ({ value: String(id), label: name })),
        ]}
      />
    </FormDialog>
  );
}

interface RolesProps {
  readonly value: readonly Role[];
  readonly onChange: (roles: readonly Role[]) => void;
}

function RolesField({ value, onChange }: RolesProps) {
  const changed = (role: Role, isHeld: boolean): readonly Role[] =>
    PERSON_ROLES.filter((each) => (each === role ? isHeld : value.includes(each)));
  return (
    <fieldset className={css["roles"]}>
      <legend>Roles</legend>
      {PERSON_ROLES.map((role) => (
        <CheckField
          key={role}
          label={capital(ROLE_NAMES[role])}
          isChecked={value.includes(role)}
          onChange={(isHeld) => onChange(changed(role, isHeld))}
        />
      ))}
    </fieldset>
  );
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function changesOf(before: Typed, typed: Typed): Checked<readonly PersonCommand[]> {
  const name = typed.name.trim();
  const team = typed.team.trim();
  if (name === "") return { ok: false, faults: { name: "Give a name." } };
  if (team === "") return { ok: false, faults: { team: "Name the team this person works in." } };
  const lineManager = typed.lineManager === "" ? null : asId<"person">(typed.lineManager);
  const commands: PersonCommand[] = [];
  if (name !== before.name) commands.push({ type: "RenamePerson", name });
  if (team !== before.team) commands.push({ type: "ChangeTeam", team });
  if (typed.lineManager !== before.lineManager) commands.push({ type: "NameLineManager", lineManager });
  // Last: whoever gives the own role away may not do the rest.
  if (typed.roles.join() !== before.roles.join()) commands.push({ type: "ChangeRoles", roles: [...typed.roles] });
  return commands.length === 0
    ? { ok: false, faults: { "": "Nothing is different yet." } }
    : { ok: true, value: commands };
}

/** What is on file once a command was carried out. */
function storedBy(command: PersonCommand): Partial<Typed> {
  switch (command.type) {
    case "RenamePerson":
      return { name: command.name };
    case "ChangeTeam":
      return { team: command.team };
    case "ChangeRoles":
      return { roles: command.roles };
    case "NameLineManager":
      return { lineManager: command.lineManager ?? "" };
    case "NameSubstitute":
    case "WithdrawSubstitute":
    case "RecordPasswordRemoved":
    case "RecordLeaving":
    case "RecordReturn":
      return {};
  }
}
