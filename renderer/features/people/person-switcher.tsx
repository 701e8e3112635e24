import { ChevronDown } from "lucide-react";
import { useState } from "react";
import {
  Button,
  Header,
  Menu,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Popover,
  type Selection,
  Separator,
} from "react-aria-components";
import { useStore } from "zustand";
import type { PersonHere } from "../../../shared/contract/views.ts";
import { classNames } from "../../components/class-names.ts";
import menu from "../../components/menu.module.css";
import type { Desk } from "../../stores/desk.ts";
import { useActor, useDesk } from "../../stores/desk-context.tsx";
import { DENSITIES, THEMES } from "../../stores/preference-store.ts";
import { lockWindow, signIn, signOut } from "../../stores/session-store.ts";
import { useActions } from "../../stores/use-actions.ts";
import { AddPersonDialog } from "./add-person-dialog.tsx";
import { HandOutCodeDialog } from "./hand-out-code-dialog.tsx";
import css from "./person-switcher.module.css";
import { SetPasswordDialog } from "./set-password-dialog.tsx";

const ADD = "add-person";
const NOBODY: readonly PersonHere[] = [];

/** Who acts at this window, and how the window looks. Whoever is named here stands on every event made here. */
export function PersonSwitcher() {
  const [isOpen, setOpen] = useState(false);
  const [isAdding, setAdding] = useState(false);
  const [isSettingPassword, setSettingPassword] = useState(false);
  const [isHandingOut, setHandingOut] = useState(false);
  const desk = useDesk();
  const person = useStore(desk.session, (state) => state.session?.person ?? null);
  const actor = useActor();
  const people = useStore(desk.status, (state) => state.status?.people) ?? NOBODY;
  const handOut = {
    id: "people.code",
    label: "Hand out a code for a password",
    area: "Anywhere",
    keys: [],
    run: () => setHandingOut(true),
  } as const;
  useActions([
    ...people.slice(0, BY_KEY).map(({ id, name }, index) => ({
      id: `people.act-${index + 1}`,
      label: `Act as ${name}`,
      area: "Anywhere" as const,
      keys: [`g ${index + 1}`],
      run: () => void sitDown(desk, id),
    })),
    { id: "people.switch", label: "Switch who acts", area: "Anywhere", keys: ["g p"], run: () => setOpen(true) },
    {
      id: "people.password",
      label: "Set your password",
      area: "Anywhere",
      keys: [],
      run: () => setSettingPassword(true),
    },
    ...(person?.roles.includes("administrator") === true ? [handOut] : []),
    { id: "people.lock", label: "Lock this window", area: "Anywhere", keys: ["g l"], run: () => void lockWindow(desk) },
    { id: "people.add", label: "Add a person", area: "Anywhere", keys: ["g n"], run: () => setAdding(true) },
  ]);
  return (
    <>
      <MenuTrigger isOpen={isOpen} onOpenChange={setOpen}>
        <Button className={classNames(css["trigger"])}>
          <Initials name={actor?.name ?? "?"} />
          <span className={css["name"]}>{actor?.name}</span>
          <span className="visually-hidden">acts. Switch</span>
          <ChevronDown size={14} aria-hidden="true" />
        </Button>
        <Popover className={classNames(menu["popover"])} placement="bottom end">
          <SwitcherMenu onAdd={() => setAdding(true)} />
        </Popover>
      </MenuTrigger>
      {isAdding ? <AddPersonDialog onClose={() => setAdding(false)} /> : null}
      {isSettingPassword ? <SetPasswordDialog onClose={() => setSettingPassword(false)} /> : null}
      {isHandingOut ? <HandOutCodeDialog onClose={() => setHandingOut(false)} /> : null}
    </>
  );
}

/** The first nine are two keys away. */
const BY_KEY = 9;

const keyOf = (index: number): string | undefined => (index < BY_KEY ? `g ${index + 1}` : undefined);

async function sitDown(desk: Desk, id: string | null): Promise<void> {
  if (id === null || id === desk.me()) return;
  const answer = await signIn(desk, id, undefined);
  if (answer.ok) return;
  // Who needs a password is asked for it where a window asks who works at it.
  desk.preferences.setState({ actorId: id });
  await signOut(desk);
}

function SwitcherMenu({ onAdd }: { readonly onAdd: () => void }) {
  const desk = useDesk();
  const { status, preferences } = desk;
  const people = useStore(status, (state) => state.status?.people) ?? [];
  const { theme, density } = useStore(preferences);
  const actor = useActor();
  return (
    <Menu className={classNames(menu["menu"])} onAction={(key) => (key === ADD ? onAdd() : undefined)}>
      <MenuSection
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={actor === null ? [] : [actor.id]}
        onSelectionChange={(keys) => void sitDown(desk, onlyKey(keys))}
      >
        <Header className={classNames(menu["heading"])}>Who acts</Header>
        {people.map((person, index) => (
          <MenuItem key={person.id} id={person.id} textValue={person.name} className={classNames(menu["item"])}>
            <span>{person.name}</span>
            <span className={menu["aside"]}>{[person.team, keyOf(index)].filter(Boolean).join(", ")}</span>
          </MenuItem>
        ))}
      </MenuSection>
      <MenuItem id={ADD} className={classNames(menu["item"])}>
        Add a person ...
      </MenuItem>
      <Separator className={classNames(menu["separator"])} />
      <ChoiceSection
        title="Theme"
        values={THEMES}
        chosen={theme}
        onChoose={(value) => preferences.setState({ theme: value })}
      />
      <Separator className={classNames(menu["separator"])} />
      <ChoiceSection
        title="Rows"
        values={DENSITIES}
        chosen={density}
        onChoose={(value) => preferences.setState({ density: value })}
      />
    </Menu>
  );
}

interface ChoiceProps<Value extends string> {
  readonly title: string;
  readonly values: readonly Value[];
  readonly chosen: Value;
  readonly onChoose: (value: Value) => void;
}

function ChoiceSection<Value extends string>({ title, values, chosen, onChoose }: ChoiceProps<Value>) {
  const choose = (keys: Selection): void => {
    const value = values.find((candidate) => candidate === onlyKey(keys));
    if (value !== undefined) onChoose(value);
  };
  return (
    <MenuSection selectionMode="single" disallowEmptySelection selectedKeys={[chosen]} onSelectionChange={choose}>
      <Header className={classNames(menu["heading"])}>{title}</Header>
      {values.map((value) => (
        <MenuItem key={value} id={value} className={classNames(menu["item"])}>
          {value.charAt(0).toUpperCase() + value.slice(1)}
        </MenuItem>
      ))}
    </MenuSection>
  );
}

const onlyKey = (keys: Selection): string | null => (keys === "all" ? null : String([...keys][0] ?? "") || null);

function Initials({ name }: { readonly name: string }) {
  const letters = name
    .split(/\s+/)
    .map((part) => part.charAt(0))
    .slice(0, 2)
    .join("")
    .toUpperCase();
  return (
    <span className={css["initials"]} aria-hidden="true">
      {letters}
    </span>
  );
}
