import type { PreferenceStore } from "./preference-store.ts";
import type { StatusStore } from "./status-store.ts";

/** The id of the person who acts at this window: the one chosen on this PC, else the first of the desk; null before set-up. */
export function actorId(desk: { readonly status: StatusStore; readonly preferences: PreferenceStore }): string | null {
  const people = desk.status.getState().status?.people ?? [];
  const { actorId: chosen } = desk.preferences.getState();
  return (people.find(({ id }) => id === chosen) ?? people[0])?.id ?? null;
}
