import type { AgreementDocument } from "../../../shared/agreement/agreement.ts";
import { sourcedRules } from "../../../shared/agreement/citations.ts";
import type { Source } from "../../../shared/agreement/source.ts";

/** One place that cites a requirement. */
interface Citation {
  readonly agreement: string;
  readonly version: string;
  readonly path: string;
  readonly basis: Source["basis"];
}

/** For each requirement id that some agreement cites, where it is cited. Ids that are cited nowhere are not in the map. */
export function coverageOf(documents: readonly AgreementDocument[]): ReadonlyMap<string, readonly Citation[]> {
  const citations = new Map<string, Citation[]>();
  for (const document of documents) {
    for (const { path, source } of sourcedRules(document)) {
      for (const requirement of source.requirement) {
        const places = citations.get(requirement) ?? [];
        places.push({ agreement: document.id, version: document.version, path, basis: source.basis });
        citations.set(requirement, places);
      }
    }
  }
  return citations;
}
