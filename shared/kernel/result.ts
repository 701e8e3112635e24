/** An expected outcome as a value: either `ok` with a value or not `ok` with a typed error. Bugs are exceptions, refusals are results. */
export type Result<Value, Failure> = Ok<Value> | Err<Failure>;

export interface Ok<Value> {
  readonly ok: true;
  readonly value: Value;
}

export interface Err<Failure> {
  readonly ok: false;
  readonly error: Failure;
}

/** Wraps a value as a success. */
export function ok<Value>(value: Value): Ok<Value> {
  return { ok: true, value };
}

/** Wraps a typed error as a refusal. */
export function err<Failure>(error: Failure): Err<Failure> {
  return { ok: false, error };
}

/** The value of a result that must be a success here. @throws Error naming `what` if it is not: a bug, not a refusal. */
export function expectOk<Value, Failure>(result: Result<Value, Failure>, what: string): Value {
  if (result.ok) return result.value;
  throw new Error(`${what}: ${JSON.stringify(result.error)}`);
}
