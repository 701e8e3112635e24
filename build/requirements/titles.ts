import { parseSync, Visitor } from "vite";

/** One test, or a group of them, as a reader of the file finds it. */
export interface Title {
  /** The title as it is written; of a table its `%s` stay. */
  readonly text: string;
  /** The requirements it names, itself or in the rows of its table. */
  readonly ids: readonly string[];
}

export const REQUIREMENT = /\b(?:STK|CAL|COV|SIP|CPS)-\d+\b/g;

interface Node {
  readonly type: string;
  readonly name?: string;
  readonly value?: unknown;
  readonly callee?: Node;
  readonly object?: Node;
  readonly arguments?: readonly Node[];
  readonly elements?: readonly (Node | null)[];
  readonly properties?: readonly Node[];
  readonly quasis?: readonly { readonly value: { readonly raw: string } }[];
  readonly expression?: Node;
  readonly id?: Node;
  readonly init?: Node | null;
}

/** `test` of `test(...)`, `test.skip(...)`, `test.for(rows)(...)`. */
function rootName(node: Node | undefined): string {
  if (node?.type === "CallExpression") return rootName(node.callee);
  if (node?.type === "MemberExpression") return rootName(node.object);
  return node?.name ?? "";
}

function textOf(node: Node | null | undefined): string {
  if (node?.type === "Literal" && typeof node.value === "string") return node.value;
  return (node?.quasis ?? []).map(({ value }) => value.raw).join("...");
}

/** `rows as const`, `rows satisfies Row[]` and a name for rows are the rows. */
function rowsOf(node: Node | undefined, known: ReadonlyMap<string, Node>): readonly (Node | null)[] {
  if (node?.expression) return rowsOf(node.expression, known);
  if (node?.type === "Identifier") return rowsOf(known.get(node.name ?? ""), known);
  return node?.elements ?? [];
}

/** The cells of a row that a title can show: not what is nested deeper. */
function cellsOf(row: Node | null): readonly string[] {
  if (row === null) return [];
  if (row.expression) return cellsOf(row.expression);
  const cells = row.elements ?? row.properties?.map(({ value }) => value as Node) ?? [row]; // a property's value is a node
  return cells.map(textOf);
}

const SPEAKS = new Set(["test", "it", "describe"]);

/** The titles of a test file. */
export function titlesIn(file: string, source: string): readonly Title[] {
  const program = parseSync(file, source).program;
  const known = new Map<string, Node>();
  const calls: Node[] = [];
  new Visitor({
    VariableDeclarator(node) {
      // The parser's types are those of each node; only what is named above is read.
      const { id, init } = node as Node;
      if (id?.name !== undefined && init) known.set(id.name, init);
    },
    CallExpression(node) {
      calls.push(node as Node); // as above
    },
  }).visit(program);
  return calls.flatMap(({ callee, arguments: [title] = [] }) => {
    const text = textOf(title);
    if (text === "" || !SPEAKS.has(rootName(callee))) return [];
    const rows = callee?.type === "CallExpression" ? rowsOf(callee.arguments?.[0], known) : [];
    const said = [text, ...rows.flatMap(cellsOf)].flatMap((part) => part.match(REQUIREMENT) ?? []);
    return [{ text, ids: [...new Set(said)] }];
  });
}
