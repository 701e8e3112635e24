import type { AgreementDocument } from "../../../shared/agreement/agreement.ts";
import { bundledAgreements, findVersion } from "../../../shared/agreement/registry.ts";

/** The bundled agreement of that id, the newest version unless one is named. */
export function bundled(id: string, version?: string): AgreementDocument {
  const all = bundledAgreements();
  const found = version === undefined ? all.findLast((each) => each.id === id) : findVersion(all, id, version);
  if (found === undefined) throw new Error(`No bundled agreement ${id} ${version ?? ""}`);
  return found;
}

/** A bundled document as freely editable JSON, to break in a test. */
// biome-ignore lint: a test must be able to write what the type forbids
export function editable(id: string): any {
  return JSON.parse(JSON.stringify(bundled(id)));
}
