import type { NextStep, StepHolder } from "../change/next-step.ts";
import { assertNever } from "../kernel/assert-never.ts";
import type { PersonId } from "../kernel/ids.ts";
import { sayList } from "./change-moment.ts";
import { TOLD_NAMES } from "./change-names.ts";

/** What comes next about a change, as an instruction: "Agree the level with the customer". */
export function sayNextStep(step: NextStep, nameOf: (person: PersonId) => string): string {
  switch (step.kind) {
    case "filter":
      return "Accept it, or reject it with an explanation";
    case "assess":
      return "Answer the three questions and choose a level";
    case "agree-level":
      return "Agree the level with the customer";
    case "settle-level":
      return "Settle the disputed level";
    case "route":
      return "Choose who decides";
    case "route-anew":
      return "Choose anew who decides: the vote has lapsed";
    case "vote":
      return `${sayList(step.waiting.map(nameOf))} may still vote`;
    case "look-at-objection":
      return "Look at the objection against a vote that was counted";
    case "decide":
      return step.onRecommendation ? "Decide on the board's recommendation" : "Decide";
    case "tell-customer":
      return `Tell the customer ${TOLD_NAMES[step.about]}`;
    case "negotiate-deadline":
      return "Contact the customer and agree a deadline";
    case "schedule":
      return "Put it on the schedule";
    case "send-notices":
      return step.unsent === 1 ? "Send the notice that is drafted" : `Send the ${step.unsent} notices that are drafted`;
    case "carry-out":
      return "Carry it out and record how it went";
    case "review":
      return "Review it: did it work?";
    default:
      return assertNever(step);
  }
}

/** Who has it: a name, or the role. */
export function sayHolder({ person, role }: StepHolder, nameOf: (person: PersonId) => string): string {
  if (person !== null) return nameOf(person);
  switch (role) {
    case "change-manager":
      return "the change manager";
    case "team-leader":
      return "the team leader";
    case "board-member":
      return "the board";
    case "specialist":
      return "a specialist";
    case "analyst":
    case "administrator":
    case "wallboard":
    case null:
      return "the desk";
    default:
      return assertNever(role);
  }
}
