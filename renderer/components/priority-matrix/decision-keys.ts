import type { KeyboardEvent } from "react";
import { isComposing } from "../composing.ts";
import { keyReadings } from "../key-reading.ts";
import type { DecisionChoice } from "./decision-buttons.tsx";

/** Inputs in which a letter is a letter. A radio button is not one: there A means agreed. */
const TEXT_INPUTS = "textarea, select, input:not([type=radio]):not([type=checkbox])";

/** The choice whose letter was pressed: plain outside text fields, with Alt anywhere. Undefined for any other key and for what is blocked. */
export function choiceForKey(event: KeyboardEvent, choices: readonly DecisionChoice[]): DecisionChoice | undefined {
  if (event.ctrlKey || event.metaKey || isComposing(event)) return undefined;
  const isTyping = event.target instanceof Element && event.target.matches(TEXT_INPUTS);
  if (isTyping && !event.altKey) return undefined;
  const pressed = keyReadings(event.nativeEvent, false).map(({ key }) => key);
  return choices.find((choice) => pressed.includes(choice.binding) && choice.blocked === null);
}
