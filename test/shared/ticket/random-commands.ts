import fc from "fast-check";
import { CHANNELS, TICKET_KINDS, WAIT_KINDS } from "../../../shared/agreement/source.ts";
import { asId } from "../../../shared/kernel/ids.ts";
import { CLOSE_REASONS } from "../../../shared/ticket/actions/closing.ts";
import type { TicketCommand } from "../../../shared/ticket/commands.ts";
import { AGREED_HOW, DEADLINE_DOUBTS, LINK_RELATIONS, UPDATE_PHASES } from "../../../shared/ticket/listed-words.ts";
import type { AgreementName } from "./scene.ts";
import { HELP_DESK, log } from "./scene.ts";

export const AGREEMENTS: readonly AgreementName[] = ["stockport", "calderdale", "coventry", "sips", "columbia"];

const meant = fc.subarray([...DEADLINE_DOUBTS]);
const words = fc.constantFrom("A few words", "Others", "x");
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
const priority = fc.constantFrom("P1", "P2", "P3", "P4", "SR", "Critical", "project", "nonsense");
const kind = fc.constantFrom(...TICKET_KINDS);
const how = fc.constantFrom(...AGREED_HOW);
const waitId = fc.constantFrom("w1", "w2", "w3", "w4").map((text) => asId<"wait">(text));
const other = fc.constantFrom("t1", "t2", "t3").map((text) => asId<"ticket">(text));
const owner = fc.constantFrom("Ann", "Bob").map((name) => asId<"person">(name));
const check = { check: "authorised-name", confirmedBy: "Head" };
const near = (now: number) => fc.integer({ min: -20, max: 60 }).map((hours) => now + hours * 3_600_000);

const agreedFields = { agreedWith: words, how };
const type = <Type extends TicketCommand["type"]>(name: Type) => fc.constant(name);

/** A logging that most often succeeds under its agreement. */
export function anyLog(name: AgreementName): fc.Arbitrary<TicketCommand> {
  return fc
    .record({
      kind,
      priority,
      channel: fc.constantFrom(...CHANNELS),
      verification: fc.constantFrom("not-needed", "verified", "pending"),
    })
    .map((over) => log({ ...over, agreementId: name }));
}

/** Any command about a ticket, sensible or not, for a moment near `now`. Each fits the command schema. */
export function anyCommand(now: number): fc.Arbitrary<TicketCommand> {
  return fc.oneof(...aboutPriority(), ...aboutHandling(), ...aboutWaiting(now), ...aboutEnding());
}

function aboutPriority(): fc.Arbitrary<TicketCommand>[] {
  return [
    fc.record({
      type: type("ProposePriority"),
      priority,
      impact: maybe(words),
      urgency: maybe(words),
      callerSays: words,
      callerWants: maybe(priority),
    }),
    fc.record({ type: type("AgreePriority"), priority, ...agreedFields }),
    fc.record({ type: type("DisputePriority"), callerWants: priority, callerSays: words }),
    fc.record({ type: type("DisputePriority"), priority, callerWants: priority, callerSays: words }),
    fc.record({ type: type("SettleDispute"), priority, reason: words }),
    fc.record(
      { type: type("ChangePriority"), priority, reason: words, agreed: fc.record(agreedFields) },
      { requiredKeys: ["type", "priority"] },
    ),
  ];
}

function aboutHandling(): fc.Arbitrary<TicketCommand>[] {
  return [
    fc.constant({ type: "VerifyCaller" as const, ...check }),
    fc.record({ type: type("AssignTicket"), owner: maybe(owner), team: maybe(words) }),
    fc.record({ type: type("TransferToSupportTeam"), team: words }),
    fc.record({ type: type("AcknowledgeTicket"), how: words, text: words }),
    fc.record({ type: type("AddNote"), text: words }),
    fc.record({ type: type("SendUpdate"), phase: fc.constantFrom(...UPDATE_PHASES), text: words }),
    fc.record(
      { type: type("ConvertTicket"), to: kind, priority, reason: words, verified: fc.constant(check) },
      { requiredKeys: ["type", "to", "priority", "reason"] },
    ),
    fc.constant({ type: "ConvertTicket" as const, to: "incident" as const, priority: "P3", reason: "It broke" }),
    fc.record(
      {
        type: type("CorrectAgreement"),
        agreementId: fc.constantFrom(...AGREEMENTS),
        kind,
        priority,
        reason: words,
        verified: fc.constant(check),
      },
      { requiredKeys: ["type", "agreementId", "priority", "reason"] },
    ),
    fc.record(
      {
        type: type("CorrectCall"),
        site: fc.constantFrom("Elm Grove", "Bramhall High"),
        caller: fc.record({ name: words }),
        summary: words,
      },
      { requiredKeys: ["type", "site"] },
    ),
    fc.oneof(
      fc.record({ type: type("LinkTicket"), other, relation: fc.constantFrom(...LINK_RELATIONS) }),
      fc.record({ type: type("RaiseChange"), change: fc.constantFrom(asId<"change">("c1"), asId<"change">("c2")) }),
    ),
  ];
}

function aboutWaiting(now: number): fc.Arbitrary<TicketCommand>[] {
  return [
    fc.record({
      type: type("PauseClock"),
      kind: fc.constantFrom(...WAIT_KINDS),
      reason: words,
      party: fc.constantFrom("", "BT"),
      expectedAt: maybe(near(now)),
      customerTold: fc.boolean(),
      approvedBy: maybe(fc.constantFrom(HELP_DESK, asId<"person">("Ann"))),
    }),
    fc.record({ type: type("ResumeClock"), waitId, outcome: words }),
    fc.record({ type: type("ReviseDeadline"), deadlineAt: near(now), reason: words, meant, ...agreedFields }),
    fc.constant({ type: "ResolveWithoutAnswer" as const }),
    fc.record({
      type: type("RecordThreshold"),
      promise: fc.constantFrom("response", "fix", "update", "decision"),
      percent: fc.constantFrom(65, 85, 100),
      thresholdAt: near(now),
      dueAt: near(now),
      to: fc.constant([]),
      isLate: fc.boolean(),
    }),
  ];
}

function aboutEnding(): fc.Arbitrary<TicketCommand>[] {
  return [
    fc.record({ type: type("ResolveTicket"), how: fc.constantFrom("fix", "workaround"), text: words }),
    fc.record({ type: type("ConfirmResolution"), confirmedBy: words, how: words }),
    fc.record(
      {
        type: type("CloseTicket"),
        why: fc.constantFrom(...CLOSE_REASONS),
        text: fc.constantFrom("", "Why"),
        duplicateOf: other,
      },
      { requiredKeys: ["type", "why", "text"] },
    ),
    fc.record({ type: type("ReopenTicket"), reason: words }),
    fc.record({ type: type("RecordRecurrence"), newTicket: maybe(other), text: words }),
    fc.constant({ type: "CloseAfterTime" as const }),
  ];
}
