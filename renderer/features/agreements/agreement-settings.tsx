import { useMemo } from "react";
import type { AgreementDocument } from "../../../shared/agreement/agreement.ts";
import { settingsOf } from "../../../shared/agreement/settings.ts";
import css from "./agreements-screen.module.css";

const BASIS_WORDS = { recommended: "our reading", assumed: "assumed", ours: "ours" } as const;

/** Everything that is not the agreement's own word: readings, assumptions, our own data. Each may be set otherwise in a new version. */
export function AgreementSettings({ agreement }: { readonly agreement: AgreementDocument }) {
  const settings = useMemo(() => settingsOf(agreement), [agreement]);
  return (
    <section className={css["section"]} aria-labelledby="agreement-settings">
      <h3 id="agreement-settings">Settings ({settings.length})</h3>
      <p>What the agreement leaves open, and how this desk reads it. A new version may set each of them otherwise.</p>
      <div className={css["wide"]}>
        <table className={css["table"]}>
          <thead>
            <tr>
              <th scope="col">Setting</th>
              <th scope="col">Value</th>
              <th scope="col">Basis</th>
              <th scope="col">Clause</th>
              <th scope="col">Why</th>
            </tr>
          </thead>
          <tbody>
            {settings.map((setting) => (
              <tr key={setting.path}>
                <th scope="row">{setting.label}</th>
                <td>{setting.value}</td>
                <td>
                  <span className={css["basis"]}>{BASIS_WORDS[setting.basis]}</span>
                </td>
                <td>
                  {setting.clause}
                  <span className={css["small"]}>{setting.requirement.join(", ")}</span>
                </td>
                <td>{setting.note ?? ""}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
