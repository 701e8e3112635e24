import type { WaitKind } from "../../../shared/agreement/source.ts";
import type { StateMeaning } from "../../../shared/contract/import-profile.ts";

/** The wait a state becomes. `because`: why it is this one, where the state does not say so itself. */
export interface WaitMapping {
  readonly kind: WaitKind;
  readonly because: string | null;
}

export type Waiting = Extract<StateMeaning, `waiting-${string}`>;

export const isWaiting = (means: StateMeaning): means is Waiting => means.startsWith("waiting-");

const plain = (kind: WaitKind): WaitMapping => ({ kind, because: null });

const WAITS: Readonly<Record<Waiting, WaitMapping>> = {
  "waiting-caller": plain("customer"),
  "waiting-vendor": plain("third-party"),
  "waiting-problem": {
    kind: "third-party",
    because: "the investigation of the problem is in other hands than the desk's",
  },
  "waiting-evidence": { kind: "customer", because: "the evidence has to come from whoever saw the fault" },
};

const WAITS_OF: Readonly<Record<string, Partial<Readonly<Record<Waiting, WaitMapping>>>>> = {
  calderdale: {
    "waiting-vendor": { kind: "hold", because: "there a case referred to a third party is on Hold (CAL-20)" },
    "waiting-problem": {
      kind: "hold",
      because: "there a case on which nothing is to be done for now is on Hold (CAL-20)",
    },
  },
  columbia: {
    "waiting-vendor": { kind: "parts", because: "there a vendor's help and a vendor's parts are one wait (CPS-30)" },
    "waiting-problem": {
      kind: "parts",
      because: "there whatever help the desk waits for is one wait with parts (CPS-30)",
    },
  },
};

export function waitFor(agreementId: string, means: Waiting): WaitMapping {
  return WAITS_OF[agreementId]?.[means] ?? WAITS[means];
}
