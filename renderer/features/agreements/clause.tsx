import type { Source } from "../../../shared/agreement/source.ts";
import css from "./agreements-screen.module.css";

const BASIS_WORDS: Readonly<Record<Source["basis"], string>> = {
  stated: "",
  recommended: "our reading",
  assumed: "assumed",
  ours: "ours",
};

/** Where a rule stands in the agreement, and whether it is the agreement's own word. */
export function Clause({ source }: { readonly source: Source }) {
  const basis = BASIS_WORDS[source.basis];
  return (
    <span className={css["clause"]} title={[source.requirement.join(", "), source.note].filter(Boolean).join(". ")}>
      {source.clause}
      {basis === "" ? null : <span className={css["basis"]}>{basis}</span>}
    </span>
  );
}
