import { expect, test } from "vitest";
import {
  filledFrom,
  knownCallerDetail,
  knownCallerId,
  NOTHING_FILLED,
} from "../../../../renderer/features/call/known-caller.ts";

const known = { name: "Mrs Shah", phone: "1", email: "", site: "Whitley Academy", lastCalledAt: 0 };
const empty = { caller: { name: "mrs s", phone: "", email: "" }, site: "" };

test("who is chosen fills in what nobody wrote", () => {
  expect(filledFrom(known, empty, NOTHING_FILLED)).toEqual({ phone: "1", email: "", site: "Whitley Academy" });
});

test("what was heard in this call stays", () => {
  const heard = { caller: { ...empty.caller, phone: "2" }, site: "Moor End" };
  expect(filledFrom(known, heard, NOTHING_FILLED)).toEqual({ phone: "2", email: "", site: "Moor End" });
});

test("choosing somebody else takes back what the first choice filled in", () => {
  const first = filledFrom(known, empty, NOTHING_FILLED);
  const fields = { caller: { name: known.name, phone: first.phone, email: "" }, site: first.site };
  const other = { name: "Mrs Shaw", phone: "", email: "shaw@school.example", site: "Moor End", lastCalledAt: 0 };
  expect(filledFrom(other, fields, first)).toEqual({ phone: "", email: "shaw@school.example", site: "Moor End" });
});

test("two of one name are told apart by their site and how they are reached", () => {
  expect(knownCallerDetail(known)).toBe("Whitley Academy, 1");
  expect(knownCallerDetail({ ...known, phone: "", email: "a@b.example" })).toBe("Whitley Academy, a@b.example");
});

test("two of one name at one site are two offers", () => {
  const [one, other] = ["jo@b.example", "jo2@b.example"].map((email) => ({ ...known, email }));
  expect(one === undefined || other === undefined || knownCallerId(one) === knownCallerId(other)).toBe(false);
  expect(one && knownCallerDetail(one)).toBe("Whitley Academy, 1, jo@b.example");
});
