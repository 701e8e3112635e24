import type { Actor } from "../../../shared/kernel/actor.ts";
import type { Desk } from "../handler.ts";
import type { AskedPart, StreamKey } from "../log-port.ts";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * What a decision may look at besides its own records: who acts (and so with which roles), the desk's settings (which
 * agreements are in use), and the people and customers that what was asked names. A change of any of them, come while a
 * command waited, is a reason to decide it again.
 */
export function premisesOf(desk: Desk, by: Actor, parts: readonly AskedPart[]): readonly StreamKey[] {
  if (by.kind !== "person" || desk.store.sharing.current() === null) return [];
  const own = new Set(parts.map(({ stream }) => stream));
  const named = new Set<string>([by.id, ...parts.flatMap(({ command }) => [...idsIn(command)])]);
  const known = [...named].flatMap((stream): readonly StreamKey[] => {
    if (own.has(stream)) return [];
    if (desk.directory.people.has(stream)) return [{ category: "person", stream }];
    return desk.directory.customers.has(stream) ? [{ category: "customer", stream }] : [];
  });
  const settings = { category: "desk", stream: desk.store.deskId };
  return own.has(settings.stream) ? known : [...known, settings];
}

/** Every id anywhere in what was asked. */
function* idsIn(value: unknown): Iterable<string> {
  if (typeof value === "string") {
    if (UUID.test(value)) yield value;
  } else if (typeof value === "object" && value !== null) {
    for (const inner of Object.values(value)) yield* idsIn(inner);
  }
}
