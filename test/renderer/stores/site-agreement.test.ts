import { expect, test } from "vitest";
import { siteAgreement } from "../../../renderer/stores/site-agreement.ts";

const customers = [
  { name: "Elm Grove", agreement: "coventry" },
  { name: "Moor End", agreement: null },
  { name: "St Mary's", agreement: "stockport" },
  { name: "St Mary's", agreement: "sips" },
  { name: "Hillside", agreement: "sips" },
  { name: "Hillside", agreement: "sips" },
];

test("a call falls under the agreement of the school it comes from", () => {
  expect(siteAgreement(customers, " Elm Grove ")).toBe("coventry");
  expect(siteAgreement(customers, "Hillside")).toBe("sips");
});

test("nothing is guessed where nobody has said, or two schools of one name differ", () => {
  for (const site of ["", "Moor End", "St Mary's", "Elm", "Nowhere"]) expect(siteAgreement(customers, site)).toBeNull();
});
