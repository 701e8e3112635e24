import type { DeskStatus } from "../../shared/contract/views.ts";

/** The agreement under which the people of a place call; null where nobody has said so, or places of one name differ. */
export function siteAgreement(customers: DeskStatus["customers"], site: string): string | null {
  const held = new Set(customers.flatMap(({ name, agreement }) => (name === site.trim() ? [agreement] : [])));
  const [only = null] = held;
  return held.size === 1 ? only : null;
}
