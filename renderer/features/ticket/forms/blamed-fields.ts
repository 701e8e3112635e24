import type { Refusal } from "../../../../shared/contract/answer.ts";
import { stillNeeded } from "../../../../shared/ticket/actions/waiting.ts";
import type { TicketCommand } from "../../../../shared/ticket/commands.ts";
import type { FormFaults } from "../../../stores/forms/use-form.ts";
import { doubtsOf, MEANT } from "./deadline-form.ts";
import type { FormSetting } from "./form-spec.ts";
import { NEEDED_FIELD } from "./wait-forms.ts";

/** The field a refusal of the desk is about, where it is about one. */
const BLAMED: Readonly<Record<string, string>> = {
  AlreadyLinked: "other",
  CallerCheckNeeded: "verified.check",
  CloseReasonNeedsText: "text",
  DeadlineNotInFuture: "deadlineAt",
  DowngradeNeedsReason: "reason",
  DuplicateOfNothing: "duplicateOf",
  ExpectedMomentPassed: "expectedAt",
  LinkToItself: "other",
  MissToldAlready: "happenedBecause",
  HappenedInFuture: "happenedAt",
  HappenedTooEarly: "happenedAt",
  PriorityNotInAgreement: "priority",
};

const MARK = "Needed here.";

/** A mark on each field that a refusal is about; the refusal's own sentence stands for the whole. */
export function marksOfRefusal(refusal: Refusal, command: TicketCommand, setting: FormSetting): FormFaults {
  return Object.fromEntries(blamed(refusal, command, setting).map((name) => [name, MARK]));
}

function blamed(refusal: Refusal, command: TicketCommand, setting: FormSetting): readonly string[] {
  if (refusal.kind === "invalid") return refusal.faults.map((fault) => fault.path);
  if (refusal.kind !== "refused") return [];
  if (refusal.rejection === "WaitNeedsMore" && command.type === "PauseClock") {
    const rule = setting.model.agreement.waits.find((candidate) => candidate.kind === command.kind);
    return rule === undefined ? [] : stillNeeded(rule, command).map((need) => NEEDED_FIELD[need].name);
  }
  // A fault on what is ticked already says nothing; only what was asked and left open is marked.
  if (refusal.rejection === "DeadlineNeedsConfirming" && command.type === "ReviseDeadline")
    return doubtsOf(command.deadlineAt, setting).flatMap((doubt) =>
      command.meant?.includes(doubt) === true ? [] : [MEANT[doubt].name],
    );
  const name = BLAMED[refusal.rejection];
  return name === undefined ? [] : [name];
}
