import { type RefObject, useEffect, useRef } from "react";
import { catchFreeFocus } from "../../components/free-focus.ts";

/**
 * The heading of a step, to which the keyboard goes when the step begins and what had the focus is gone with the one
 * before. `step` changes with each step under the same heading.
 */
export function useStepFocus(step: string | boolean): RefObject<HTMLHeadingElement | null> {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const focus = (): void => title.current?.focus();
    if (document.activeElement?.matches(":disabled") === true) focus();
    else catchFreeFocus(focus);
  }, [step]);
  return title;
}
