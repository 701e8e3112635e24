import { useSyncExternalStore } from "react";
import type { Instant } from "../../shared/kernel/instant.ts";
import { useDesk } from "./desk-context.tsx";

/**
 * What `derive` says at the present second. Renders again only when the answer changes, so a cell that shows minutes
 * costs a comparison a second and a render a minute. `derive` must answer with a text, a number or a boolean.
 */
export function useTicking<Value extends string | number | boolean | null>(derive: (now: Instant) => Value): Value {
  const { ticker } = useDesk();
  return useSyncExternalStore(ticker.subscribe, () => derive(ticker.now()));
}
