/** Reads follow each other closely; so often is soon enough to notice that the file is another. */
const LOOK_EVERY_MS = 200;

/** The same functions, which now and then `look` whether the file is there; what one throws is told before it is thrown on. */
export function watchReading<Reads extends object>(
  reads: Reads,
  look: () => unknown,
  failed: (fault: unknown) => void,
): Reads {
  let lookedMs = performance.now();
  const lookNowAndThen = (): void => {
    if (performance.now() - lookedMs < LOOK_EVERY_MS) return;
    lookedMs = performance.now();
    look();
  };
  const watched = Object.entries(reads).map(([name, read]) => {
    const attempt = (...given: readonly unknown[]): unknown => {
      lookNowAndThen();
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
