import type { AgreementDocument } from "../../../shared/agreement/agreement.ts";
import { dateWords } from "../../../shared/agreement/date-words.ts";
import type { Calendar } from "../../../shared/calendar/calendar.ts";
import { AgreementSettings } from "./agreement-settings.tsx";
import css from "./agreements-screen.module.css";
import { HoursSection } from "./hours-section.tsx";
import { PrioritiesSection } from "./priorities-section.tsx";
import { RulesSection } from "./rules-section.tsx";
import { ContactsSection, KindsSection, ProvisionsSection } from "./terms-section.tsx";
import { TryATime } from "./try-a-time.tsx";

interface Props {
  readonly agreement: AgreementDocument;
  readonly calendar: Calendar;
}

/** One version of one agreement, in the order in which somebody on the phone would look things up. */
export function AgreementPage({ agreement, calendar }: Props) {
  return (
    <article className={css["page"]} aria-labelledby="agreement-title">
      <header className={css["head"]}>
        <h2 id="agreement-title">{agreement.title}</h2>
        <p>
          {agreement.name}. Version {agreement.version}, for tickets logged from {dateWords(agreement.effectiveFrom)}.
        </p>
        <p>{agreement.parties.map((party) => `${party.role}: ${party.name}`).join(". ")}.</p>
      </header>
      <TryATime agreement={agreement} calendar={calendar} />
      <PrioritiesSection agreement={agreement} />
      <div className={css["beside"]}>
        <HoursSection agreement={agreement} />
        <RulesSection agreement={agreement} />
      </div>
      <div className={css["across"]}>
        <KindsSection agreement={agreement} />
      </div>
      <div className={css["across"]}>
        <ContactsSection agreement={agreement} />
      </div>
      <div className={css["across"]}>
        <ProvisionsSection agreement={agreement} />
      </div>
      <div className={css["across"]}>
        <AgreementSettings agreement={agreement} />
      </div>
    </article>
  );
}
