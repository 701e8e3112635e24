import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { filterOf, filterText, followFilterAddress } from "../../../../renderer/stores/queue/filter-address.ts";
import { EVERYTHING_OPEN } from "../../../../renderer/stores/queue/queue-filter.ts";
import { createQueueStore } from "../../../../renderer/stores/queue/queue-store.ts";
import { createRouteStore } from "../../../../renderer/stores/route-store.ts";
import type { QueueFilter } from "../../../../shared/contract/queue-filter.ts";

describe("the filter in the address", () => {
  test("is nothing while every open ticket is shown", () => {
    expect(filterText(EVERYTHING_OPEN)).toBe("");
    expect(filterOf("")).toEqual(EVERYTHING_OPEN);
  });

  test("comes back from the address whatever it holds", () => {
    const list = fc.array(fc.string({ minLength: 1, maxLength: 12, unit: "grapheme" }), { maxLength: 4 });
    const filter: fc.Arbitrary<QueueFilter> = fc.record({
      view: fc.constantFrom("all", "mine", "unassigned", "disputed", "waiting", "major"),
      agreements: list,
      priorities: list,
      statuses: fc.subarray(["unverified", "open", "resolved", "closed"] as const),
      kinds: fc.subarray(["incident", "service-request"] as const),
      owners: list,
      sites: list,
      text: fc.string({ maxLength: 20 }).filter((text) => text.trim() !== "" || text === ""),
    });
    fc.assert(
      fc.property(filter, (asked) => {
        expect(filterOf(filterText(asked))).toEqual(asked);
      }),
    );
  });

  test("that no filter can be leaves the rest as it was asked for", () => {
    expect(filterOf("view=sideways&sites=Bramhall&statuses=lost")).toEqual({ ...EVERYTHING_OPEN, sites: ["Bramhall"] });
  });

  test("follows the list, and the list follows the address", () => {
    let hash = "#/queue?view=mine";
    const listeners: (() => void)[] = [];
    const route = createRouteStore({
      read: () => hash,
      write: (next) => {
        hash = next;
      },
      subscribe: (listener) => {
        listeners.push(listener);
        return () => undefined;
      },
    });
    const queue = createQueueStore();
    queue.setState({ filter: filterOf(route.getState().filter) });
    const shown: string[] = [];
    followFilterAddress({ route, queue }, (filter) => {
      shown.push(filter.view);
      queue.setState({ filter });
    });
    expect(queue.getState().filter.view).toBe("mine");
    queue.setState({ filter: { ...EVERYTHING_OPEN, sites: ["Bramhall High"] } });
    expect(hash).toBe("#/queue?sites=Bramhall+High");
    route.setState({ subject: "T-1" });
    expect(hash).toBe("#/queue/T-1?sites=Bramhall+High");
    expect(shown).toEqual([]);
    hash = "#/queue?view=major";
    for (const listener of listeners) listener();
    expect(shown).toEqual(["major"]);
    // Another screen has no list; coming back to it finds it as it was.
    route.setState({ screen: "agreements", subject: null });
    expect(hash).toBe("#/agreements");
    route.setState({ screen: "queue" });
    expect(hash).toBe("#/queue?view=major");
  });
});
