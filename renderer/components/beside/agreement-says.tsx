import { useId } from "react";
import type { AgreementDocument } from "../../../shared/agreement/agreement.ts";
import type { TicketKind } from "../../../shared/agreement/source.ts";
import css from "./beside.module.css";

interface KindProps {
  readonly agreement: AgreementDocument;
  readonly kind: TicketKind;
}

/** What the agreement means by this kind of ticket, and whom it names for when somebody else has to be asked. */
export function AgreementSays({ agreement, kind }: KindProps) {
  const type = agreement.requestTypes.find((each) => each.kind === kind);
  const title = useId();
  return (
    <section className={css["beside"]} aria-labelledby={title}>
      <h3 id={title}>{agreement.shortName} says</h3>
      {type === undefined ? null : (
        <p className={css["text"]}>
          <strong>{type.name}:</strong> {type.definition}
          {type.examples.length === 0 ? "" : ` As in: ${type.examples.join("; ")}.`}
        </p>
      )}
      <Contacts contacts={agreement.contacts} />
    </section>
  );
}

/** The people and places an agreement names. */
export function Contacts({ contacts }: Pick<AgreementDocument, "contacts">) {
  if (contacts.length === 0) return null;
  return (
    <dl className={css["contacts"]}>
      {contacts.map(({ role, name, phone, email, address }) => (
        <div key={[role, name, phone].join("|")}>
          <dt>{role}</dt>
          <dd>
            {[name, phone, email, address].filter(Boolean).join(", ") || "named in the agreement, without a number"}
          </dd>
        </div>
      ))}
    </dl>
  );
}
