/** One thing wrong with an agreement document: where (`priorities[2].fix.amount`) and what, as a sentence for the administrator. */
export interface AgreementFault {
  readonly path: string;
  readonly message: string;
}

/** Writes a path the way an administrator reads it: `priorities[2].fix.amount`; the document itself is `agreement`. */
export function pathText(path: readonly PropertyKey[]): string {
  const text = path.map((part) => (typeof part === "number" ? `[${part}]` : `.${String(part)}`)).join("");
  return text === "" ? "agreement" : text.replace(/^\./, "");
}
