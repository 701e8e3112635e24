import type { AgreementDocument } from "../../../shared/agreement/agreement.ts";
import css from "./agreements-screen.module.css";
import { Clause } from "./clause.tsx";

/** What the agreement means by each kind of ticket. */
export function KindsSection({ agreement }: { readonly agreement: AgreementDocument }) {
  return (
    <section className={css["section"]} aria-labelledby="agreement-kinds">
      <h3 id="agreement-kinds">Kinds of ticket</h3>
      <dl className={css["rules"]}>
        {agreement.requestTypes.map(({ kind, name, definition, examples, source }) => (
          <div key={kind}>
            <dt>{name}</dt>
            <dd>
              {definition}
              {examples.length === 0 ? "" : ` As in: ${examples.join("; ")}.`}
              <Clause source={source} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** Whom the agreement names. */
export function ContactsSection({ agreement }: { readonly agreement: AgreementDocument }) {
  if (agreement.contacts.length === 0) return null;
  return (
    <section className={css["section"]} aria-labelledby="agreement-contacts">
      <h3 id="agreement-contacts">Contacts</h3>
      <dl className={css["rules"]}>
        {agreement.contacts.map(({ role, name, phone, email, address, source }) => (
          <div key={[role, name, phone].join("|")}>
            <dt>{role}</dt>
            <dd>
              {[name, phone, email, address].filter(Boolean).join(", ") || "named without a number"}
              <Clause source={source} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** What the agreement provides beyond its clocks. */
export function ProvisionsSection({ agreement }: { readonly agreement: AgreementDocument }) {
  const { provisions = [] } = agreement;
  if (provisions.length === 0) return null;
  return (
    <section className={css["section"]} aria-labelledby="agreement-provisions">
      <h3 id="agreement-provisions">What else is agreed</h3>
      <dl className={css["rules"]}>
        {provisions.map(({ topic, rule, source }) => (
          <div key={`${topic}-${rule}`}>
            <dt>{topic}</dt>
            <dd>
              {rule}
              <Clause source={source} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
