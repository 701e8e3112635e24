import type { Instant } from "../kernel/instant.ts";

/** From one moment until another; the end itself no longer belongs to it. */
export interface Window {
  readonly from: Instant;
  readonly until: Instant;
}

/** What is asked for, as it stands: what a board votes on and what a team carries out. */
export interface ChangeContent {
  readonly summary: string;
  /** What is changed. */
  readonly scope: string;
  readonly reason: string;
  readonly risk: string;
  readonly plan: string;
  readonly backOut: string;
  /** When it is to be done; null: not fixed, to be negotiated once approved. */
  readonly window: Window | null;
  /** Ids of the services it touches, from the list of the agreement's change rules. */
  readonly services: readonly string[];
  /** Ids of the technical areas it touches. */
  readonly areas: readonly string[];
  /** Whom to ask about it. */
  readonly contact: string;
  readonly attachments: readonly string[];
}

/** The fields a vote can be tied to. Which of them are is the agreement's data (`material` of its change rules). */
export const CONTENT_FIELDS = [
  "summary",
  "scope",
  "reason",
  "risk",
  "plan",
  "backOut",
  "window",
  "services",
  "areas",
  "contact",
  "attachments",
] as const satisfies readonly (keyof ChangeContent)[];
export type ContentField = (typeof CONTENT_FIELDS)[number];

export const EMPTY_CONTENT: ChangeContent = {
  summary: "",
  scope: "",
  reason: "",
  risk: "",
  plan: "",
  backOut: "",
  window: null,
  services: [],
  areas: [],
  contact: "",
  attachments: [],
};
