import type { Instant } from "../../../shared/kernel/instant.ts";
import { Dialog } from "../../components/dialog.tsx";
import { KeyHint } from "../../components/key-hint.tsx";
import { actionConsequence } from "./action-consequence.ts";
import type { ActionName } from "./actions.ts";
import css from "./all-actions.module.css";
import type { TicketModel } from "./ticket-model.ts";
import type { Offer } from "./use-offers.ts";

interface Props {
  readonly model: TicketModel;
  readonly offers: readonly Offer[];
  readonly now: Instant;
  readonly onBegin: (name: ActionName) => void;
  readonly onClose: () => void;
}

/** Everything that can be done with a ticket; what cannot be done now says why. */
export function AllActions({ model, offers, now, onBegin, onClose }: Props) {
  return (
    <Dialog isOpen onClose={onClose} title={`Actions for ${model.ticket.reference}`} size="medium">
      <ul className={css["list"]}>
        {offers.map(({ spec, why }) => (
          <li key={spec.name}>
            <button
              type="button"
              className={css["action"]}
              aria-disabled={why !== null}
              onClick={() => {
                if (why !== null) return;
                onClose();
                onBegin(spec.name);
              }}
            >
              <span className={css["name"]}>
                {spec.label}
                <KeyHint binding={spec.binding} />
              </span>
              <span className={css["words"]}>{why ?? actionConsequence(spec.name, model, now)}</span>
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
