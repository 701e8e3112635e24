import type { AgreementDocument } from "../../../shared/agreement/agreement.ts";
import { bundledAgreements, findVersion } from "../../../shared/agreement/registry.ts";

/** The bundled agreement of that id, the newest version unless one is named. */
export function bundled(id: string, version?: string): AgreementDocument {
  const all = bundledAgreements();
  const found = version === undefined ? all.findLast((each) => each.id === id) : findVersion(all, id, version);
  if (found === undefined) throw new Error(`No bundled agreement ${id} ${version ?? ""}`);
  return found;
}

/** A copy of a bundled document with the given fields (`priorities.2.fix.amount`) set otherwise; undefined removes one. */
export function changed(id: string, fields: Readonly<Record<string, unknown>>): unknown {
  const copy: unknown = structuredClone(bundled(id));
  for (const [path, value] of Object.entries(fields)) {
    const keys = path.split(".");
    const last = keys.pop() ?? "";
    const owner = keys.reduce<unknown>((part, key) => Reflect.get(asGroup(part, path), key), copy);
    if (value === undefined) Reflect.deleteProperty(asGroup(owner, path), last);
    else Reflect.set(asGroup(owner, path), last, value);
  }
  return copy;
}

function asGroup(part: unknown, path: string): object {
  if (typeof part !== "object" || part === null) throw new Error(`Nothing stands at ${path}`);
  return part;
}
