import type { z } from "zod";

/** One request: the schema its input must fit, and (in the type only) what answers it. */
export interface RequestDefinition<Input extends z.ZodType, Output> {
  readonly input: Input;
  readonly answers?: Output;
}

/** `answering<Output>()(schema)`: what answers is named, what is asked is inferred. */
export function answering<Output>() {
  return <Input extends z.ZodType>(input: Input): RequestDefinition<Input, Output> => ({ input });
}
