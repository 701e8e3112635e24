/** Every request is answered: with a value, or with a refusal that says in a sentence what to do next. Nothing is ever dropped. */
export type Answer<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: Refusal };

export interface InputFault {
  readonly path: string;
  readonly message: string;
}

export interface ConflictRefusal {
  readonly kind: "conflict";
  readonly message: string;
  /** What changed meanwhile and matters, in the order in which it happened. */
  readonly meanwhile: readonly ChangedMeanwhile[];
  /** The version with all of it: who has seen it and wants the same sends this one. */
  readonly version: number;
  /** Why the same can no longer be done; null where it can, if it is asked for again. */
  readonly whyNotNow: string | null;
}

/** One thing that happened meanwhile, in words: what, what somebody wrote with it, who and when. */
export interface ChangedMeanwhile {
  readonly sentence: string;
  readonly quote: string | null;
  readonly by: string;
  readonly at: number;
}

export type Refusal =
  /** The input did not fit the schema; nothing was changed. */
  | { readonly kind: "invalid"; readonly message: string; readonly faults: readonly InputFault[] }
  /** The desk's rules do not allow it; `rejection` is the typed fact. */
  | { readonly kind: "refused"; readonly message: string; readonly rejection: string }
  | { readonly kind: "not-found"; readonly message: string }
  /** Others changed it since the version that was looked at; nothing was done yet. */
  | ConflictRefusal
  | { readonly kind: "forbidden"; readonly message: string }
  /** The host cannot be reached or is shutting down. */
  | { readonly kind: "unavailable"; readonly message: string }
  /** A bug on our side; details are in the log under this number. */
  | { readonly kind: "fault"; readonly message: string; readonly logNumber: string };
