import { globSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ROOT } from "../../../build/run-child.ts";
import type { AnyEventSchema } from "../../../shared/kernel/event-definition.ts";

/** A kind of record as its events are kept. */
export interface KindOfRecord {
  readonly category: string;
  readonly events: Readonly<Record<string, AnyEventSchema>>;
}

function isKind(value: unknown): value is KindOfRecord {
  return typeof value === "object" && value !== null && "category" in value && "initial" in value && "events" in value;
}

/** Every kind of record there is, found as whatever a pure room exports as one: a new one cannot be left out. */
export async function allKinds(): Promise<readonly KindOfRecord[]> {
  const files = globSync("shared/*/**/*.ts", { cwd: ROOT }).toSorted();
  const modules = await Promise.all(files.map((file) => import(pathToFileURL(join(ROOT, file)).href)));
  const kinds = modules.flatMap((each) => Object.values(each as object)).filter(isKind); // a module is an object of its exports
  return [...new Map(kinds.map((kind) => [kind.category, kind])).values()];
}
