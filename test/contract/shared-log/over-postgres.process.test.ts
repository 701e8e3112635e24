import { randomUUID } from "node:crypto";
import type { Client } from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { pgSharedLog } from "../../../electron/share/pg-shared-log.ts";
import {
  addStation,
  beginSharedDesk,
  CONSOLE_CATEGORIES,
  closeStation,
  migrateShared,
} from "../../../electron/share/set-up.ts";
import { type Postgres, startPostgres } from "../../support/share/postgres.ts";
import { type SharedDeskUnderTest, sharedLogSuite } from "./shared-log-suite.ts";

let server: Postgres;
const open: Client[] = [];
let count = 0;

async function connect(user?: string, password?: string, database?: string): Promise<Client> {
  const client = await server.connect(user, password, database);
  open.push(client);
  return client;
}

/** A desk in a database of its own, with three stations signed in. */
async function sharedDesk(): Promise<SharedDeskUnderTest & { readonly admin: Client; readonly first: Client }> {
  count += 1;
  const database = `desk_${count}`;
  const owner = await connect();
  await owner.query(`CREATE DATABASE ${database}`);
  const admin = await connect("postgres", "owner", database);
  await migrateShared(admin);
  const desk = randomUUID();
  await beginSharedDesk(admin, desk);
  const station = async (code: string, mayWrite: readonly string[]) => {
    const id = randomUUID();
    const login = `station_${count}_${code.toLowerCase()}`;
    await addStation(admin, { id, login, password: "it's a secret", code, mayWrite, at: 1 });
    return { id, connection: await connect(login, "it's a secret", database) };
  };
  const [one, two, narrow] = [
    await station("A1", CONSOLE_CATEGORIES),
    await station("B2", CONSOLE_CATEGORIES),
    await station("C3", ["ticket"]),
  ];
  return {
    desk,
    admin,
    first: one.connection,
    one: pgSharedLog(one.connection),
    two: pgSharedLog(two.connection),
    narrow: pgSharedLog(narrow.connection),
    close: (which) => closeStation(admin, one.id, which),
    now: () => Date.now(),
  };
}

describe("a shared log in PostgreSQL", () => {
  beforeAll(async () => {
    server = await startPostgres();
  }, 60_000);
  afterEach(async () => {
    await Promise.all(open.splice(0).map((client) => client.end()));
  });
  afterAll(() => server.stop());

  sharedLogSuite(sharedDesk);

  test("setting up a second time changes nothing", async () => {
    const { admin } = await sharedDesk();
    expect(await migrateShared(admin)).toBe(0);
  });

  test("a schema that a later version made is not touched", async () => {
    const { admin } = await sharedDesk();
    await admin.query("INSERT INTO public.deskwatch_migration (number, name) VALUES (99, '099-from-tomorrow')");
    await expect(migrateShared(admin)).rejects.toThrow(/another version/);
  });

  test.each([
    "INSERT INTO deskwatch.claim VALUES ('x', 'ticket', gen_random_uuid())",
    "UPDATE deskwatch.event SET facts = '{}'",
    "DELETE FROM deskwatch.event",
    "SELECT words FROM deskwatch.words",
    "SELECT 1 FROM deskwatch.turn FOR UPDATE",
    "SELECT deskwatch.empty_words('{}', '{}', 1)",
    "UPDATE deskwatch.station SET may_write = '{desk}'",
    "CREATE FUNCTION deskwatch.f(x int) RETURNS int LANGUAGE sql AS 'select 1'",
  ])("a station's login is refused: %s", async (sql) => {
    const { first } = await sharedDesk();
    await expect(first.query(sql)).rejects.toThrow(/permission denied/);
  });

  test.each([
    "UPDATE deskwatch.event SET facts = '{}'",
    "DELETE FROM deskwatch.event",
    "TRUNCATE deskwatch.event CASCADE",
  ])("not even the owner rewrites the log: %s", async (sql) => {
    const { admin } = await sharedDesk();
    await expect(admin.query(sql)).rejects.toThrow(/append-only/);
  });

  test("an append under another isolation is refused: it would not see what came before it", async () => {
    const { first, desk } = await sharedDesk();
    await first.query("BEGIN ISOLATION LEVEL REPEATABLE READ");
    const call = first.query("SELECT deskwatch.append_v1(1, $1, 1, 0, '\\x00', '[]')", [desk]);
    await expect(call).rejects.toThrow(/read committed/);
  });
});
