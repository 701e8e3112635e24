import type { PeopleView, PersonView } from "../../../shared/contract/people-views.ts";
import { personActions } from "../../../shared/person/person-actions.ts";
import type { MomentWords } from "../../../shared/words/moment-words.ts";
import { sayRoleList, whyNotAllowed } from "../../../shared/words/role-words.ts";
import { Button } from "../../components/button.tsx";
import { useHeldRoles } from "../../stores/desk-context.tsx";
import css from "./people-screen.module.css";
import type { PersonEndingKind } from "./person-ending.tsx";
import { useDeskMoments } from "./use-desk-moments.ts";

/** Which dialog stands open, and about whom. */
export type Opened =
  | { readonly kind: "add" | "password" | "recovery" }
  | { readonly kind: "change" | "substitute" | PersonEndingKind; readonly person: PersonView };

type PersonButton = "change" | "substitute" | PersonEndingKind;

/** What stands on each button, and how its name goes on for who does not see the card around it. */
const LABELS: Readonly<Record<PersonButton, readonly [label: string, about: string]>> = {
  change: ["Change", ""],
  substitute: ["Substitute", "for "],
  "password-removed": ["Take password away", "from "],
  leave: ["Record leaving", "of "],
  return: ["Record return", "of "],
  erase: ["Erase", "what is known of "],
};

export type OnOpen = (opened: Opened) => void;

interface CardProps {
  readonly person: PersonView;
  readonly view: PeopleView;
  readonly onOpen: OnOpen;
}

/** One person: what they may do, who stands in, what happened, and what can be done about it. */
export function PersonCard({ person, view, onOpen }: CardProps) {
  const words = useDeskMoments(view.zone);
  const nameOf = (id: string | null): string => view.people.find((each) => each.id === id)?.name ?? "nobody";
  return (
    <li className={css["person"]}>
      <h3>{person.name}</h3>
      <p className={css["team"]}>
        {person.team}
        {person.status === "left" ? ", has left" : ""}
      </p>
      <dl className={css["facts"]}>
        <Fact name="Roles">{sayRoleList(person.roles)}</Fact>
        <Fact name="Line manager">{nameOf(person.lineManager)}</Fact>
        <Fact name="Substitutes">{substitutesText(person, nameOf, words)}</Fact>
        <Fact name="Password">{passwordText(person, view)}</Fact>
      </dl>
      <CardButtons person={person} onOpen={onOpen} />
      <details className={css["history"]}>
        <summary>What happened</summary>
        <ul>
          {person.history.map(({ sentence, by, at }) => (
            <li key={`${at} ${sentence}`}>
              {sentence} <span className={css["note"]}>{`${by}, ${words.full(at)}`}</span>
            </li>
          ))}
        </ul>
      </details>
    </li>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function substitutesText({ substitutes }: PersonView, nameOf: (id: string) => string, words: MomentWords): string {
  const each = substitutes.map(
    ({ person, from, until }) => `${nameOf(person)}, ${words.full(from)} until ${words.full(until)}`,
  );
  return each.length === 0 ? "nobody" : each.join("; ");
}

function passwordText({ hasPassword, roles }: PersonView, { asksForPasswords }: PeopleView): string {
  if (hasPassword) return "set";
  const isMissed = asksForPasswords && roles.some((role) => role !== "analyst");
  return isMissed ? "none: until it is set, an analyst only" : "none";
}

function CardButtons({ person, onOpen }: Omit<CardProps, "view">) {
  const held = useHeldRoles();
  const why = whyNotAllowed(personActions.ChangeRoles.who, held);
  const whyNotSubstitute = whyNotAllowed(personActions.NameSubstitute.who, held);
  const whyNotErase = whyNotAllowed(["administrator"], held);
  const button = (kind: PersonButton, whyNot: string | null) => {
    const [label, about] = LABELS[kind];
    return (
      <Button kind="quiet" isDisabled={whyNot !== null} onPress={() => onOpen({ kind, person })}>
        {label}
        <span className="visually-hidden">{` ${about}${person.name}`}</span>
      </Button>
    );
  };
  if (person.status === "left") {
    return (
      <div className={css["buttons"]}>
        {button("return", why)}
        {button("erase", whyNotErase)}
      </div>
    );
  }
  return (
    <div className={css["buttons"]}>
      {button("change", why)}
      {button("substitute", whyNotSubstitute)}
      {person.hasPassword ? button("password-removed", why) : null}
      {button("leave", why)}
    </div>
  );
}
