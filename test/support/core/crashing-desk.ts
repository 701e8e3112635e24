import { type Core, createCore } from "../../../electron/core/core.ts";
import type { WriteTransaction } from "../../../electron/core/ports.ts";
import { deskIds } from "../../../electron/host/desk-ids.ts";
import { WAYS_IN } from "../../../electron/host/ways-in.ts";
import { argon2Passwords } from "../../../electron/passwords/argon2-passwords.ts";
import type { DeskStore } from "../../../electron/store/desk-store.ts";
import { copyAsCrashed, freshFile, openDesk } from "../store/desk.ts";

/** Where a command is broken off: after its events were appended, or after all was written but not yet committed. */
export type BreakPoint = "appended" | "projected";

/** A core over a real file that can lose its disk in the middle of a command, and its power at any time. */
export class CrashingDesk {
  store: DeskStore;
  core: Core;
  now: number;
  private breakAt: BreakPoint | null = null;
  private readonly midway = { file: "" };

  constructor(now: number) {
    this.now = now;
    this.store = openDesk();
    this.core = this.boot();
  }

  /** The next command fails where it is told to, as on a full disk, and with it the power if it `crashes`. */
  async failing<Value>(breakAt: BreakPoint, crashes: boolean, work: () => Promise<Value>): Promise<Value> {
    this.breakAt = breakAt;
    this.midway.file = freshFile();
    const value = await work();
    const wasReached = this.breakAt === null;
    this.breakAt = null;
    if (crashes && wasReached) this.goOnWith(this.midway.file);
    return value;
  }

  /** The power goes between two commands: the desk goes on with what was on disk, never closed, never checkpointed. */
  crash(): void {
    const file = freshFile();
    copyAsCrashed(this.store.file, file);
    this.goOnWith(file);
  }

  restart(): void {
    this.goOnWith(this.store.file);
  }

  private goOnWith(file: string): void {
    this.store.close();
    this.store = openDesk(file);
    this.core = this.boot();
  }

  private boot(): Core {
    const { store } = this;
    const breakHere = (point: BreakPoint): void => {
      if (this.breakAt !== point) return;
      this.breakAt = null;
      copyAsCrashed(store.file, this.midway.file);
      throw new Error("The disk is full");
    };
    const fragile = (real: WriteTransaction): WriteTransaction => ({
      ...real,
      append: (request) => {
        const recorded = real.append(request);
        breakHere("appended");
        return recorded;
      },
      project: (projection) => {
        real.project(projection);
        breakHere("projected");
      },
    });
    return createCore(
      {
        store: { ...store, transact: (work) => store.transact((real) => work(fragile(real))) },
        time: { now: () => this.now, monotonicMs: () => this.now },
        ids: deskIds,
        publish: () => undefined,
        log: { info: () => undefined, error: () => undefined },
        productVersion: "0.0.0-test",
        passwords: argon2Passwords(),
        afterCommit: () => undefined,
        checkClocks: () => undefined,
      },
      WAYS_IN,
    );
  }
}
