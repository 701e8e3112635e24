/** Every request is answered: with a value, or with a refusal that says in a sentence what to do next. Nothing is ever dropped. */
export type Answer<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: Refusal };

export interface InputFault {
  readonly path: string;
  readonly message: string;
}

export type Refusal =
  /** The input did not fit the schema; nothing was changed. */
  | { readonly kind: "invalid"; readonly message: string; readonly faults: readonly InputFault[] }
  /** The desk's rules do not allow it; `rejection` is the typed fact. */
  | { readonly kind: "refused"; readonly message: string; readonly rejection: string }
  | { readonly kind: "not-found"; readonly message: string }
  /** Another write came between; load again and decide anew. */
  | { readonly kind: "conflict"; readonly message: string }
  | { readonly kind: "forbidden"; readonly message: string }
  /** The host cannot be reached or is shutting down. */
  | { readonly kind: "unavailable"; readonly message: string }
  /** A bug on our side; details are in the log under this number. */
  | { readonly kind: "fault"; readonly message: string; readonly logNumber: string };
