import type { Refusal } from "../../../shared/contract/answer.ts";
import type { Client } from "../../client/client.ts";

/**
 * What stands beside a button whose command was refused. Where nobody answered it is not known whether the desk heard it,
 * and nothing is sent again by itself: pressing the same button again is safe, and does it once.
 */
export function refusalWords({ connection }: Pick<Client, "connection">, refusal: Refusal, button: string): string {
  const isUnanswered = refusal.kind === "unavailable" && connection.get() === "offline";
  return isUnanswered
    ? `The desk does not answer, so count this as not stored. Press ${button} again when it does.`
    : refusal.message;
}
