import { describe, expect, test } from "vitest";
import type { RecordMoment } from "../../../../electron/core/log-port.ts";
import { QueueFilter, type QueueFilterInput } from "../../../../shared/contract/queue-filter.ts";
import { asId, type PersonId } from "../../../../shared/kernel/ids.ts";
import { HOUR_MS } from "../../../../shared/kernel/instant.ts";
import { NOON, openDesk } from "../../../support/store/desk.ts";
import { idOf, nameOf, ticketId } from "../../../support/store/ids.ts";
import { due, keep, owned, queueOf, row } from "../../../support/store/queue-rows.ts";

const asha = asId<"person">("asha");

describe("the order of the queue", () => {
  test("missed first, then by next due moment, then what waits, then what has no deadline, then what is finished", () => {
    const { ids } = queueOf([
      row("closed-long-ago", { status: "closed", next: null, changedAt: NOON - 9 * HOUR_MS }),
      row("closed-lately", { status: "closed", next: null, changedAt: NOON }),
      row("paused-p3-new", { ...due(null), rank: 3, loggedAt: NOON }),
      row("paused-p3-old", { ...due(null), rank: 3, loggedAt: NOON - HOUR_MS }),
      row("paused-p1", { ...due(null), rank: 1 }),
      row("nothing-promised", { next: null, rank: 2 }),
      row("due-later", due(NOON + 2 * HOUR_MS)),
      row("due-soon", due(NOON + HOUR_MS)),
      row("missed", due(NOON - HOUR_MS)),
    ]);
    const open = ["missed", "due-soon", "due-later", "paused-p1", "paused-p3-old", "paused-p3-new", "nothing-promised"];
    expect(ids({})).toEqual(open);
    expect(ids({ statuses: [] })).toEqual([...open, "closed-lately", "closed-long-ago"]);
    expect(ids({ statuses: ["closed"] })).toEqual(["closed-lately", "closed-long-ago"]);
  });

  test("two due at the same moment: the higher priority first, then the older, then as they came in", () => {
    const { ids } = queueOf([
      row("second", { ...due(NOON), rank: 2, loggedAt: 5 }),
      row("third", { ...due(NOON), rank: 2, loggedAt: 5 }),
      row("first", { ...due(NOON), rank: 1, loggedAt: 9 }),
      row("zeroth", { ...due(NOON), rank: 1, loggedAt: 8 }),
    ]);
    expect(ids({})).toEqual(["zeroth", "first", "second", "third"]);
  });

  test("comes in pages that join without gaps or repeats, with the number of all", () => {
    const rows = Array.from({ length: 57 }, (_, index) => row(`t${index}`, due(NOON + ((index * 31) % 57))));
    const { store, ids } = queueOf(rows);
    const pages = [0, 20, 40, 60].flatMap((offset) => ids({}, offset, 20));
    expect(pages).toEqual(ids({}));
    expect(new Set(pages).size).toBe(57);
    expect(store.queue(QueueFilter.parse({}), 40, 20)).toMatchObject({ total: 57, position: 57 });
  });
});

describe("filters", () => {
  const rows = [
    row("a", { agreementId: "sips", priority: "P1", site: "Moor End", isMajor: true, ...owned("asha") }),
    row("b", { agreementId: "coventry", priority: "P2", kind: "service-request", ...owned("bob") }),
    row("c", { agreementId: "sips", priority: "P2", priorityAgreement: "disputed" }),
    row("d", { agreementId: "columbia", status: "unverified", site: "" }),
    row("e", {
      agreementId: "sips",
      waiting: { kind: "customer", label: "Waiting", party: "caller", expectedAt: null },
      ...owned("asha"),
    }),
    row("f", { agreementId: "sips", status: "resolved", next: null, ...owned("asha") }),
    row("g", { agreementId: "sips", status: "closed", next: null }),
  ];

  test.each<[string, QueueFilterInput, readonly string[]]>([
    ["nothing chosen: everything open", {}, ["a", "b", "c", "d", "e"]],
    ["one agreement", { agreements: ["sips"] }, ["a", "c", "e"]],
    ["two agreements", { agreements: ["coventry", "columbia"] }, ["b", "d"]],
    ["a priority in an agreement", { agreements: ["sips"], priorities: ["P2"] }, ["c"]],
    ["a kind", { kinds: ["service-request"] }, ["b"]],
    ["an owner", { owners: ["bob"] }, ["b"]],
    ["an owner or nobody", { owners: ["bob", ""] }, ["b", "c", "d"]],
    ["a site", { sites: ["Moor End"] }, ["a"]],
    ["one state", { statuses: ["unverified"] }, ["d"]],
    ["finished ones", { statuses: ["resolved", "closed"] }, ["f", "g"]],
    ["an open and a finished state", { statuses: ["open", "resolved"] }, ["a", "b", "c", "e", "f"]],
    ["mine", { view: "mine", me: "asha" }, ["a", "e"]],
    ["mine, where nobody said who that is", { view: "mine" }, []],
    ["unassigned", { view: "unassigned" }, ["c", "d"]],
    ["disputed", { view: "disputed" }, ["c"]],
    ["waiting", { view: "waiting" }, ["e"]],
    ["major", { view: "major" }, ["a"]],
    ["unverified", { view: "unverified" }, ["d"]],
    ["something nobody has", { sites: ["'; DROP TABLE event; --"] }, []],
  ])("%s", (_what, filter, expected) => {
    const { store, ids } = queueOf(rows);
    expect(ids(filter).toSorted()).toEqual(expected);
    expect(store.queue(QueueFilter.parse(filter), 0, 1).total).toBe(expected.length);
  });

  test("missed counts every open ticket past its due moment, whatever the filter and what is wanted at once", () => {
    const atOnce = due(null).next;
    const { store } = queueOf([
      row("missed", due(NOON - 1)),
      row("missed-elsewhere", { ...due(NOON - HOUR_MS), agreementId: "coventry" }),
      row("due-now", due(NOON)),
      row("paused", due(null)),
      row("at-once", { next: atOnce ? { ...atOnce, state: "running" } : null }),
      row("nothing-promised", { next: null }),
      row("finished", { ...due(NOON - HOUR_MS), status: "resolved" }),
    ]);
    const missed = (filter: QueueFilterInput, now = NOON) =>
      store.counts(QueueFilter.parse(filter), undefined, now).missed;
    expect(missed({})).toBe(2);
    expect(missed({ text: "no such words", agreements: ["coventry"], view: "major" })).toBe(2);
    expect(missed({}, NOON + 1)).toBe(3);
  });

  test("counts tell what stands behind each view under the same filter, whichever view is shown", () => {
    const { store } = queueOf(rows);
    const counts = (filter: QueueFilterInput, me?: PersonId) => store.counts(QueueFilter.parse(filter), me, 0);
    const whole = {
      all: 5,
      mine: 2,
      unassigned: 2,
      disputed: 1,
      waiting: 1,
      major: 1,
      unverified: 1,
      resolved: 1,
      missed: 0,
    };
    expect(counts({}, asha)).toEqual(whole);
    expect(counts({ view: "waiting" }, asha)).toEqual(whole);
    expect(counts({})).toEqual({ ...whole, mine: 0 });
    expect(counts({ agreements: ["coventry"] }, asha)).toEqual({
      all: 1,
      mine: 0,
      unassigned: 0,
      disputed: 0,
      waiting: 0,
      major: 0,
      unverified: 0,
      resolved: 0,
      missed: 0,
    });
  });

  test("nobody is an owner to filter by, alone and beside people", () => {
    const { store } = queueOf(rows);
    const total = (owners: readonly string[]) => store.queue(QueueFilter.parse({ owners }), 0, 1).total;
    expect(total([""])).toBe(2);
    expect(total(["", "asha"])).toBe(4);
  });

  test("counts agree with the list under any statuses", () => {
    const { store } = queueOf(rows);
    const lists: readonly QueueFilterInput["statuses"][] = [["closed"], ["resolved", "closed"], ["open", "closed"], []];
    for (const statuses of lists) {
      for (const view of ["all", "mine", "unassigned", "disputed", "waiting", "major", "unverified"] as const) {
        const filter = QueueFilter.parse({ view, me: "asha", statuses });
        expect(store.counts(filter, asha, 0)[view], `${view} ${statuses?.join()}`).toBe(
          store.queue(filter, 0, 1).total,
        );
      }
    }
  });

  test("the common pages are read in the order of an index, without sorting", () => {
    const { store } = queueOf(rows);
    const order = "ORDER BY is_open DESC, due_order, rank, logged_at, reference_key, stream LIMIT 200";
    for (const where of [
      "is_open = 1",
      "is_open = 1 AND owner = ''",
      "status IN (SELECT value FROM json_each('[]'))",
    ]) {
      const plan = store.connection
        .prepare(`EXPLAIN QUERY PLAN SELECT row FROM queue_row WHERE ${where} ${order}`)
        .all();
      expect(JSON.stringify(plan)).not.toContain("TEMP B-TREE");
      expect(JSON.stringify(plan)).toMatch(/queue_row_shown/);
    }
  });
});

describe("rows and moments", () => {
  test("rows come in the order asked for; who is not there is left out", () => {
    const { store } = queueOf([row("a"), row("b"), row("c")]);
    const asked = ["c", "nobody", "a"].map(ticketId);
    expect(store.rows(asked).map(({ id }) => nameOf(id))).toEqual(["c", "a"]);
  });

  test("a row is read back as it was projected, to the last field", () => {
    const odd = row("a", { summary: 'Tab\t "quote" \0 \u{1f525}', caller: "O'Neil", site: "", team: null });
    const { store } = queueOf([odd]);
    expect(store.rows([odd.id])).toEqual([odd]);
  });

  test("moments come soonest first, only as far as asked, and each projection replaces those before", () => {
    const store = openDesk();
    const moment = (id: string, ticket: string, at: number): RecordMoment => {
      return { category: "ticket", stream: idOf(ticket), id, at, moment: { percent: 65 } };
    };
    const project = (ticket: string, moments: readonly RecordMoment[]): void => keep(store, row(ticket), moments);
    expect(store.soonestMoment()).toBeUndefined();
    project("a", [moment("late", "a", 30), moment("soon", "a", 10)]);
    project("b", [moment("between", "b", 20)]);
    expect(store.momentsUntil(20, 9).map(({ id }) => id)).toEqual(["soon", "between"]);
    expect(store.momentsUntil(99, 2).map(({ id }) => id)).toEqual(["soon", "between"]);
    expect(store.soonestMoment()).toEqual(moment("soon", "a", 10));
    project("a", [moment("late", "a", 30)]);
    expect(store.momentsUntil(99, 9).map(({ id }) => id)).toEqual(["between", "late"]);
    project("b", []);
    expect(store.soonestMoment()?.id).toBe("late");
  });
});
