import { type ComponentType, lazy, Suspense, useState } from "react";
import css from "./opening-screens.module.css";

/** A screen that is not part of what a window must read before its first picture. */
export interface LateScreen<Props> {
  readonly View: ComponentType<Props>;
  /** Brings it in ahead of time, so that it opens at once, and also when the host is away. */
  readonly fetch: () => Promise<unknown>;
}

export function lateScreen<Props extends object>(load: () => Promise<ComponentType<Props>>): LateScreen<Props> {
  let here: ComponentType<Props> | null = null;
  const fetch = async (): Promise<{ default: ComponentType<Props> }> => {
    // Screens that take something down make schemas; the first picture needs none.
    await import("./no-code-from-text.ts");
    here ??= await load();
    return { default: here };
  };
  // React remembers a failure for good; whoever tries again gets a new one.
  const attempt = () =>
    lazy(() =>
      fetch().catch((error: unknown) => {
        Late = attempt();
        throw error;
      }),
    );
  let Late = attempt();

  function View(props: Props) {
    // Chosen once: a screen on which somebody types is never swapped for another.
    const [Chosen] = useState<ComponentType<Props>>(() => here ?? Late);
    return (
      <Suspense fallback={<Opening />}>
        <Chosen {...props} />
      </Suspense>
    );
  }
  return { View, fetch };
}

function Opening() {
  return (
    <p role="status" className={css["late"]}>
      Opening ...
    </p>
  );
}
