import { useEffect } from "react";

/**
 * The keyboard is never nowhere: when what had it is gone, or a click fell beside everything, it goes to the nearest part
 * around that is still there and can take it, at the last to the screen as a whole.
 */
export function useKeptFocus(): void {
  useEffect(() => {
    let around: readonly Element[] = [];
    let waiting = 0;
    const remember = ({ target }: FocusEvent): void => {
      around = target instanceof Element ? withAncestors(target) : [];
    };
    const look = (): void => {
      if (isNowhere()) focusFirst(placesFor(around));
    };
    // Whatever gives the focus back by itself, as a closing dialog does, comes first: it takes a frame.
    const soon = (): void => {
      cancelAnimationFrame(waiting);
      if (isNowhere()) waiting = requestAnimationFrame(() => (waiting = requestAnimationFrame(look)));
    };
    const changes = new MutationObserver(soon);
    changes.observe(document.body, { childList: true, subtree: true });
    document.addEventListener("focusin", remember);
    document.addEventListener("focusout", soon);
    document.addEventListener("pointerup", soon);
    return () => {
      cancelAnimationFrame(waiting);
      changes.disconnect();
      document.removeEventListener("focusin", remember);
      document.removeEventListener("focusout", soon);
      document.removeEventListener("pointerup", soon);
    };
  }, []);
}

const isNowhere = (): boolean => document.activeElement === null || document.activeElement === document.body;

/** Where the keyboard may go: never back into what was left on purpose, which is still there. */
function placesFor(around: readonly Element[]): readonly Element[] {
  const left = around[0]?.isConnected === true ? around.slice(1) : around;
  return [...left.filter(({ isConnected }) => isConnected), ...document.querySelectorAll("#content, main")];
}

function focusFirst(places: readonly Element[]): void {
  for (const place of places) {
    if (!(place instanceof HTMLElement) || place === document.body) continue;
    place.focus({ preventScroll: true });
    if (document.activeElement === place) return;
  }
}

function withAncestors(element: Element): readonly Element[] {
  const found = [element];
  for (let next = element.parentElement; next !== null; next = next.parentElement) found.push(next);
  return found;
}
