import { type RefObject, useEffect, useRef } from "react";

/**
 * The heading of a step, to which the keyboard goes when the step begins and what had the focus is gone with the one
 * before. `step` changes with each step under the same heading.
 */
export function useStepFocus(step: string | boolean): RefObject<HTMLHeadingElement | null> {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const { activeElement } = document;
    const isNowhere = activeElement === document.body || activeElement?.matches(":disabled") === true;
    if (isNowhere) title.current?.focus();
  }, [step]);
  return title;
}
