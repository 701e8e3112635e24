import type { AgreementDocument } from "../../shared/agreement/agreement.ts";
import { bundledAgreements } from "../../shared/agreement/registry.ts";
import { UsageError } from "./command.ts";

/** The id behind a name as people type it: `coventry`, `Coventry`, an alias such as `cps`. @throws UsageError for any other. */
export function agreementNamed(typed: string): { readonly id: string; readonly latest: AgreementDocument } {
  const name = typed.toLowerCase();
  const found = bundledAgreements().filter(
    ({ id, aliases, shortName }) => id === name || shortName.toLowerCase() === name || aliases?.includes(name) === true,
  );
  const latest = found.toSorted((one, other) => one.effectiveFrom.localeCompare(other.effectiveFrom)).at(-1);
  if (latest !== undefined) return { id: latest.id, latest };
  const known = [...new Set(bundledAgreements().map(({ id }) => id))].join(", ");
  throw new UsageError(`There is no agreement "${typed}". There are: ${known}.`);
}
