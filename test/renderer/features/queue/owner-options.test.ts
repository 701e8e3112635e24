import { expect, test } from "vitest";
import { ownerOptions, ownersChosen, ownersOf } from "../../../../renderer/features/queue/use-filter-options.ts";
import { EVERYTHING_OPEN } from "../../../../renderer/stores/queue/queue-filter.ts";
import { belongsTo } from "../../../../shared/contract/queue-order.ts";
import { asId } from "../../../../shared/kernel/ids.ts";
import { NOW, row } from "../../stores/queue/rows.ts";

const asha = { id: asId<"person">("asha"), name: "Asha Bello" };
const resolver = (number: number) => ({ id: asId<"person">(`resolver-${number}`), name: `Resolver ${number}` });
const rows = [
  row("a", NOW, { owner: asha }),
  row("b", NOW, { owner: resolver(10) }),
  row("c", NOW, { owner: resolver(9) }),
  row("d", NOW),
];

test("an owner is chosen among nobody, the people of the desk, and whoever else has a ticket", () => {
  const names = ownerOptions([{ ...asha, team: "Desk" }], rows).map(({ name }) => name);
  expect(names).toEqual(["unassigned", "Asha Bello", "Resolver 9", "Resolver 10"]);
});

test("nobody is an owner like any other: alone or beside people", () => {
  const [nobody] = ownerOptions([], []);
  const filter = { ...EVERYTHING_OPEN, owners: ownersOf([nobody?.id ?? "", "asha"]) };
  expect(rows.filter((each) => belongsTo(each, filter)).map(({ id }) => id)).toEqual(["a", "d"]);
  expect(ownersChosen(filter)).toEqual([nobody?.id, "asha"]);
});
