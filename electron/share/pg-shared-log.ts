import type { ClientBase } from "pg";
import { z } from "zod";
import {
  type AppendAnswer,
  PROTOCOL,
  type SharedEvent,
  type SharedHead,
  type SharedLog,
} from "../core/sharing/shared-log.ts";

const hex = z.string().regex(/^[0-9a-f]*$/);
const whole = z.int();

const Head = z.object({
  desk: z.uuid(),
  epoch: whole,
  state: z.string(),
  leastProtocol: whole,
  position: whole,
  link: hex,
  now: whole,
});

const index = whole;
const Answer = z.discriminatedUnion("status", [
  z.object({
    status: z.literal("done"),
    head: whole,
    answers: z.array(z.object({ status: z.enum(["appended", "repeated"]), commandId: z.uuid(), position: whole })),
  }),
  z.object({ status: z.literal("moved-on"), index, stream: z.uuid(), version: whole }),
  z.object({ status: z.literal("claimed"), index, claim: z.string() }),
  z.object({ status: z.literal("number-taken"), index, stationNo: whole }),
  z.object({ status: z.literal("not-yours"), index: index.exactOptional(), category: z.string().exactOptional() }),
  z.object({ status: z.literal("not-an-event"), index, why: z.enum(["empty", "seen", "time", "shape", "size"]) }),
  z.object({ status: z.literal("other-history"), epoch: whole, state: z.string() }),
  z.object({ status: z.literal("too-old"), leastProtocol: whole }),
]);

const Row = z.object({
  position: whole,
  orderedAt: whole,
  version: whole,
  link: hex,
  commandId: z.uuid(),
  commandIndex: whole,
  commandCount: whole,
  category: z.string(),
  stream: z.uuid(),
  type: z.string(),
  schemaVersion: whole,
  writtenBy: z.string(),
  happenedAt: whole,
  recordedAt: whole,
  clockOffset: whole.nullable(),
  actorKind: z.string(),
  actor: z.uuid().nullable(),
  station: z.uuid(),
  stationNo: whole.nullable(),
  seen: whole,
  facts: z.string(),
  commitment: hex.nullable(),
  salt: hex.nullable(),
  words: z.string().nullable(),
  erasedBy: whole.nullable(),
});

const Station = z.object({ id: z.uuid(), code: z.string() });

/** The shared log over one connection to PostgreSQL, logged in as this station. What comes back is parsed, not believed. */
export function pgSharedLog(connection: Pick<ClientBase, "query">): SharedLog {
  const ask = async (sql: string, values: readonly unknown[]): Promise<readonly unknown[]> => {
    // pg types rows as any; each is parsed below.
    const { rows } = await connection.query<{ row: unknown }>(sql, [...values]);
    return rows.map(({ row }) => row);
  };
  return {
    head: async (): Promise<SharedHead> => Head.parse((await ask("SELECT deskwatch.head_v1() AS row", []))[0]),
    append: async (base, commands): Promise<AppendAnswer> => {
      const values = [PROTOCOL, base.desk, base.epoch, base.position, Buffer.from(base.link, "hex")];
      const sql = "SELECT deskwatch.append_v1($1, $2, $3, $4, $5, $6::json) AS row";
      return Answer.parse((await ask(sql, [...values, JSON.stringify(commands)]))[0]);
    },
    stations: async () =>
      z.array(Station).parse(await ask("SELECT station AS row FROM deskwatch.stations_v1() AS station", [])),
    pull: async (after, most): Promise<readonly SharedEvent[]> =>
      z.array(Row).parse(await ask("SELECT event AS row FROM deskwatch.pull_v1($1, $2)", [after, most])),
  };
}
