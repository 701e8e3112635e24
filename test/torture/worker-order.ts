/** How a worker is made to do what a desk must never do, so that the campaign against it is seen to notice. */
export type Weakness =
  /** Commits are not forced to disk. */
  | "not forced"
  /** People are told before anything is stored. */
  | "told before"
  /** What was refused is said to be stored. */
  | "lies";

/** How a disk fails: everything, no room, half of a write, or forcing alone. */
export type FaultKind = "broken" | "full" | "half" | "sync";

export type WorkerOrder =
  | {
      readonly role: "write";
      readonly file: string;
      readonly seed: number;
      readonly commands: number;
      readonly ends: "closed" | "killed";
      readonly weakness?: Weakness;
    }
  | {
      readonly role: "faults";
      /** A closed desk, copied for each trial. */
      readonly file: string;
      readonly folder: string;
      readonly fromSeed: number;
      readonly toSeed: number;
      /** One way of failing instead of all in turn. */
      readonly only?: FaultKind;
      readonly weakness?: Weakness;
    }
  | { readonly role: "soak"; readonly file: string; readonly seed: number; readonly weakness?: Weakness }
  | {
      readonly role: "damage";
      /** A closed desk, and one as a killed program leaves it; nothing of either is changed. */
      readonly closed: string;
      readonly killed: string;
      readonly folder: string;
      readonly fromSeed: number;
      readonly toSeed: number;
      /** Nothing looks at the whole file afterwards. */
      readonly skipsLook?: boolean;
    }
  | {
      readonly role: "warp";
      readonly file: string;
      readonly seed: number;
      /** Eight bytes that the shim reads as nanoseconds. */
      readonly offsetFile: string;
      /** What it is off by to begin with. */
      readonly offsetMs: number;
      /** Hours of the bent clock. */
      readonly hours: number;
      /** The timers never look. */
      readonly sleeps?: boolean;
    };
