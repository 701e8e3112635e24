import type { KeyPlaces } from "./key-lists.ts";

/** The area of actions an element belongs to: `data-keys` names it on the part of the screen around it. */
export function areaOf(element: EventTarget | null): string | null {
  return element instanceof Element ? (element.closest("[data-keys]")?.getAttribute("data-keys") ?? null) : null;
}

/** Where the focus is and may go, read from the page. Before a dialog takes it. */
export function keyPlaces(): KeyPlaces {
  const parts = document.querySelectorAll("[data-keys]:not([inert])");
  return {
    focused: areaOf(document.activeElement),
    reachable: [...parts].flatMap((part) => part.getAttribute("data-keys") ?? []),
  };
}
