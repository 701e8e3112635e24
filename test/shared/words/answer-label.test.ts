import { expect, test } from "vitest";
import { answerLabel } from "../../../shared/words/answer-label.ts";
import { deskOf } from "../../support/clock/fixtures.ts";

const { agreement } = deskOf("stockport");

test("an answer stands under the agreement's own question", () => {
  const [question] = agreement.intakeQuestions;
  expect(question && answerLabel(question.id, agreement)).toBe(question?.label);
});

test("what no agreement asks is named in words, never by its key", () => {
  expect(answerLabel("imported-number", agreement)).toBe("Number in the other tool");
  expect(answerLabel("serial-number", agreement)).toBe("Serial number");
});
