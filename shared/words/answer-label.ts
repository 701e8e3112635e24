import type { AgreementDocument } from "../agreement/agreement.ts";

/** Answers that no agreement asks for: an import leaves them. */
const OTHER_LABELS: Readonly<Record<string, string>> = {
  "imported-number": "Number in the other tool",
};

/** What stands before an answer: the agreement's question, else words made of the key, so that no key is ever read out. */
export function answerLabel(id: string, { intakeQuestions }: Pick<AgreementDocument, "intakeQuestions">): string {
  const asked = intakeQuestions.find((question) => question.id === id)?.label ?? OTHER_LABELS[id];
  if (asked !== undefined) return asked;
  const words = id.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
