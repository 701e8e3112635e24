import { X } from "lucide-react";
import type { Ticket } from "../../../shared/ticket/state.ts";
import { KIND_WORDS, PRIORITY_WORDS } from "../../../shared/words/event-words.ts";
import { type Names, nameOf } from "../../../shared/words/names.ts";
import { saidPriority } from "../../../shared/words/priority-name.ts";
import { visibleText } from "../../../shared/words/visible-text.ts";
import { Button } from "../../components/button.tsx";
import { zoneNote } from "../../components/zone-mark.ts";
import css from "./ticket-head.module.css";
import type { TicketModel } from "./ticket-model.ts";

interface Props {
  readonly model: TicketModel;
  readonly onClose: () => void;
}

/** Which ticket this is, whose, and how far it has come: one glance while the phone is at the ear. */
export function TicketHead({ model, onClose }: Props) {
  const { ticket, agreement, view } = model;
  const { caller, priority } = ticket;
  const zone = zoneNote(model.words.zone, ticket.loggedAt);
  const contact = [caller.phone, caller.email].filter((part) => part !== undefined).join(", ");
  return (
    <header className={css["head"]}>
      <div className={css["top"]}>
        <span className={`${css["reference"]} tabular`}>{ticket.reference}</span>
        <span className={css["chip"]} data-agreement={priority.agreement}>
          <strong>{saidPriority(agreement, priority.current)}</strong> {PRIORITY_WORDS[priority.agreement]}
        </span>
        {view.row.isMajor && <span className={css["major"]}>major incident</span>}
        <span className={css["quiet"]}>
          {KIND_WORDS[ticket.kind]}, {agreement.shortName}
        </span>
        <span className={css["status"]}>{statusWords(ticket)}</span>
        <Button kind="quiet" isIconOnly aria-label="Close the ticket" onPress={onClose}>
          <X size={16} aria-hidden="true" />
        </Button>
      </div>
      <h2 className={css["summary"]}>{visibleText(ticket.summary)}</h2>
      <p className={css["people"]}>
        <span>
          {visibleText(caller.name)}
          {contact === "" ? "" : visibleText(`, ${contact}`)}
        </span>
        <span>{visibleText(ticket.site)}</span>
        <span>{visibleText(ownerWords(ticket, model.names))}</span>
        {zone === null ? null : <span>{zone}</span>}
      </p>
    </header>
  );
}

function ownerWords({ owner, team }: Ticket, names: Names): string {
  if (owner === null) return team === null ? "nobody has it" : team;
  const name = nameOf(names, owner);
  return team === null ? name : `${name}, ${team}`;
}

function statusWords(ticket: Ticket): string {
  switch (ticket.status) {
    case "unverified":
      return "caller not verified";
    case "open":
      return ticket.waits.length > 0 ? "open, waiting" : "open";
    case "resolved":
      return ticket.resolution.confirmation ? "resolved, confirmed" : "resolved";
    case "closed":
      return "closed";
  }
}
