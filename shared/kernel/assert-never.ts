/** Marks a branch the compiler has proved unreachable. @throws Error if data from outside slipped past a schema. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`);
}
