import type { Answer } from "../../shared/contract/answer.ts";
import type { DeskBridge } from "../../shared/contract/bridge.ts";
import { contractSuite } from "./contract-suite.ts";

contractSuite("memory", (desk) => {
  const bridge: DeskBridge = {
    // The core answers each name with the contract's type for it; the names are not known here one by one.
    request: (name, input) =>
      desk.core.handle(name, input, { host: "browser", connection: "memory" }) as Promise<Answer<never>>,
    subscribe: desk.subscribe,
  };
  return { bridge, close: () => undefined };
});
