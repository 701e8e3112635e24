import type { Answer } from "./answer.ts";
import type { Push, RequestInput, RequestName, RequestOutput } from "./contract.ts";

/**
 * All that a screen has of its desk: `window.desk` in Electron, the same shape over loopback HTTP in a browser.
 * `request` never rejects for a refusal: that is an `Answer`. `subscribe` returns the function that ends it.
 */
export interface DeskBridge {
  request<Name extends RequestName>(name: Name, input: RequestInput<Name>): Promise<Answer<RequestOutput<Name>>>;
  subscribe(listener: (push: Push) => void): () => void;
}
