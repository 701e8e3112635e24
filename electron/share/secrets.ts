import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { z } from "zod";
import { Address } from "./address.ts";

/** How this console reaches its shared desk; and, on the PC it was shared from, how an administrator does. */
export const Secrets = z.strictObject({ console: Address, administrator: Address.nullable() });
export type Secrets = z.output<typeof Secrets>;

/** Beside the desk's file: readable by its user alone. */
export const secretsFileOf = (deskFile: string): string => `${deskFile}.share`;

export function saveSecrets(deskFile: string, secrets: Secrets): void {
  const file = secretsFileOf(deskFile);
  const fresh = `${file}.new`;
  rmSync(fresh, { force: true });
  writeFileSync(fresh, JSON.stringify(secrets), { mode: 0o600, flush: true });
  renameSync(fresh, file);
}

/** Undefined where there is none, or none that can be read. */
export function readSecrets(deskFile: string): Secrets | undefined {
  const file = secretsFileOf(deskFile);
  if (!existsSync(file)) return undefined;
  try {
    return Secrets.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    return undefined;
  }
}

export function forgetSecrets(deskFile: string): void {
  rmSync(secretsFileOf(deskFile), { force: true });
}
