import { copyFileSync } from "node:fs";
import { type AgreementShelf, createAgreementShelf } from "../../../electron/core/agreement-shelf.ts";
import { type Core, createCore } from "../../../electron/core/core.ts";
import type { RecordMoment } from "../../../electron/core/log-port.ts";
import type { WriteTransaction } from "../../../electron/core/ports.ts";
import { dueMoment } from "../../../electron/core/ticket-moments.ts";
import { readTicket } from "../../../electron/core/ticket-stream.ts";
import { deskIds } from "../../../electron/host/desk-ids.ts";
import { WAYS_IN } from "../../../electron/host/ways-in.ts";
import { argon2Passwords } from "../../../electron/passwords/argon2-passwords.ts";
import type { DeskStore } from "../../../electron/store/desk-store.ts";
import { createTimers, type Timers } from "../../../electron/timers/timers.ts";
import { bundledAgreements } from "../../../shared/agreement/registry.ts";
import { clock } from "../../../shared/clock/clock.ts";
import { dueMoments } from "../../../shared/clock/due-moments.ts";
import { asId, type TicketId } from "../../../shared/kernel/ids.ts";
import type { DurationMs, Instant } from "../../../shared/kernel/instant.ts";
import type { TicketCommand } from "../../../shared/ticket/commands.ts";
import { foldTicket } from "../../../shared/ticket/evolve.ts";
import { bridgeTo } from "../core/bridge.ts";
import { copyAsCrashed, freshFile, openDesk } from "../store/desk.ts";
import { sitDown } from "../ticket/calls.ts";
import { VirtualPc } from "./virtual-pc.ts";

/** Where a delivery is cut off: its event written and not committed, or committed and nobody told. */
export type Cut = "before the commit" | "after the commit";

const shelf: AgreementShelf = createAgreementShelf(bundledAgreements());

/** A power cut in the middle of a look; whatever the process would have done next it did not do. */
class PowerCut extends Error {
  override readonly name = "PowerCut";
}

/** The real timers, core and file of a desk on a PC that sleeps, crashes, restarts and has its clock moved. */
export class TimedDesk {
  readonly pc: VirtualPc;
  /** Moments that had come when the desk looked, by their own name: each must be found in the log, and no other. */
  readonly due = new Map<string, Instant>();
  readonly faults: string[] = [];
  store: DeskStore;
  core!: Core; // set by boot(), which the constructor calls
  private timers!: Timers; // as above
  /** The latest time at which the desk looked since a ticket last changed. */
  private lookedAt: Instant | null = null;
  private cut: { deliveries: number; readonly where: Cut } | null = null;
  private crashed: string | null = null;

  /** `template`: a desk that was set up before, to be copied. */
  constructor(start: Instant, template: string) {
    this.pc = new VirtualPc(start);
    const file = freshFile();
    copyFileSync(template, file);
    this.store = openDesk(file);
    this.boot();
  }

  /** Cuts the power during the n-th delivery from now. */
  cutAt(deliveries: number, where: Cut): void {
    this.cut = { deliveries, where };
  }

  look(): void {
    this.timers.sweep("wake");
    this.recover(0);
  }

  run(ms: DurationMs): void {
    this.pc.run(ms);
    this.recover(0);
  }

  /** Ended and begun again, on the same file or on what a power cut left of it. */
  restart(offMs: DurationMs, crashes: boolean): void {
    this.timers.stop();
    let { file } = this.store;
    if (crashes) copyAsCrashed(file, (file = freshFile()));
    this.reopen(file, offMs);
  }

  /** The soonest moment still to come. */
  next(): RecordMoment | undefined {
    return this.store.soonestMoment();
  }

  /** Somebody does something about a ticket, having seen what came due before; the ticket's rules may refuse it. */
  async change(ticketId: TicketId, make: (waitId: string) => TicketCommand): Promise<void> {
    this.look();
    this.settle();
    const waits = foldTicket(readTicket(this.store, ticketId).events.map(({ event }) => event));
    const waitId = waits.status === "open" ? waits.waits[0]?.waitId : undefined;
    const commandId = crypto.randomUUID();
    const input = { commandId, ticketId, command: make(waitId ?? commandId) };
    // A restart signed everybody out.
    await sitDown(bridgeTo({ core: this.core, subscribe: () => () => true }));
    await this.core.handle("ticket.command", input, { host: "browser", connection: "a window" });
    this.recover(0);
  }

  /** Writes down what had come when the desk last looked, before anything changes. */
  settle(): void {
    const { lookedAt } = this;
    this.lookedAt = null;
    if (lookedAt === null) return;
    for (const id of this.store.streamsOf("ticket")) {
      for (const moment of this.momentsOf(asId(id), lookedAt)) this.due.set(moment.id, moment.at);
    }
  }

  /** What an onlooker without timers, projections or a file would expect of a ticket's events. */
  private momentsOf(ticketId: TicketId, until: Instant) {
    const recorded = readTicket(this.store, ticketId).events.map(({ event }) => event);
    const events = recorded.filter(({ type }) => type !== "ThresholdReached");
    const ticket = foldTicket(events);
    if (ticket.status === "none") return [];
    const agreement = shelf.version(ticket.agreementId, ticket.agreementVersion);
    if (agreement === undefined) throw new Error(`No agreement for ${ticketId}`);
    const asOf = events.reduce((latest, { at }) => Math.max(latest, at), until);
    const report = clock(ticket, agreement, shelf.calendarOf(agreement), asOf);
    return report === null ? [] : dueMoments(report, ticketId, new Set(), 0).filter(({ at }) => at <= until);
  }

  private reopen(file: string, offMs: DurationMs): void {
    this.crashed = null;
    this.cut = null;
    this.store.close();
    this.pc.turnOff(offMs);
    this.store = openDesk(file);
    this.boot();
  }

  /** Where the power went during a look, the desk comes up again from what was on disk. */
  private recover(offMs: DurationMs): void {
    if (this.crashed !== null) this.reopen(this.crashed, offMs);
  }

  private boot(): void {
    const { store, pc } = this;
    this.core = createCore(
      {
        store: { ...store, transact: (work) => store.transact((real) => work(this.fragile(real))) },
        time: pc.time,
        ids: deskIds,
        publish: () => undefined,
        log: {
          info: () => undefined,
          error: (text, details) => void this.faults.push(`${text} ${JSON.stringify(details)}`),
        },
        productVersion: "0.0.0-test",
        passwords: argon2Passwords(),
        afterCommit: (changed) => this.timers.soon(changed),
        checkClocks: () => this.timers.sweep("asked"),
      },
      WAYS_IN,
    );
    this.timers = createTimers({
      store: {
        momentsUntil: (until, limit) => {
          this.lookedAt = Math.max(this.lookedAt ?? 0, pc.wall);
          return store.momentsUntil(until, limit);
        },
        // Written every half minute: on a real disk most of the test's time, and no part of what it asks.
        recordCheck: () => undefined,
        recordClockJump: (jump) => store.recordClockJump(jump),
      },
      time: pc.time,
      deliver: (moment, isLate) => this.deliver(moment, isLate),
      deliveryFailed: (_moment, fault) => {
        if (!(fault instanceof PowerCut)) this.faults.push(`timers: ${String(fault)}`);
      },
      publish: () => undefined,
      schedule: pc.schedule,
      noteFault: (place, fault) => {
        if (!(fault instanceof PowerCut)) this.faults.push(`${place}: ${String(fault)}`);
      },
    });
    this.timers.start();
  }

  private deliver(moment: RecordMoment, isLate: boolean) {
    if (this.crashed !== null) throw new PowerCut();
    // What the agreement does by itself changes the ticket: what came before it is expected as it stood before.
    if (dueMoment(moment)?.kind !== "threshold") this.settle();
    if (this.cut !== null) this.cut.deliveries -= 1;
    const outcome = this.core.runTimerCommand({ moment, isLate });
    if (this.cut?.deliveries === 0 && this.cut.where === "after the commit") this.powerGoes();
    return outcome;
  }

  private fragile(real: WriteTransaction): WriteTransaction {
    return {
      ...real,
      project: (projection) => {
        real.project(projection);
        if (this.cut?.deliveries === 0 && this.cut.where === "before the commit") this.powerGoes();
      },
    };
  }

  private powerGoes(): never {
    const file = freshFile();
    copyAsCrashed(this.store.file, file);
    this.cut = null;
    this.crashed = file;
    throw new PowerCut();
  }
}
