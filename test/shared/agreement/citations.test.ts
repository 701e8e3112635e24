import { expect, test } from "vitest";
import { bundledAgreements } from "../../../shared/agreement/registry.ts";
import { coverageOf } from "../../support/agreement/coverage-of.ts";

/** How many rules were drawn from each document. */
const LAST = { STK: 116, CAL: 80, COV: 118, SIP: 69, CPS: 38 } as const;
const PREFIX: Readonly<Record<string, keyof typeof LAST>> = {
  stockport: "STK",
  calderdale: "CAL",
  coventry: "COV",
  sips: "SIP",
  columbia: "CPS",
};

/** The requirements an agreement document has to carry, by what they are about. */
const WANTED: Readonly<Record<string, string>> = {
  calendar:
    "STK-18 STK-19 STK-20 STK-21 CAL-03 COV-28 COV-29 COV-30 COV-31 COV-32 COV-33 SIP-01 SIP-02 SIP-03 " +
    "SIP-04 SIP-05 SIP-06 CPS-04 CPS-06 CPS-07",
  priority:
    "STK-23 STK-24 STK-25 STK-26 STK-27 CAL-04 CAL-08 CAL-12 CAL-16 COV-24 COV-39 COV-41 COV-43 COV-45 " +
    "COV-69 SIP-09 SIP-11 SIP-13 SIP-15 SIP-19 CPS-09 CPS-12 CPS-15 CPS-18 CPS-21 CPS-26",
  target:
    "STK-34 STK-35 STK-36 STK-37 STK-38 STK-39 STK-40 STK-42 CAL-01 CAL-02 CAL-05 CAL-09 CAL-13 CAL-17 " +
    "CAL-25 CAL-55 CAL-69 COV-40 COV-42 COV-44 COV-46 COV-47 COV-70 COV-72 SIP-10 SIP-12 SIP-14 SIP-16 " +
    "SIP-17 CPS-10 CPS-11 CPS-13 CPS-14 CPS-16 CPS-17 CPS-19 CPS-20 CPS-22 CPS-23 CPS-24 CPS-25 CPS-31 " +
    "CPS-32",
  "clock-pause": "STK-41 CAL-20 CAL-23 COV-49 COV-62 SIP-18 CPS-27 CPS-30",
  escalation: "STK-77 STK-78 STK-79 STK-80 CAL-62 CAL-64 COV-64 COV-93 COV-94 COV-95 SIP-08 SIP-52",
  closure: "STK-53 STK-54 COV-50 COV-52 COV-75 SIP-28 CPS-29",
  reopen: "STK-55 STK-56 COV-51 COV-53 COV-54 COV-76",
  "update-cadence": "CAL-06 CAL-10 CAL-14 CAL-18 CAL-22 CAL-24 COV-48 COV-59 COV-63 COV-65 CPS-28",
  "major-incident": "STK-28 STK-29 STK-30 STK-31 STK-32 STK-33 COV-55 COV-56 COV-57 COV-58 COV-60 COV-61",
  "caller-check": "STK-12 STK-51 STK-52 CAL-21 COV-23 COV-66 COV-77 SIP-23 SIP-25 SIP-26",
  intake:
    "STK-10 STK-11 STK-13 STK-14 STK-15 STK-17 STK-22 STK-49 STK-50 STK-111 CAL-42 CAL-67 CAL-70 COV-18 " +
    "COV-19 COV-20 COV-21 COV-22 COV-34 COV-35 COV-37 COV-38 COV-68 SIP-07 SIP-21 SIP-22 SIP-68 CPS-01 " +
    "CPS-02 CPS-03 CPS-05",
  contact: "STK-08 STK-09 STK-82 STK-90 CAL-36 COV-17 COV-26 COV-27 COV-114 SIP-20 SIP-24 SIP-61",
  "report-KPI":
    "STK-43 STK-44 STK-45 STK-46 STK-47 STK-48 STK-83 STK-84 STK-86 STK-95 CAL-07 CAL-11 CAL-15 CAL-19 " +
    "CAL-26 CAL-27 CAL-28 CAL-29 CAL-30 CAL-43 COV-87 COV-88 COV-89 COV-90 COV-91 SIP-34 CPS-38",
};

/**
 * Of those, the ones that stand as words among the provisions and nowhere else. They ask for no clock, no check and no
 * field of the call: work outside the scope, what happens in a review meeting, reports on request, the people a
 * customer goes to next. They become more than words when their rooms (reports, problems, complaints) are built.
 */
const WORDS_ONLY =
  "STK-22 STK-49 STK-17 STK-38 STK-46 STK-47 STK-48 STK-95 STK-83 STK-84 STK-86 CAL-25 CAL-62 CAL-64 " +
  "CAL-43 CAL-29 CAL-30 COV-21 COV-48 COV-64 COV-65 COV-93 COV-90 COV-91 SIP-08 SIP-52 SIP-06 SIP-34";

const coverage = coverageOf(bundledAgreements());

test("given every citation, then it names a rule that exists, of the agreement that cites it", () => {
  expect(coverage.size).toBeGreaterThan(200);
  for (const [id, citations] of coverage) {
    const [prefix = "", number = ""] = id.split("-");
    expect(Object.keys(LAST)).toContain(prefix);
    expect(number).toMatch(/^\d{2,3}$/);
    expect(Number(number)).toBeGreaterThanOrEqual(1);
    expect(Number(number)).toBeLessThanOrEqual(LAST[PREFIX[citations[0]?.agreement ?? ""] ?? "CPS"]);
    for (const { agreement } of citations) expect(PREFIX[agreement]).toBe(prefix);
  }
});

test.each(Object.entries(WANTED))(
  "given the requirements about %s, then each is cited by its agreement",
  (_kind, ids) => {
    expect(ids.split(" ").filter((id) => !coverage.has(id))).toEqual([]);
  },
);

test("given the requirements that stand in words only, then the list of them is this one and no longer", () => {
  const wanted = Object.values(WANTED).flatMap((ids) => ids.split(" "));
  const inWords = wanted.filter((id) => (coverage.get(id) ?? []).every(({ path }) => path.startsWith("provisions")));
  expect(inWords.toSorted()).toEqual(WORDS_ONLY.split(" ").toSorted());
});
