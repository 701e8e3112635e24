import type { CommandsFrom } from "../kernel/action-definition.ts";
import { commandSchema } from "../kernel/command-schema.ts";
import { assessmentActions } from "./assessment/assessment-actions.ts";
import { routingActions } from "./assessment/routing-actions.ts";
import { ballotActions } from "./ballot/ballot-actions.ts";
import { decisionActions } from "./decision/decision-actions.ts";
import { aroundActions } from "./delivery/around-actions.ts";
import { deliveryActions } from "./delivery/delivery-actions.ts";
import { dueActions } from "./due/due-actions.ts";
import { intakeActions } from "./intake/intake-actions.ts";
import { proposalActions } from "./proposal/proposal-actions.ts";

/** All that can be asked of a change. */
export const changeActions = {
  ...intakeActions,
  ...assessmentActions,
  ...routingActions,
  ...proposalActions,
  ...ballotActions,
  ...decisionActions,
  ...deliveryActions,
  ...aroundActions,
  ...dueActions,
} as const;

export type ChangeActionName = keyof typeof changeActions;
export type ChangeCommand = CommandsFrom<typeof changeActions>;
/** The schema of any command of a change. */
export const ChangeCommand = commandSchema(changeActions, "a change");
