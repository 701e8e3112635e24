import { z } from "zod";
import { err, ok, type Result } from "../../shared/kernel/result.ts";

/** Where a PostgreSQL is, and as whom to sign in there. More hosts than one: after a failover the next that can be written to. */
export const Address = z.strictObject({
  hosts: z.array(z.strictObject({ host: z.string().min(1), port: z.int().min(1).max(65_535) })).min(1),
  database: z.string().min(1),
  user: z.string().min(1),
  password: z.string(),
  /** The certificate of whoever vouches for the server, PEM; null: one of those this system knows. */
  ca: z.string().nullable(),
});
export type Address = z.output<typeof Address>;

const USUAL_PORT = 5432;
const SHAPE = "An address looks like postgres://user:password@server:5432/database.";

/** Reads `postgres://user:password@one:5432,two:5432/database`. Errors: a sentence that says what is wrong with it. */
export function readAddress(text: string, ca: string | null): Result<Address, string> {
  const match = /^postgres(?:ql)?:\/\/([^:@/]+)(?::([^@/]*))?@([^/?]+)\/([^?]+)(?:\?.*)?$/.exec(text);
  if (match === null) return err(`"${withoutPassword(text)}" is no address of a PostgreSQL. ${SHAPE}`);
  const [, user = "", password = "", where = "", database = ""] = match;
  try {
    const hosts = where.split(",").map((each) => hostOf(each));
    const read = Address.safeParse({
      hosts,
      user: decodeURIComponent(user),
      password: decodeURIComponent(password),
      database: decodeURIComponent(database),
      ca,
    });
    return read.success ? ok(read.data) : err(`"${withoutPassword(text)}" cannot be used. ${SHAPE}`);
  } catch {
    return err(`"${withoutPassword(text)}" holds a "%" that stands for no character. ${SHAPE}`);
  }
}

function hostOf(text: string): Address["hosts"][number] {
  const match = /^(\[[^\]]+\]|[^:]+)(?::(\d+))?$/.exec(text);
  const host = (match?.[1] ?? "").replace(/^\[|\]$/g, "");
  return { host: decodeURIComponent(host), port: Number(match?.[2] ?? USUAL_PORT) };
}

/** As it may be shown. */
export const withoutPassword = (text: string): string => text.replace(/(:\/\/[^:@/]*):[^@/]*@/, "$1:...@");

/** As it may be shown. */
export function placeOf({ hosts, database }: Pick<Address, "hosts" | "database">): string {
  return `${hosts.map(({ host, port }) => `${host}:${port}`).join(", ")}, database ${database}`;
}

/** What is sent there stays on this PC: nobody on a network can listen. */
export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || /^127\.\d+\.\d+\.\d+$/.test(host);
}
