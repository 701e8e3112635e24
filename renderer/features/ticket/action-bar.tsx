import { Button as AriaButton } from "react-aria-components";
import type { Instant } from "../../../shared/kernel/instant.ts";
import { classNames } from "../../components/class-names.ts";
import { KeyHint, keyShortcuts } from "../../components/key-hint.tsx";
import css from "./action-bar.module.css";
import { actionConsequence } from "./action-consequence.ts";
import { type ActionName, OFFERED } from "./actions.ts";
import { nextAction } from "./next-action.ts";
import type { TicketModel } from "./ticket-model.ts";
import type { Offer } from "./use-offers.ts";

interface Props {
  readonly model: TicketModel;
  readonly offers: readonly Offer[];
  readonly now: Instant;
  readonly begun: ActionName | null;
  readonly onBegin: (name: ActionName) => void;
  readonly onShowAll: () => void;
  /** A new call about a ticket that ended; null while it is still worked on. */
  readonly onFollow: (() => void) | null;
}

/** The few things usually done next. Each says what it would do to the clocks before it is pressed. */
export function ActionBar({ model, offers, now, begun, onBegin, onShowAll, onFollow }: Props) {
  const names = OFFERED[model.ticket.status];
  const possible = names.flatMap(
    (name) => offers.find((offer) => offer.spec.name === name && offer.why === null) ?? [],
  );
  const primary = nextAction(model, possible);
  const shown = possible.toSorted(
    (one, other) => Number(other.spec.name === primary) - Number(one.spec.name === primary),
  );
  const first = primary === null ? undefined : shown[0];
  const rest = shown.slice(first === undefined ? 0 : 1);
  const button = ({ spec }: Offer, isPrimary: boolean) => (
    <BarButton
      key={spec.name}
      label={spec.label}
      binding={spec.binding}
      consequence={actionConsequence(spec.name, model, now)}
      isPrimary={isPrimary}
      isBegun={begun === spec.name}
      onPress={() => onBegin(spec.name)}
    />
  );
  const all = (
    <BarButton label="All actions" binding="." consequence="and why some are not possible now" onPress={onShowAll} />
  );
  return (
    <div className={css["bar"]} role="toolbar" aria-label="Actions">
      {first === undefined ? null : button(first, true)}
      {first === undefined ? null : all}
      {rest.map((offer) => button(offer, false))}
      {onFollow === null ? null : (
        <BarButton
          label="New call about this"
          binding="y"
          consequence="A new ticket with its own clock, linked to this one"
          onPress={onFollow}
        />
      )}
      {first === undefined ? all : null}
    </div>
  );
}

interface BarButtonProps {
  readonly label: string;
  readonly binding: string;
  readonly consequence: string;
  /** What the agreement asks for next. */
  readonly isPrimary?: boolean;
  readonly isBegun?: boolean;
  readonly onPress: () => void;
}

function BarButton({ label, binding, consequence, isPrimary = false, isBegun, onPress }: BarButtonProps) {
  return (
    <AriaButton
      className={classNames(css["action"], isPrimary && css["primary"])}
      ref={keyShortcuts(binding)}
      {...(isBegun === undefined ? {} : { "aria-expanded": isBegun })}
      onPress={onPress}
    >
      <span className={css["name"]}>
        {label}
        <KeyHint binding={binding} />
      </span>
      <span className={css["consequence"]}>{consequence}</span>
    </AriaButton>
  );
}
