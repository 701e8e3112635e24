import type { EventSchemas } from "../../../shared/kernel/event-definition.ts";

/** What an event adds that someone may look for later: the words its definition names. */
export function wordsIn(schemas: EventSchemas, event: { readonly type: string }): readonly string[] {
  return (schemas[event.type]?.searched ?? []).flatMap((key) => textsIn(Reflect.get(event, key)));
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return value === "" ? [] : [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
