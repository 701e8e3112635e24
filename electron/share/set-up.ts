import type { ClientBase } from "pg";
import { z } from "zod";
import { SHARED_MIGRATIONS } from "./migrations/all-migrations.ts";
import { PROTOCOL } from "./shared-log.ts";

type Admin = Pick<ClientBase, "query" | "escapeIdentifier" | "escapeLiteral">;

/** The group every station's login belongs to: it may execute the desk's functions and nothing else. */
const CONSOLES = "deskwatch_console";
const FUNCTIONS = [
  "deskwatch.head_v1()",
  "deskwatch.append_v1(int, uuid, int, bigint, bytea, json)",
  "deskwatch.pull_v1(bigint, int)",
] as const;

const Applied = z.array(z.object({ number: z.int(), name: z.string() }));

/** The shared schema is one this version does not know: it was set up by a later one, or is none of ours. */
export class ForeignSchema extends Error {
  override readonly name = "ForeignSchema";
}

/** Brings the shared schema up to date, each step in a transaction of its own, as its owner. Returns how many steps it took. */
export async function migrateShared(admin: Admin): Promise<number> {
  await admin.query(
    "CREATE TABLE IF NOT EXISTS public.deskwatch_migration (number int PRIMARY KEY, name text NOT NULL, at timestamptz NOT NULL DEFAULT now())",
  );
  const { rows } = await admin.query("SELECT number, name FROM public.deskwatch_migration ORDER BY number");
  const applied = Applied.parse(rows);
  const isOurs = applied.every(({ number, name }, at) => number === at + 1 && SHARED_MIGRATIONS[at]?.name === name);
  if (!isOurs) throw new ForeignSchema("This database holds a shared desk of another version of Deskwatch.");
  const missing = SHARED_MIGRATIONS.slice(applied.length);
  for (const [at, { name, sql }] of missing.entries()) {
    await inTransaction(admin, async () => {
      await admin.query(sql);
      await admin.query("INSERT INTO public.deskwatch_migration (number, name) VALUES ($1, $2)", [
        applied.length + at + 1,
        name,
      ]);
    });
  }
  await grantFunctions(admin);
  return missing.length;
}

async function grantFunctions(admin: Admin): Promise<void> {
  const { rows } = await admin.query("SELECT 1 FROM pg_roles WHERE rolname = $1", [CONSOLES]);
  if (rows.length === 0) await admin.query(`CREATE ROLE ${CONSOLES} NOLOGIN`);
  await admin.query(`GRANT USAGE ON SCHEMA deskwatch TO ${CONSOLES}`);
  await admin.query(`GRANT EXECUTE ON FUNCTION ${FUNCTIONS.join(", ")} TO ${CONSOLES}`);
}

/** Says whose desk this database holds. Once; a database holds one desk. */
export async function beginSharedDesk(admin: Admin, desk: string): Promise<void> {
  await admin.query("INSERT INTO deskwatch.about VALUES (1, $1, 1, 'open', $2)", [desk, PROTOCOL]);
}

/** What a console of a person may write. People, customers, the desk's own settings and erasures need a wider station. */
export const CONSOLE_CATEGORIES = [
  "ticket",
  "change",
  "view",
  "import",
  "import-profile",
  "customer",
  "person",
  "desk",
  "board",
] as const;

export interface NewStation {
  readonly id: string;
  readonly login: string;
  readonly password: string;
  readonly code: string;
  readonly mayWrite: readonly string[];
  readonly at: number;
}

/** Gives a console a login of its own and a code that no other station of this desk has. */
export async function addStation(admin: Admin, station: NewStation): Promise<void> {
  const { id, login, password, code, mayWrite, at } = station;
  await inTransaction(admin, async () => {
    // Names and passwords of roles cannot be parameters of a statement.
    await admin.query(
      `CREATE ROLE ${admin.escapeIdentifier(login)} LOGIN PASSWORD ${admin.escapeLiteral(password)} IN ROLE ${CONSOLES}`,
    );
    await admin.query("INSERT INTO deskwatch.station VALUES ($1, $2, $3, 'open', $4, $5)", [
      id,
      login,
      code,
      mayWrite,
      at,
    ]);
  });
}

/** `closing`: what the station still has is set aside, nothing else is taken; `closed`: it may not write at all. */
export async function closeStation(admin: Admin, id: string, state: "closing" | "closed"): Promise<void> {
  await admin.query("UPDATE deskwatch.station SET state = $2 WHERE id = $1", [id, state]);
}

async function inTransaction(admin: Admin, work: () => Promise<void>): Promise<void> {
  await admin.query("BEGIN");
  try {
    await work();
    await admin.query("COMMIT");
  } catch (fault) {
    await admin.query("ROLLBACK");
    throw fault;
  }
}
