import fc from "fast-check";
import { expect, test } from "vitest";
import { createAgreementShelf } from "../../../../electron/core/agreement-shelf.ts";
import { projectorFor } from "../../../../electron/core/projector.ts";
import { projectionDifferences } from "../../../../electron/store/projections/differences.ts";
import { rebuildProjections } from "../../../../electron/store/projections/rebuild.ts";
import { bundledAgreements } from "../../../../shared/agreement/registry.ts";
import { QueueFilter } from "../../../../shared/contract/queue-filter.ts";
import type { TicketEvent } from "../../../../shared/ticket/events.ts";
import { openDesk, readTicket, record } from "../../../support/store/desk.ts";
import { histories } from "../../../support/store/histories.ts";

const shelf = createAgreementShelf(bundledAgreements());
const project = projectorFor(shelf);

/** Under one of the five agreements, with a priority of its own. */
function governed(event: TicketEvent, choice: number): TicketEvent {
  if (event.type !== "TicketLogged") return event;
  const agreement = shelf.documents[choice % shelf.documents.length];
  const priority = agreement?.priorities[choice % agreement.priorities.length]?.id ?? "";
  return { ...event, agreementId: agreement?.id ?? "", agreementVersion: agreement?.version ?? "", priority };
}

test("with the desk's own projector, rebuilt equals grown over random histories under the five agreements", {
  timeout: 600_000,
}, () => {
  fc.assert(
    fc.property(histories, fc.nat(1_000), (history, choice) => {
      const store = openDesk();
      history.forEach(({ ticket, event }, index) => {
        const isFirst = readTicket(store, ticket).events.length === 0;
        record(store, ticket, [governed(event(isFirst), choice + index)], undefined, project);
      });
      expect([...projectionDifferences(store.connection, project)]).toEqual([]);
      const shown = () => [
        store.queue(QueueFilter.parse({ statuses: [] }), 0, 100),
        store.momentsUntil(Number.MAX_SAFE_INTEGER, 1_000),
      ];
      const grown = shown();
      rebuildProjections(store, project);
      expect(shown()).toEqual(grown);
      expect([...projectionDifferences(store.connection, project)]).toEqual([]);
      store.close();
    }),
    { numRuns: process.env["DESKWATCH_NIGHTLY"] === "1" ? 1_000 : 20 },
  );
});
