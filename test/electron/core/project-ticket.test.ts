import { expect, test } from "vitest";
import { createAgreementShelf } from "../../../electron/core/agreement-shelf.ts";
import { projectTicket } from "../../../electron/core/project-ticket.ts";
import { readTicket } from "../../../electron/core/ticket-stream.ts";
import { bundledAgreements } from "../../../shared/agreement/registry.ts";
import type { RecordedEvent } from "../../../shared/contract/views.ts";
import { asId } from "../../../shared/kernel/ids.ts";
import { openWorkingDesk } from "../../support/core/bridge.ts";

const shelf = createAgreementShelf(bundledAgreements());
const YEAR = 365 * 24 * 3_600_000;

async function recordedCall(): Promise<readonly RecordedEvent[]> {
  const desk = await openWorkingDesk();
  const id = await desk.log("stockport", "P1");
  const { events } = readTicket(desk.store, asId<"ticket">(id));
  desk.close();
  return events;
}

test("a call of our own has moments at its warnings and at its due instants", async () => {
  const { moments } = projectTicket(shelf, await recordedCall());
  expect(new Set(moments.map(({ promise, percent }) => `${promise ?? ""} ${percent ?? ""}`))).toEqual(
    new Set(["response 100", "fix 65", "fix 85", "fix 100"]),
  );
});

test("the past of an imported ticket fires nothing", async () => {
  const imported = (await recordedCall()).map((recorded) => ({
    ...recorded,
    recordedAt: recorded.recordedAt + YEAR,
    event: { ...recorded.event, by: { kind: "import", id: asId<"import">("i1") } as const },
  }));
  expect(projectTicket(shelf, imported).moments).toEqual([]);
});

test("a stream that does not begin with a logged ticket is a bug, not a row", () => {
  expect(() => projectTicket(shelf, [])).toThrow("TicketLogged");
});
