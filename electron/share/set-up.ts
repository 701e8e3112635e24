import type { ClientBase } from "pg";
import { z } from "zod";
import { PROTOCOL, type SharedEvent } from "../core/sharing/shared-log.ts";
import { SHARED_MIGRATIONS } from "./migrations/all-migrations.ts";

type Admin = Pick<ClientBase, "query" | "escapeIdentifier" | "escapeLiteral">;

/** The group every station's login belongs to: it may execute the desk's functions and nothing else. */
const CONSOLES = "deskwatch_console";
const FUNCTIONS = [
  "deskwatch.head_v1()",
  "deskwatch.append_v1(int, uuid, int, bigint, bytea, json)",
  "deskwatch.pull_v1(bigint, int)",
  "deskwatch.stations_v1()",
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
  await inTransaction(admin, () => insertStation(admin, station));
}

async function insertStation(admin: Admin, station: NewStation): Promise<void> {
  const { id, login, password, code, mayWrite, at } = station;
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
}

/** `closing`: what the station still has is set aside, nothing else is taken; `closed`: it may not write at all. */
export async function closeStation(admin: Admin, id: string, state: "closing" | "closed"): Promise<void> {
  await admin.query("UPDATE deskwatch.station SET state = $2 WHERE id = $1", [id, state]);
}

/** Nobody signs in with this login any more, and whoever has is out. */
export async function shutOut(admin: Admin, login: string): Promise<void> {
  await admin.query(`ALTER ROLE ${admin.escapeIdentifier(login)} NOLOGIN`);
  await admin.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = $1", [login]);
}

/** A desk that was one PC's, as it lies in that PC's file. */
export interface DeskToShare {
  readonly desk: string;
  readonly stations: readonly { readonly id: string; readonly code: string; readonly since: number }[];
  readonly claims: readonly { readonly claim: string; readonly category: string; readonly stream: string }[];
  /** The whole log in order, some at a time. */
  readonly events: Iterable<readonly SharedEvent[]>;
}

/**
 * Puts a whole desk into an empty database: its stations, its log with every link worked out again there, and what its
 * records claim. All or nothing.
 */
export async function giveDesk(
  admin: Admin,
  { desk, stations, claims, events }: DeskToShare,
  own: NewStation,
  progressed: (done: number) => void = () => undefined,
): Promise<void> {
  await inTransaction(admin, async () => {
    await beginSharedDesk(admin, desk);
    await admin.query("SET CONSTRAINTS ALL DEFERRED");
    for (const { id, code, since } of stations) {
      if (id === own.id) continue;
      await admin.query("INSERT INTO deskwatch.station VALUES ($1, NULL, $2, 'closed', '{}', $3)", [id, code, since]);
    }
    await insertStation(admin, own);
    for (const some of events) {
      await admin.query("SELECT deskwatch.give($1::json)", [JSON.stringify(some)]);
      progressed(some.at(-1)?.position ?? 0);
    }
    await admin.query(
      `INSERT INTO deskwatch.claim
       SELECT * FROM json_to_recordset($1::json) AS c(claim text, category text, stream uuid)`,
      [JSON.stringify(claims)],
    );
  });
}

/** Whose desk a database holds; undefined where none was begun. */
export async function deskIn(admin: Admin): Promise<{ readonly desk: string; readonly epoch: number } | undefined> {
  const { rows } = await admin.query("SELECT desk, epoch FROM deskwatch.about");
  return z.array(z.object({ desk: z.uuid(), epoch: z.int() })).parse(rows)[0];
}

/** A station as an administrator sees it. */
export const KnownStation = z.object({
  id: z.uuid(),
  login: z.string().nullable(),
  code: z.string(),
  state: z.enum(["open", "closing", "closed"]),
  joinedAt: z.coerce.number(),
});
export type KnownStation = z.output<typeof KnownStation>;

export async function stationsIn(admin: Admin): Promise<readonly KnownStation[]> {
  const { rows } = await admin.query(
    'SELECT id, login, code, state, joined_at AS "joinedAt" FROM deskwatch.station ORDER BY joined_at, code',
  );
  return z.array(KnownStation).parse(rows);
}

/** A station that lost its password gets another: whoever shares again after a cut, for one. */
export async function renewPassword(admin: Admin, login: string, password: string): Promise<void> {
  await admin.query(`ALTER ROLE ${admin.escapeIdentifier(login)} LOGIN PASSWORD ${admin.escapeLiteral(password)}`);
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
