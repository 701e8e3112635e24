// `npm run requirements`: writes test/requirements.md anew. A test compares the two.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../run-child.ts";
import { readRequirements, renderList, shownBy } from "./list.ts";

const rules = readRequirements(ROOT);
const shown = shownBy(ROOT);
writeFileSync(join(ROOT, "test/requirements.md"), renderList(rules, shown));
const silent = rules.filter(({ id, open }) => open === "" && !shown.has(id));
console.log(`${rules.length} rules, ${silent.length} of them neither shown by a test nor open.`);
for (const { id, rule } of silent) console.log(`  ${id}  ${rule}`);
