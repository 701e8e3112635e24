import { Button as AriaButton } from "react-aria-components";
import type { Instant } from "../../../shared/kernel/instant.ts";
import { KeyHint, keyText } from "../../components/key-hint.tsx";
import css from "./action-bar.module.css";
import { actionConsequence } from "./action-consequence.ts";
import { type ActionName, OFFERED } from "./actions.ts";
import type { TicketModel } from "./ticket-model.ts";
import type { Offer } from "./use-offers.ts";

interface Props {
  readonly model: TicketModel;
  readonly offers: readonly Offer[];
  readonly now: Instant;
  readonly begun: ActionName | null;
  readonly onBegin: (name: ActionName) => void;
  readonly onShowAll: () => void;
}

/** The few things usually done next. Each says what it would do to the clocks before it is pressed. */
export function ActionBar({ model, offers, now, begun, onBegin, onShowAll }: Props) {
  const names = OFFERED[model.ticket.status];
  const shown = names.flatMap((name) => offers.find((offer) => offer.spec.name === name && offer.why === null) ?? []);
  return (
    <div className={css["bar"]} role="toolbar" aria-label="Actions">
      {shown.map(({ spec }) => (
        <AriaButton
          key={spec.name}
          className={css["action"] ?? ""}
          aria-keyshortcuts={keyText(spec.binding)}
          aria-expanded={begun === spec.name}
          onPress={() => onBegin(spec.name)}
        >
          <span className={css["name"]}>
            {spec.label}
            <KeyHint binding={spec.binding} />
          </span>
          <span className={css["consequence"]}>{actionConsequence(spec.name, model, now)}</span>
        </AriaButton>
      ))}
      <AriaButton className={css["action"] ?? ""} aria-keyshortcuts="." onPress={onShowAll}>
        <span className={css["name"]}>
          All actions
          <KeyHint binding="." />
        </span>
        <span className={css["consequence"]}>and why some are not possible now</span>
      </AriaButton>
    </div>
  );
}
