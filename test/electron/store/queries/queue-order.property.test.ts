import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { StoredRow } from "../../../../electron/core/ports.ts";
import { QueueFilter } from "../../../../shared/contract/queue-filter.ts";
import { belongsTo, compareRows } from "../../../../shared/contract/queue-order.ts";
import type { NextPromise } from "../../../../shared/contract/queue-row.ts";
import { asId } from "../../../../shared/kernel/ids.ts";
import { HOUR_MS } from "../../../../shared/kernel/instant.ts";
import { NOON } from "../../../support/store/desk.ts";
import { nameOf } from "../../../support/store/ids.ts";
import { owned, queueOf, row } from "../../../support/store/queue-rows.ts";

/** Few values, so that many rows share them and every tie is met. */
const hour = fc.integer({ min: -2, max: 3 }).map((hours) => NOON + hours * HOUR_MS);
const sampled = row("sample").next;
const next: fc.Arbitrary<NextPromise | null> = fc.option(
  fc.record({ state: fc.constantFrom("running", "paused", "not-started"), dueAt: fc.option(hour) }).map((differs) => {
    if (sampled === null) throw new Error("A ticket just logged has a promise.");
    return { ...sampled, ...differs };
  }),
);
const differences: fc.Arbitrary<Partial<StoredRow>> = fc
  .record({
    next,
    status: fc.constantFrom("unverified", "open", "resolved", "closed"),
    rank: fc.integer({ min: 1, max: 2 }),
    loggedAt: hour,
    changedAt: hour,
    resolvedAt: fc.option(hour),
    reference: fc.string({ unit: fc.constantFrom("A", "B", "7", "-", " "), minLength: 1, maxLength: 4 }),
    owner: fc.constantFrom(null, owned("asha").owner, owned("ben").owner),
    site: fc.constantFrom("North", "South"),
    priority: fc.constantFrom("P1", "P2"),
    priorityAgreement: fc.constantFrom("proposed", "disputed"),
    isMajor: fc.boolean(),
    waiting: fc.constantFrom(null, { kind: "customer", label: "Waiting", party: "", expectedAt: null } as const),
  })
  .map((differs) => ({ ...differs, owner: differs.owner }));

/** Most filters ask for little, so that many rows are left to be put in order. */
const some = <Value extends string>(...values: Value[]) =>
  fc.oneof({ weight: 3, arbitrary: fc.constant<Value[]>([]) }, { weight: 1, arbitrary: fc.subarray(values) });
const filters = fc
  .record({
    view: fc.constantFrom("all", "all", "all", "mine", "unassigned", "disputed", "waiting", "major", "unverified"),
    me: fc.option(fc.constantFrom("", "asha", "ben"), { nil: undefined }),
    statuses: some("unverified", "open", "resolved", "closed"),
    owners: some("", "asha"),
    sites: some("North", "East"),
    priorities: some("P1", "P9"),
    kinds: some("incident", "enquiry"),
    agreements: some("stockport"),
  })
  .map((filter) => QueueFilter.parse(filter));

const EVERYTHING = QueueFilter.parse({ statuses: [] });

describe("The queue the store reads", () => {
  test("is what belongs to the filter in the queue's order, of any rows under any filter", () => {
    const made = fc.array(differences, { maxLength: 24, size: "max" });
    fc.assert(
      fc.property(made, fc.array(filters, { minLength: 1, maxLength: 6 }), (each, asked) => {
        const rows = each.map((differs, index) => row(`t${index}`, differs));
        const { store } = queueOf(rows);
        for (const filter of [EVERYTHING, ...asked]) {
          // Rows alike in all of it stand as they were logged, which a stable sort keeps.
          const expected = rows.filter((one) => belongsTo(one, filter)).toSorted(compareRows);
          const { rows: read, total } = store.queue(filter, 0, 100);
          expect(read.map(({ id }) => nameOf(id))).toEqual(expected.map(({ id }) => nameOf(id)));
          expect(total).toBe(expected.length);
          const me = filter.me === undefined ? undefined : asId<"person">(filter.me);
          const counts = store.counts(filter, me, NOON);
          for (const view of ["all", "mine", "unassigned", "disputed", "waiting", "major", "unverified"] as const)
            expect(counts[view]).toBe(rows.filter((one) => belongsTo(one, { ...filter, view })).length);
        }
      }),
      { numRuns: 60 },
    );
  });
});
