import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createDesk } from "../../../../electron/core/create-desk.ts";
import type { Desk } from "../../../../electron/core/handler.ts";
import type { Store, WriteTransaction } from "../../../../electron/core/ports.ts";
import { bundledProjector } from "../../../../electron/core/projector.ts";
import { runMoment } from "../../../../electron/core/records/run-moment.ts";
import { type SyncStop, syncOnce } from "../../../../electron/core/sharing/sync-round.ts";
import { deskIds } from "../../../../electron/host/desk-ids.ts";
import { argon2Passwords } from "../../../../electron/passwords/argon2-passwords.ts";
import type { DeskStore } from "../../../../electron/store/desk-store.ts";
import type { GivenPlace } from "../../../../electron/store/log/own-station.ts";
import { openStore } from "../../../../electron/store/open.ts";
import { expectOk } from "../../../../shared/kernel/result.ts";
import type { FaultyLine } from "./faulty-line.ts";
import type { Plant } from "./plants.ts";

const PROJECT = bundledProjector();

/** One PC of the simulated desk: a real file, the real core and the real syncing; its clock is off by what it is off. */
export class SimConsole {
  readonly file: string;
  readonly line: FaultyLine;
  offMs = 0;
  stop: SyncStop | null = null;
  /** Every time it said that it could not go on. */
  readonly stops: string[] = [];
  desk: Desk;
  store: DeskStore;
  private readonly folder = mkdtempSync(join(tmpdir(), "deskwatch-simulated-"));
  private readonly place: GivenPlace;
  private readonly worldNow: () => number;
  private readonly plant: Plant | null;
  private commits = 0;

  constructor(place: GivenPlace, line: FaultyLine, worldNow: () => number, plant: Plant | null) {
    this.file = join(this.folder, "desk.desk");
    this.place = place;
    this.line = line;
    this.worldNow = worldNow;
    this.plant = plant;
    [this.store, this.desk] = this.open();
  }

  now = (): number => this.worldNow() + this.offMs;

  /** Killed and started again: what is in memory is gone, what was committed is there. */
  crash(): void {
    this.store.close();
    [this.store, this.desk] = this.open();
  }

  async sync(): Promise<boolean> {
    try {
      this.stop = await syncOnce(this.desk, this.line, this.now);
      if (this.stop !== null) this.stops.push(this.stop.kind);
      return this.stop === null;
    } catch (fault) {
      if (fault instanceof Error && fault.name === "Lost") return false;
      throw fault;
    }
  }

  /** What the timers do, once. */
  deliverDue(): void {
    for (const moment of this.store.momentsUntil(this.now(), 100)) runMoment(this.desk, moment, false);
  }

  close(): void {
    this.store.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private open(): [DeskStore, Desk] {
    const { file, now, place } = this;
    const store = expectOk(openStore({ file, now, place, project: PROJECT }), "The console's file opens");
    const desk = createDesk({
      store: this.planted(store),
      time: { now, monotonicMs: () => performance.now() },
      ids: deskIds,
      publish: () => undefined,
      log: { info: () => undefined, error: () => undefined },
      productVersion: "0.0.0-simulated",
      passwords: argon2Passwords(),
      afterCommit: () => undefined,
      checkClocks: () => undefined,
    });
    return [store, desk];
  }

  /** The store with this history's bug in it. */
  private planted(store: DeskStore): Store {
    const { plant } = this;
    if (plant === null) return store;
    const transact: Store["transact"] = (work, undoes = () => false) => {
      this.commits += 1;
      const isLost = plant === "acknowledge before commit" && this.commits % 10 === 0;
      return store.transact(
        (transaction) => work(plantedTransaction(transaction, plant)),
        (value) => isLost || undoes(value),
      );
    };
    return Object.create(store, { transact: { value: transact } });
  }
}

function plantedTransaction(transaction: WriteTransaction, plant: Plant): WriteTransaction {
  const { sharing } = transaction;
  switch (plant) {
    case "not decided again":
      return { ...transaction, sharing: { ...sharing, pending: () => [] } };
    case "acknowledge before commit":
    case "cursor by sequence without the lock":
    case "retry without id":
    case "a reference used twice":
      return transaction;
  }
}
