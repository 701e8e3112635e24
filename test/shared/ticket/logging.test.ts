import { describe, expect, test } from "vitest";
import { asId } from "../../../shared/kernel/ids.ts";
import { jo, log, logged, Scene } from "./scene.ts";

const MON_10 = "2026-06-08T10:00";

describe("logging a call", () => {
  test("keeps what was said, under the agreement's version, and the ticket is open", () => {
    const { state } = logged("stockport", MON_10);
    expect(state).toMatchObject({
      status: "open",
      reference: "ST-4K7-72Y",
      agreementId: "stockport",
      agreementVersion: "1",
      kind: "incident",
      summary: "No internet",
      loggedBy: jo,
      priority: { agreement: "proposed", current: "P2" },
      waits: [],
    });
  });

  test("in one pass can hold the proposal, the agreement, the owner and the link to an older ticket", () => {
    const happened = new Scene("stockport").happens(
      MON_10,
      log({
        proposal: { impact: "school", urgency: "now", callerSays: "We cannot teach", callerWants: "P1" },
        agreed: { agreedWith: "Sam Caller", how: "by-phone" },
        owner: asId("p-jo"),
        link: { other: asId("t0"), relation: "recurrence-of" },
      }),
    );
    expect(happened.map((event) => "type" in event && event.type)).toEqual([
      "TicketLogged",
      "PriorityProposed",
      "PriorityAgreed",
      "TicketAssigned",
      "TicketLinked",
    ]);
  });

  test("dealt with on the line is logged, agreed and resolved in one step", () => {
    const changes = {
      agreed: { agreedWith: "Sam Caller", how: "by-phone" },
      resolved: { how: "fix", text: "Password set anew" },
    } as const;
    const happened = new Scene("stockport").happens(MON_10, log(changes));
    expect(happened.map((event) => "type" in event && event.type)).toEqual([
      "TicketLogged",
      "PriorityAgreed",
      "TicketResolved",
    ]);
    const { state } = logged("stockport", MON_10, changes);
    expect(state).toMatchObject({ status: "resolved", priority: { agreement: "agreed" } });
  });

  test("for a caller who is not verified yet is not resolved in the same breath", () => {
    const refusal = new Scene("stockport").refusal(
      MON_10,
      log({ kind: "service-request", verification: "pending", resolved: { how: "fix", text: "Done" } }),
    );
    expect(refusal).toMatchObject({ kind: "TicketNotVerified" });
  });

  test("with a disputed priority runs on the analyst's and keeps what the caller wants", () => {
    const { state } = logged("stockport", MON_10, {
      disputed: true,
      proposal: { impact: null, urgency: null, callerSays: "Exams are on", callerWants: "P1" },
    });
    expect(state).toMatchObject({ priority: { agreement: "disputed", current: "P2", callerWants: "P1" } });
  });

  test("is refused as disputed when both want the same priority", () => {
    const same = { impact: null, urgency: null, callerSays: "", callerWants: "P2" };
    expect(new Scene("stockport").refusal(MON_10, log({ disputed: true, proposal: same }))).toMatchObject({
      kind: "CallerWantsSamePriority",
    });
  });

  test("happens once for a ticket", () => {
    expect(logged("stockport", MON_10).refusal(MON_10, log())).toMatchObject({ kind: "TicketAlreadyLogged" });
  });

  test("by fax is refused under Stockport: a fax only adds to an open ticket (STK-11)", () => {
    const refusal = new Scene("stockport").refusal(MON_10, log({ channel: "fax" }));
    expect(refusal).toMatchObject({ kind: "ChannelNeedsReference", message: expect.stringContaining("open already") });
  });

  test("under a priority the agreement does not have for that kind is refused, with those it has", () => {
    expect(new Scene("coventry").refusal(MON_10, log({ agreementId: "coventry", priority: "SR" }))).toMatchObject({
      kind: "PriorityNotInAgreement",
      message: "Coventry has no priority SR for an incident. Choose one of P1, P2, P3, P4.",
    });
  });

  test("as an enquiry is for agreements that know enquiries", () => {
    const enquiry = log({ kind: "enquiry", priority: "P4" });
    expect(new Scene("stockport").refusal(MON_10, enquiry)).toMatchObject({ kind: "KindNotInAgreement" });
    expect(logged("calderdale", MON_10, { kind: "enquiry", priority: "enquiry-telephone" }).state.status).toBe("open");
  });

  test("may name the agreement as files made elsewhere do", () => {
    expect(new Scene("columbia").step(MON_10, log({ agreementId: "cps" })).state).toMatchObject({
      agreementId: "columbia",
    });
  });

  test("by a channel for which the agreement asks no check needs none", () => {
    const posted = { kind: "service-request", priority: "SR", channel: "post" } as const;
    expect(logged("coventry", MON_10, posted).state.status).toBe("open");
  });

  test("under another agreement than the one in hand is refused", () => {
    expect(new Scene("sips").refusal(MON_10, log())).toMatchObject({ kind: "WrongAgreement" });
  });

  test("without what the agreement asks always is refused, naming the question (STK-50)", () => {
    const refusal = new Scene("stockport").refusal(MON_10, log({ caller: { name: "Sam" } }));
    expect(refusal).toMatchObject({ kind: "QuestionUnanswered", message: expect.stringContaining("telephone") });
    const columbia = log({ agreementId: "columbia", answers: {} });
    expect(new Scene("columbia").refusal(MON_10, columbia)).toMatchObject({ kind: "QuestionUnanswered" });
  });

  test("that an import brings along is kept as the other tool had it", () => {
    const by = { kind: "import", id: asId<"import">("i1") } as const;
    const bare = log({ caller: { name: "Caller 12" }, channel: "fax", kind: "service-request" });
    expect(new Scene("stockport").step(MON_10, bare, by).state.status).toBe("open");
  });
});

describe("a service request from a caller not yet verified (STK-51)", () => {
  const request = { kind: "service-request", priority: "P3", verification: "pending" } as const;
  const pending = logged("stockport", MON_10, request);

  test("cannot skip the check", () => {
    const skipped = log({ ...request, verification: "not-needed" });
    expect(new Scene("stockport").refusal(MON_10, skipped)).toMatchObject({ kind: "CallerCheckNeeded" });
  });

  test("waits unverified, and cannot be worked on", () => {
    expect(pending.state.status).toBe("unverified");
    for (const command of [
      { type: "ResolveTicket", how: "fix", text: "Done" },
      { type: "AcknowledgeTicket", how: "phone", text: "Hello" },
      { type: "TransferToSupportTeam", team: "Servers" },
    ] as const) {
      expect(pending.refusal("2026-06-08T10:30", command)).toMatchObject({ kind: "TicketNotVerified" });
    }
  });

  test("can be noted, assigned and withdrawn all the same", () => {
    const withdrawn = pending
      .step("2026-06-08T10:10", { type: "AddNote", text: "Asked the head" })
      .step("2026-06-08T10:20", { type: "AssignTicket", team: "Accounts" })
      .step("2026-06-08T10:30", { type: "CloseTicket", why: "withdrawn", text: "The head does not want it" });
    expect(withdrawn.state).toMatchObject({ status: "closed", resolution: null, team: "Accounts" });
  });

  test("opens when the check is passed, and only once", () => {
    const verify = { type: "VerifyCaller", check: "authorised-name", confirmedBy: "Head teacher" } as const;
    const open = pending.step("2026-06-08T11:00", verify);
    expect(open.state).toMatchObject({ status: "open", verifiedBy: { confirmedBy: "Head teacher" } });
    expect(open.refusal("2026-06-08T11:01", verify)).toMatchObject({ kind: "TicketAlreadyVerified" });
  });

  test("is never asked of an incident: nothing would start its clocks", () => {
    expect(new Scene("stockport").refusal(MON_10, log({ verification: "pending" }))).toMatchObject({
      kind: "NothingToVerify",
    });
  });
});
