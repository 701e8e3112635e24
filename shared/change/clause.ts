import type { Source } from "../agreement/source.ts";

/** Where a rule stands, for the refusal or warning that cites it: "COV-81: 8.1; 10.1". */
export function clauseOf({ source }: { readonly source: Source }): string {
  return [source.requirement.join(", "), source.clause].filter((part) => part !== "").join(": ");
}
