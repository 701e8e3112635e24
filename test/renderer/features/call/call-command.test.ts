import { describe, expect, test } from "vitest";
import { checkCall, ownQuestions, verificationOf } from "../../../../renderer/features/call/call-command.ts";
import {
  type CallFields,
  emptyCall,
  isWorthKeeping,
  readCall,
} from "../../../../renderer/features/call/call-fields.ts";
import { asId } from "../../../../shared/kernel/ids.ts";
import { deskOf } from "../../../support/clock/fixtures.ts";

const stockport = deskOf("stockport").agreement;
const columbia = deskOf("columbia").agreement;
const IDS = {
  commandId: "6f1d3c1a-7b1e-4c55-9a53-0a3e9f0a1b11",
  ticketId: "0a3e9f0a-1b11-4c55-9a53-6f1d3c1a7b1e",
  startedAt: 1_774_000_000_000,
};
const ASHA = { id: asId<"person">("p1"), name: "Asha Bello", team: "Desk" };

function call(changes: Partial<CallFields> = {}): CallFields {
  return {
    ...emptyCall(IDS, "stockport"),
    caller: { name: "Jo Lee", phone: "0161 496 0000", email: "" },
    site: "Bramhall High",
    summary: "No internet",
    ...changes,
  };
}

describe("a call becomes a command", () => {
  test("with the desk's proposal and the caller's view kept apart", () => {
    const priority = { ...call().priority, callerSays: "exams today", callerWants: "P1", agreedWith: "Jo Lee" };
    const checked = checkCall(call({ priority }), stockport, "P2", { type: "disputed" }, ASHA);
    expect(checked).toMatchObject({
      ok: true,
      value: { priority: "P2", disputed: true, proposal: { callerSays: "exams today", callerWants: "P1" } },
    });
  });

  test("agreed, with whom and how", () => {
    const priority = { ...call().priority, agreedWith: "Jo Lee" };
    const checked = checkCall(call({ priority }), stockport, "P2", { type: "agreed", how: "by-phone" }, ASHA);
    expect(checked).toMatchObject({ ok: true, value: { agreed: { agreedWith: "Jo Lee", how: "by-phone" } } });
  });

  test("taken by whoever is on the phone, unless they leave it to others", () => {
    const later = { type: "later" } as const;
    expect(checkCall(call(), stockport, "P2", later, ASHA)).toMatchObject({ value: { owner: "p1" } });
    const left = checkCall(call({ takeIt: false }), stockport, "P2", later, ASHA);
    expect(left.ok && "owner" in left.value).toBe(false);
  });

  test("an empty telephone number is left out, not sent as an empty text", () => {
    const reached = call({ caller: { name: "Jo", phone: "", email: "jo@school.example" } });
    const checked = checkCall(reached, stockport, "P2", { type: "later" }, ASHA);
    expect(checked.ok && checked.value.type === "LogTicket" && checked.value.caller).toEqual({
      name: "Jo",
      email: "jo@school.example",
    });
  });
});

describe("what is missing is said field by field", () => {
  test("by the name the field has on screen", () => {
    const checked = checkCall(emptyCall(IDS, "stockport"), stockport, "P2", { type: "later" }, ASHA);
    expect(checked.ok ? "" : checked.faults["site"]).toBe('Fill in "School name and address".');
    expect(checked.ok ? [] : Object.keys(checked.faults)).toEqual(["site", "caller.name", "summary", "caller.phone"]);
  });

  test("a question the agreement insists on is still to be asked", () => {
    const checked = checkCall(call({ agreementId: "columbia" }), columbia, "P2", { type: "later" }, ASHA);
    expect(checked.ok ? [] : Object.keys(checked.faults)).toEqual(["answers.how-many", "answers.workaround"]);
  });

  test("questions the form asks anyway are not asked twice", () => {
    expect(ownQuestions(stockport, "incident").map(({ id }) => id)).not.toContain("caller");
  });
});

describe("caller checks", () => {
  const request = call({ kind: "service-request" });

  test("an incident needs none", () => {
    expect(verificationOf(stockport, call())).toBe("not-needed");
  });

  test("a request waits until every check that holds it has been gone through (STK-51, STK-52)", () => {
    expect(verificationOf(stockport, request)).toBe("pending");
    const half = { ...request, checks: { "authorised-name": "passed" } } as const;
    expect(verificationOf(stockport, half)).toBe("pending");
    const whole = { ...half, checks: { ...half.checks, "school-password": "passed" } } as const;
    expect(verificationOf(stockport, whole)).toBe("verified");
  });

  test("do not hold up a request they are not for, until somebody says that they apply", () => {
    const coventry = deskOf("coventry").agreement;
    const request = call({ kind: "service-request" });
    expect(verificationOf(coventry, request)).toBe("not-needed");
    const asked = call({ kind: "service-request", checks: { "account-authorisation": "not-yet" } });
    expect(verificationOf(coventry, asked)).toBe("pending");
    const passed = call({ kind: "service-request", checks: { "account-authorisation": "passed" } });
    expect(verificationOf(coventry, passed)).toBe("verified");
  });
});

describe("a draft", () => {
  test("comes back as it was", () => {
    expect(readCall(JSON.stringify(call()))).toEqual(call());
  });

  test("of another version loses what nobody understands and nothing else", () => {
    const odd = { ...call(), kind: "from the future", checks: 7, extra: true };
    expect(readCall(JSON.stringify(odd))).toEqual(call());
  });

  test("that is no call is no call", () => {
    expect(readCall("{}")).toBeNull();
    expect(readCall("not json")).toBeNull();
  });

  test("is kept only once something was said", () => {
    expect(isWorthKeeping(emptyCall(IDS, "stockport"))).toBe(false);
    expect(isWorthKeeping(call())).toBe(true);
  });
});
