import type { KeyboardEvent } from "react";
import { isComposing } from "../composing.ts";
import { keyReadings } from "../key-reading.ts";
import type { DecisionChoice } from "./decision-buttons.tsx";

/** Inputs in which a letter is a letter. A radio button is not one: there A means agreed. */
const TEXT_INPUTS = "textarea, select, input:not([type=radio]):not([type=checkbox])";

/** The priority whose digit was pressed, as letters are: plain outside text fields, with Alt anywhere. */
export function priorityForKey(event: KeyboardEvent, digits: ReadonlyMap<string, string>): string | undefined {
  const pressed = keysPressed(event);
  return [...digits].find(([, digit]) => pressed.includes(digit))?.[0];
}

/** The choice whose letter was pressed: plain outside text fields, with Alt anywhere. Undefined for any other key and for what is blocked. */
export function choiceForKey(event: KeyboardEvent, choices: readonly DecisionChoice[]): DecisionChoice | undefined {
  const pressed = keysPressed(event);
  return choices.find((choice) => pressed.includes(choice.binding) && choice.blocked === null);
}

/** The keys a press can mean here; none where it is typing. */
function keysPressed(event: KeyboardEvent): readonly string[] {
  if (event.ctrlKey || event.metaKey || isComposing(event)) return [];
  const isTyping = event.target instanceof Element && event.target.matches(TEXT_INPUTS);
  return isTyping && !event.altKey ? [] : keyReadings(event.nativeEvent, false).map(({ key }) => key);
}
