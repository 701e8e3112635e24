import { type RefObject, useLayoutEffect, useState } from "react";

/** The rail beside every screen: `--rail-width` in tokens.css. */
const RAIL_PX = 84;

/**
 * Whether a place is narrower than so many pixels: beside an open ticket the list is narrow on any screen. Until the
 * browser has laid out the page the window's width is taken for it: asking would have the page laid out twice.
 */
export function useNarrowerThan(place: RefObject<HTMLElement | null>, px: number): boolean {
  const [isNarrower, setNarrower] = useState(() => globalThis.innerWidth - RAIL_PX < px);
  useLayoutEffect(() => {
    const element = place.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => setNarrower(element.clientWidth < px));
    observer.observe(element);
    return () => observer.disconnect();
  }, [place, px]);
  return isNarrower;
}
