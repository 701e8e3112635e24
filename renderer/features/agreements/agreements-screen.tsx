import { useStore } from "zustand";
import { type AgreementDocument } from "../../../shared/agreement/agreement.ts";
import { dateWords } from "../../../shared/agreement/date-words.ts";
import { classNames } from "../../components/class-names.ts";
import { calendarOf, versionKey } from "../../stores/agreement-store.ts";
import { useDesk } from "../../stores/desk-context.tsx";
import { goTo } from "../../stores/route-store.ts";
import { AgreementPage } from "./agreement-page.tsx";
import css from "./agreements-screen.module.css";

/** The agreements, to be read as documents. `subject`: id and version of the one being read. */
export function AgreementsScreen({ subject }: { readonly subject: string | null }) {
  const { agreements, route } = useDesk();
  const known = useStore(agreements);
  if (!known.isLoaded) {
    return (
      <p className={css["empty"]} role="status">
        {known.problem ?? ""}
      </p>
    );
  }
  const all = inOrder([...known.inUse, ...known.available]);
  const inUse = new Set(known.inUse.map(({ id }) => id));
  const read = all.find((agreement) => versionKey(agreement.id, agreement.version) === subject) ?? all[0];
  const calendar = read === undefined ? undefined : calendarOf(known, read.id, read.version);
  if (read === undefined || calendar === undefined)
    return <p className={css["empty"]}>This desk holds no agreement.</p>;
  return (
    <div className={css["screen"]}>
      <nav className={css["list"]} aria-label="Agreements">
        <ul>
          {all.map((agreement) => (
            <li key={versionKey(agreement.id, agreement.version)}>
              <button
                type="button"
                className={classNames(css["entry"])}
                aria-current={agreement === read ? "page" : undefined}
                onClick={() => goTo(route, "agreements", versionKey(agreement.id, agreement.version))}
              >
                <strong>{agreement.shortName}</strong>
                <span>
                  version {agreement.version}, from {dateWords(agreement.effectiveFrom)}
                  {inUse.has(agreement.id) ? "" : ", not in use"}
                </span>
              </button>
            </li>
          ))}
        </ul>
      </nav>
      <AgreementPage key={versionKey(read.id, read.version)} agreement={read} calendar={calendar} />
    </div>
  );
}

function inOrder(agreements: readonly AgreementDocument[]): readonly AgreementDocument[] {
  return agreements.toSorted(
    (one, other) =>
      one.shortName.localeCompare(other.shortName) || other.effectiveFrom.localeCompare(one.effectiveFrom),
  );
}
