/** The screen as a whole, which the skip link leads to. */
const SCREEN_ID = "content";

/** Nobody has the focus: what had it is gone, or only the screen as a whole has it. */
function isFree(active: Element | null): boolean {
  return active === null || active === document.body || active.id === SCREEN_ID;
}

/** Runs `focus` where nobody has the keyboard: no field, no dialog, nothing else a person chose. */
export function catchFreeFocus(focus: () => void): void {
  if (isFree(document.activeElement)) focus();
}

/** Gives the keyboard to `place` where nobody has it. */
export function takeFreeFocus(place: HTMLElement | null): void {
  catchFreeFocus(() => place?.focus({ preventScroll: true }));
}

/**
 * A screen was opened: the keyboard goes on in it, at the place marked `data-first-focus` or in the screen as a whole. A
 * screen that has put it somewhere itself keeps it there, and so does a dialog.
 */
export function focusOpenedScreen(): void {
  const screen = document.getElementById(SCREEN_ID);
  const active = document.activeElement;
  if (screen === null || active?.closest('[role="dialog"]')) return;
  if (!isFree(active) && screen.contains(active)) return;
  const first = screen.querySelector<HTMLElement>("[data-first-focus]") ?? screen;
  first.focus({ preventScroll: true });
}
