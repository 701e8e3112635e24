/** The same functions; what one of them throws is told to `failed` before it is thrown on. */
export function watchReading<Reads extends object>(reads: Reads, failed: (fault: unknown) => void): Reads {
  const watched = Object.entries(reads).map(([name, read]) => {
    const attempt = (...given: readonly unknown[]): unknown => {
      try {
        return Reflect.apply(read, undefined, given);
      } catch (fault) {
        failed(fault);
        throw fault;
      }
    };
    return [name, attempt] as const;
  });
  // Each function stands under its own name again.
  return Object.fromEntries(watched) as Reads;
}
