import { type RefObject, useLayoutEffect, useState } from "react";

/** Whether a place is narrower than so many pixels: beside an open ticket the list is narrow on any screen. */
export function useNarrowerThan(place: RefObject<HTMLElement | null>, px: number): boolean {
  const [isNarrower, setNarrower] = useState(false);
  useLayoutEffect(() => {
    const element = place.current;
    if (element === null) return;
    const look = (): void => setNarrower(element.clientWidth < px);
    look();
    const observer = new ResizeObserver(look);
    observer.observe(element);
    return () => observer.disconnect();
  }, [place, px]);
  return isNarrower;
}
