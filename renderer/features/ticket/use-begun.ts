import { useState } from "react";
import type { ActionName } from "./actions.ts";
import type { Offer } from "./use-offers.ts";

/** Which action is being filled in. One that is not possible now is not begun: its reason is told. */
export function useBegun(offers: readonly Offer[], onEnd: () => void) {
  const [begun, setBegun] = useState<ActionName | null>(null);
  const [told, setTold] = useState<string | null>(null);
  const begin = (name: ActionName): void => {
    const why = offers.find((offer) => offer.spec.name === name)?.why ?? null;
    setTold(why);
    setBegun(why === null ? name : null);
  };
  const end = (): void => {
    setBegun(null);
    setTold(null);
    onEnd();
  };
  return { begun, begin, end, told };
}
