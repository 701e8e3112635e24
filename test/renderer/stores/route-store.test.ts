import { expect, test } from "vitest";
import { createRouteStore, goTo, hashOf, routeOf } from "../../../renderer/stores/route-store.ts";

function addressBar(start: string) {
  let hash = start;
  let listen = (): void => undefined;
  const written: [string, boolean][] = [];
  return {
    written,
    go: (to: string) => {
      hash = to;
      listen();
    },
    bar: {
      read: () => hash,
      write: (to: string, isReplacement: boolean) => {
        hash = to;
        written.push([to, isReplacement]);
      },
      subscribe: (listener: () => void) => {
        listen = listener;
        return () => undefined;
      },
    },
  };
}

test("an address names a screen and what is open on it; anything unknown is the queue", () => {
  expect(routeOf("#/agreements/stockport")).toMatchObject({ screen: "agreements", subject: "stockport" });
  expect(routeOf("#/nowhere")).toMatchObject({ screen: "queue", subject: null });
  expect(routeOf("")).toMatchObject({ screen: "queue", subject: null });
  expect(routeOf("#/queue/%E0%A4%A")).toMatchObject({ screen: "queue", subject: null });
  expect(routeOf(hashOf({ screen: "queue", subject: "a/b ü" }))).toMatchObject({ subject: "a/b ü" });
});

test("going somewhere writes the address; moving from ticket to ticket leaves one step to go back", () => {
  const { bar, written } = addressBar("");
  const store = createRouteStore(bar);
  goTo(store, "queue", "t1");
  goTo(store, "queue", "t2");
  goTo(store, "call");
  expect(written).toEqual([
    ["#/queue/t1", false],
    ["#/queue/t2", true],
    ["#/call", false],
  ]);
});

test("Back in the browser goes back on the screen", () => {
  const { bar, go } = addressBar("#/queue");
  const store = createRouteStore(bar);
  goTo(store, "queue", "t1", "acknowledge");
  expect(store.getState()).toEqual({ screen: "queue", subject: "t1", filter: "", intent: "acknowledge" });
  go("#/queue");
  expect(store.getState()).toEqual({ screen: "queue", subject: null, filter: "", intent: null });
});
