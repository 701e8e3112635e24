import type { Answer, ConflictRefusal, Refusal } from "../../shared/contract/answer.ts";
import { sayMeanwhile } from "../../shared/words/meanwhile-words.ts";

type Refused = Extract<Answer<never>, { readonly ok: false }>;

const refuse = (error: Refusal): Refused => ({ ok: false, error });

/** An answer that holds what was asked for. */
export function answered<Value>(value: Value): Answer<Value> {
  return { ok: true, value };
}

/** The desk's rules do not allow it. `rejection` names the fact, `message` says what to do next. */
export function refused(rejection: string, message: string): Refused {
  return refuse({ kind: "refused", rejection, message });
}

export function notFound(message: string): Refused {
  return refuse({ kind: "not-found", message });
}

/** Others changed it since the version that was looked at. */
export function conflict(facts: Omit<ConflictRefusal, "kind" | "message">): Refused {
  return refuse({ kind: "conflict", message: sayMeanwhile(facts.meanwhile, facts.whyNotNow), ...facts });
}

export function forbidden(message: string): Refused {
  return refuse({ kind: "forbidden", message });
}

export function unavailable(message: string): Refused {
  return refuse({ kind: "unavailable", message });
}

/** One field of the input does not fit what this desk holds, though it fits the schema. */
export function invalid(path: string, message: string): Refused {
  return refuse({ kind: "invalid", message, faults: [{ path, message }] });
}
