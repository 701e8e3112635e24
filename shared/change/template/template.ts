import type { Id, PersonId } from "../../kernel/ids.ts";
import type { Instant } from "../../kernel/instant.ts";
import type { ChangeContent } from "../content.ts";

/** A standard change: what is done, written down once and approved beforehand. */
export interface Template {
  readonly status: "drafted" | "approved" | "revoked";
  readonly templateId: Id<"template">;
  readonly rulesId: string;
  readonly title: string;
  /** The window is left to each change. */
  readonly content: ChangeContent;
  readonly hash: string;
  readonly approval: { readonly by: PersonId; readonly at: Instant; readonly until: Instant } | null;
}

export interface NoTemplate {
  readonly status: "none";
}
export type TemplateState = NoTemplate | Template;

export const NO_TEMPLATE: NoTemplate = { status: "none" };

/** Whether changes may be made by it at a moment. Exactly at the end of its approval it may. */
export function isApprovedAt(template: Template, at: Instant): boolean {
  const { status, approval } = template;
  return status === "approved" && approval !== null && approval.at <= at && at <= approval.until;
}
