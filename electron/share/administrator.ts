import { randomBytes, randomUUID } from "node:crypto";
import type { Client } from "pg";
import { stationCodeFrom } from "../../shared/ticket/reference.ts";
import type { SharedLog } from "../core/sharing/shared-log.ts";
import type { Address } from "./address.ts";
import { connect } from "./connect.ts";
import type { Invitation } from "./join-code.ts";
import { pgSharedLog } from "./pg-shared-log.ts";
import {
  addStation,
  CONSOLE_CATEGORIES,
  closeStation,
  type DeskToShare,
  deskIn,
  giveDesk,
  type KnownStation,
  migrateShared,
  type NewStation,
  renewPassword,
  shutOut,
  stationsIn,
} from "./set-up.ts";

/** It cannot be done, and why, as a sentence. Nothing was changed. */
export class NotShared extends Error {
  override readonly name = "NotShared";
}

async function over<Value>(address: Address, work: (client: Client) => Promise<Value>): Promise<Value> {
  const client = await connect(address);
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The shared log as this address signs in to it, for as long as `work` lasts. */
export const overSharedLog = <Value>(address: Address, work: (log: SharedLog) => Promise<Value>): Promise<Value> =>
  over(address, (client) => work(pgSharedLog(client)));

function freshLogin(address: Address, code: string): Pick<Address, "user" | "password"> {
  const name = `deskwatch_${address.database}`
    .toLowerCase()
    .replaceAll(/[^a-z0-9_]/g, "_")
    .slice(0, 40);
  return {
    user: `${name}_${code.toLowerCase()}_${randomBytes(3).toString("hex")}`,
    password: randomBytes(24).toString("base64url"),
  };
}

interface OwnStation {
  readonly id: string;
  readonly code: string;
  readonly at: number;
}

export interface Shared {
  readonly console: Address;
  readonly epoch: number;
  /** The desk was there already, given by an earlier try that was cut off. */
  readonly wasThere: boolean;
}

/** Makes schema, roles and functions, and gives the desk to the database. @throws NotShared */
export function giveToDatabase(
  administrator: Address,
  desk: DeskToShare,
  own: OwnStation,
  progressed: (done: number) => void,
): Promise<Shared> {
  return over(administrator, async (admin) => {
    await migrateShared(admin);
    const login = freshLogin(administrator, own.code);
    const found = await deskIn(admin);
    if (found === undefined) {
      const station: NewStation = { ...own, login: login.user, password: login.password, mayWrite: CONSOLE_CATEGORIES };
      await giveDesk(admin, desk, station, progressed);
      return { console: { ...administrator, ...login }, epoch: 1, wasThere: false };
    }
    if (found.desk !== desk.desk) throw new NotShared("This database holds another desk. Name an empty one.");
    const before = (await stationsIn(admin)).find(({ id }) => id === own.id);
    if (before?.login == null)
      throw new NotShared("This desk is shared there already. Join it with a code from invite.");
    await renewPassword(admin, before.login, login.password);
    const console = { ...administrator, user: before.login, password: login.password };
    return { console, epoch: found.epoch, wasThere: true };
  });
}

/** Makes a station with a login of its own, and all another PC needs to join as it. @throws NotShared */
export function inviteStation(administrator: Address, at: number): Promise<Invitation> {
  return over(administrator, async (admin) => {
    await migrateShared(admin);
    const found = await deskIn(admin);
    if (found === undefined)
      throw new NotShared("There is no shared desk in this database yet: share one there first.");
    const taken = new Set((await stationsIn(admin)).map(({ code }) => code));
    let code = stationCodeFrom(randomBytes(6).readUIntBE(0, 6));
    while (taken.has(code)) code = stationCodeFrom(randomBytes(6).readUIntBE(0, 6));
    const id = randomUUID();
    const login = freshLogin(administrator, code);
    await addStation(admin, {
      id,
      code,
      at,
      login: login.user,
      password: login.password,
      mayWrite: CONSOLE_CATEGORIES,
    });
    return { address: { ...administrator, ...login }, desk: found.desk, epoch: found.epoch, station: id, code };
  });
}

/** Every station of the shared desk, as an administrator sees it. */
export const listStations = (administrator: Address): Promise<readonly KnownStation[]> =>
  over(administrator, (admin) => stationsIn(admin));

/** Takes a station's place away: first it may only set aside what it still has, then nothing. @throws NotShared */
export function revokeStation(
  administrator: Address,
  code: string,
  state: "closing" | "closed",
): Promise<KnownStation> {
  return over(administrator, async (admin) => {
    const stations = await stationsIn(admin);
    const station = stations.find((each) => each.code === code.toUpperCase());
    if (station === undefined) {
      const codes = stations.map((each) => each.code).join(", ");
      throw new NotShared(`There is no station ${code} at this desk. There are: ${codes}.`);
    }
    await closeStation(admin, station.id, state);
    if (state === "closed" && station.login !== null) await shutOut(admin, station.login);
    return { ...station, state };
  });
}
