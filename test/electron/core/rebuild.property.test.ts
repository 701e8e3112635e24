import fc from "fast-check";
import { expect, test } from "vitest";
import { createAgreementShelf } from "../../../electron/core/agreement-shelf.ts";
import { projectTicket } from "../../../electron/core/project-ticket.ts";
import { readTicket } from "../../../electron/core/ticket-stream.ts";
import { bundledAgreements } from "../../../shared/agreement/registry.ts";
import type { RequestInput } from "../../../shared/contract/contract.ts";
import { asId } from "../../../shared/kernel/ids.ts";
import { openWorkingDesk, type WorkingDesk } from "../../support/core/bridge.ts";

type CommandInput = RequestInput<"ticket.command">["command"];
type Step = { readonly minutes: number } & ({ readonly command: CommandInput } | { readonly timers: true });

const RUNS = process.env["DESKWATCH_NIGHTLY"] === "1" ? 400 : 40;
const WAITS = ["customer", "third-party", "parts", "hold", "approval"] as const;

const command: fc.Arbitrary<CommandInput> = fc.oneof(
  fc.constant({ type: "AddNote", text: "Looked at it" } as const),
  fc.constant({ type: "AcknowledgeTicket", how: "phone", text: "Told them" } as const),
  fc.constant({ type: "SendUpdate", phase: "progress", text: "Still on it" } as const),
  fc.constant({ type: "ResolveTicket", how: "fix", text: "Mended" } as const),
  fc.constant({ type: "ReopenTicket", reason: "It is back" } as const),
  fc.constant({ type: "TransferToSupportTeam", team: "Networks" } as const),
  fc
    .constantFrom("P1", "P2", "P3", "P4")
    .map((priority) => ({ type: "ChangePriority", priority, reason: "Wider" }) as const),
  fc
    .constantFrom("P1", "P2", "P3", "P4")
    .map((callerWants) => ({ type: "DisputePriority", callerWants, callerSays: "It is urgent" }) as const),
  fc.constant({ type: "SettleDispute", priority: "P2", reason: "As agreed" } as const),
  fc.constantFrom(...WAITS).map(
    (kind) =>
      ({
        type: "PauseClock",
        kind,
        reason: "Waiting",
        party: "BT",
        expectedAt: null,
        customerTold: true,
        approvedBy: "head",
        note: "Order 7",
      }) as const,
  ),
  fc
    .integer({ min: 1, max: 3 })
    .map((number) => ({ type: "ResumeClock", waitId: `w${number}`, outcome: "Came" }) as const),
);

const step: fc.Arbitrary<Step> = fc
  .record({ minutes: fc.integer({ min: 0, max: 3_000 }) })
  .chain(({ minutes }) =>
    fc.oneof(
      { weight: 4, arbitrary: command.map((one): Step => ({ minutes, command: one })) },
      { weight: 1, arbitrary: fc.constant<Step>({ minutes, timers: true }) },
    ),
  );

/** Delivers what is due, as the timers do, in order. */
function deliverDue(desk: WorkingDesk): void {
  for (const moment of desk.store.momentsUntil(desk.now(), 50)) {
    if (moment.at <= desk.now()) desk.core.runTimerCommand({ moment, isLate: false });
  }
}

/** A wait is named by its place among those the ticket began; one that never was is a wait unheard of. */
async function namingWait(desk: WorkingDesk, ticketId: string, command: CommandInput): Promise<CommandInput> {
  if (command.type !== "ResumeClock") return command;
  return { ...command, waitId: await desk.waitOf(ticketId, Number(command.waitId.slice(1))).catch(() => "w0") };
}

async function play(desk: WorkingDesk, ticketId: string, steps: readonly Step[]): Promise<void> {
  for (const next of steps) {
    desk.setTime(desk.now() + next.minutes * 60_000);
    if ("timers" in next) deliverDue(desk);
    // A command the rules refuse is part of the story: it must leave nothing behind.
    else await desk.act(ticketId, await namingWait(desk, ticketId, next.command)).catch(() => undefined);
  }
}

test("whatever happens to a ticket, what is kept for reading is what a rebuild from its events would make", async () => {
  const shelf = createAgreementShelf(bundledAgreements());
  const agreements = fc.constantFrom("stockport", "calderdale", "coventry", "sips", "columbia");
  const story = fc.array(step, { minLength: 1, maxLength: 14 });
  await fc.assert(
    fc.asyncProperty(agreements, story, async (agreementId, steps) => {
      const desk = await openWorkingDesk();
      try {
        const ticketId = await desk.log(agreementId, "P3");
        await play(desk, ticketId, steps);
        const { events } = readTicket(desk.store, asId<"ticket">(ticketId));
        const rebuilt = projectTicket(shelf, events);
        expect(await desk.row(ticketId)).toEqual(rebuilt.row);
        const kept = new Set(desk.store.momentsUntil(Number.MAX_SAFE_INTEGER, 1_000).map(({ id }) => id));
        const made = new Set(rebuilt.moments.map(({ id }) => id));
        // A moment found to hold no longer is dropped from what is kept; a rebuild finds it so again.
        expect([...kept].filter((id) => !made.has(id))).toEqual([]);
        const delivered = events.flatMap(({ event }) => (event.type === "ThresholdReached" ? [event.thresholdId] : []));
        expect(new Set(delivered).size).toBe(delivered.length);
      } finally {
        desk.close();
      }
    }),
    { numRuns: RUNS },
  );
}, 120_000);
