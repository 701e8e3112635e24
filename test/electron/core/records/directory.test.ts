import { expect, test } from "vitest";
import { openDirectory } from "../../../../electron/core/records/directory.ts";
import { type CustomerEvent, customerEvents } from "../../../../shared/customer/customer.ts";
import { type EncodedEvent, encodeEvent } from "../../../../shared/kernel/event-codec.ts";
import { asId } from "../../../../shared/kernel/ids.ts";
import { type PersonEvent, personEvents } from "../../../../shared/person/person-events.ts";
import { createMemoryLog, type MemoryLog } from "../../../support/desk/memory-log.ts";

let count = 0;
function record(log: MemoryLog, category: string, stream: string, event: EncodedEvent): void {
  count += 1;
  log.append({
    commandId: asId(`c${count}`),
    by: { kind: "person", id: asId("asha") },
    recordedAt: count,
    clockOffsetMs: null,
    seen: log.position(),
    streams: [
      {
        category,
        stream,
        expectedVersion: log.readStream({ category, stream }).events.length,
        events: [{ ...event, at: count }],
      },
    ],
    claims: [],
  });
}
const meta = { at: 1, by: { kind: "timer" } } as const;
const added = (name: string) => {
  const event: PersonEvent = { type: "PersonAdded", name, team: "Desk", roles: [], ...meta };
  return encodeEvent(personEvents, event);
};
const customer = (name: string) => {
  const event: CustomerEvent = { type: "CustomerAdded", name, agreement: null, ...meta };
  return encodeEvent(customerEvents, event);
};

test("a person who has left keeps the name under what they did, and is not offered any more", () => {
  const log = createMemoryLog();
  record(log, "person", "lee", added("Lee Okafor"));
  record(log, "person", "lee", encodeEvent(personEvents, { type: "PersonLeft" }));
  const directory = openDirectory(log, "desk-1");
  expect(directory.nameOf("lee")).toBe("Lee Okafor");
  expect(directory.personHere("lee")).toBeUndefined();
});

test("what changed is read again, and nothing else has to be", () => {
  const log = createMemoryLog();
  const directory = openDirectory(log, "desk-1");
  record(log, "person", "lee", added("Lee Okafor"));
  expect(directory.personHere("lee")).toBeUndefined();
  directory.refresh(log, [
    { category: "person", stream: "lee" },
    { category: "ticket", stream: "none of its business" },
  ]);
  expect(directory.personHere("lee")?.name).toBe("Lee Okafor");
});

test("two customers of one name are two, so the name alone stands for neither", () => {
  const log = createMemoryLog();
  record(log, "customer", "one", customer("St Mary's"));
  expect(openDirectory(log, "desk-1").customerNamed("St Mary's")).toBe("one");
  record(log, "customer", "two", customer("St Mary's"));
  expect(openDirectory(log, "desk-1").customerNamed("St Mary's")).toBeUndefined();
});

test("a desk nobody has set up has no agreement and the usual settings", () => {
  const settings = openDirectory(createMemoryLog(), "desk-1").settings();
  expect(settings.agreements).toEqual([]);
  expect(settings.settings.lockAfterMinutes).toBe(15);
});
