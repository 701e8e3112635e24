import { isBuiltin } from "node:module";
import { dirname, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { NOT_SHIPPED, PACKAGE_DOORS, PROJECTS, roomOf } from "./doors.ts";

/** One import as it is written. */
export interface Import {
  readonly from: string;
  readonly specifier: string;
  readonly isTypeOnly: boolean;
  /** The names it takes; null when it takes the module as a whole. */
  readonly names: readonly string[] | null;
}

const isUnder = (file: string, rooms: readonly string[]): boolean => {
  const folder = roomOf(file)?.folder ?? file;
  return rooms.some((room) => folder === room || folder.startsWith(`${room}/`));
};

function refusedPackage({ from, specifier, names }: Import): string | null {
  const door = PACKAGE_DOORS.find(({ name }) => specifier === name || specifier.startsWith(`${name}/`));
  if (!door || isUnder(from, NOT_SHIPPED)) return null;
  if (!isUnder(from, door.only)) return door.why;
  const kept = Object.entries(door.names ?? {}).filter(([, rooms]) => !isUnder(from, rooms));
  return kept.some(([name]) => names === null || names.includes(name)) ? door.why : null;
}

/** Why this import goes through a door that is shut, or null. Paths are from the root of the repository, with `/`. */
export function shutDoor(asked: Import, target: string | null): string | null {
  const room = roomOf(asked.from);
  if (!room) return `${asked.from} lies in no room: give its folder a row in build/doors.ts.`;
  const { row, folder } = room;
  if (target === null) {
    if (!row.usesNode && isBuiltin(asked.specifier))
      return `${folder} knows no Node: hand in what it needs. ${row.why}`;
    return refusedPackage(asked);
  }
  if (!PROJECTS.some((project) => target.startsWith(`${project}/`))) return null;
  const other = roomOf(target);
  if (other?.folder === folder) return null;
  if (other && row.knows.includes(other.row.path)) return null;
  if (other && asked.isTypeOnly && row.knowsTypesOf?.includes(other.row.path)) return null;
  return `${folder} does not know ${other?.folder ?? target}. ${row.why}`;
}

/** The part of a syntax node this rule reads. */
export interface Node {
  type: string;
  value?: unknown;
  name?: string;
  importKind?: string;
  exportKind?: string;
  source?: Node | null;
  imported?: Node;
  local?: Node;
  specifiers?: Node[];
  callee?: Node;
  arguments?: Node[];
  argument?: Node;
}
/** What the linter hands to a rule. */
export interface Context {
  filename: string;
  report(finding: { node: Node; message: string }): void;
}

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const fromRoot = (path: string): string => relative(ROOT, path).split(sep).join("/");

const nameOf = (node: Node | undefined): string => node?.name ?? String(node?.value);

/** The names taken by `import { a }` or `export { a } from`; null for `* as`, a default and a bare import. */
function namesOf(node: Node): readonly string[] | null {
  if (node.type === "ExportNamedDeclaration") return (node.specifiers ?? []).map(({ local }) => nameOf(local));
  const specifiers = node.specifiers ?? [];
  if (specifiers.length === 0 || specifiers.some(({ type }) => type !== "ImportSpecifier")) return null;
  return specifiers.map(({ imported }) => nameOf(imported));
}

/** The doors as a rule of the linter, in the ESLint shape that oxlint loads. */
export const doorRule = {
  create(context: Context) {
    const from = fromRoot(context.filename);
    const check = (node: Node, source: Node | null | undefined, isTypeOnly: boolean, names: Import["names"]): void => {
      if (typeof source?.value !== "string") return;
      const specifier = source.value;
      const target = /^[.]{1,2}([/]|$)/.test(specifier)
        ? fromRoot(resolve(dirname(context.filename), specifier))
        : null;
      const message = shutDoor({ from, specifier, isTypeOnly, names }, target);
      if (message) context.report({ node, message });
    };
    return {
      ImportDeclaration: (node: Node) => check(node, node.source, node.importKind === "type", namesOf(node)),
      ExportNamedDeclaration: (node: Node) => check(node, node.source, node.exportKind === "type", namesOf(node)),
      ExportAllDeclaration: (node: Node) => check(node, node.source, node.exportKind === "type", null),
      ImportExpression: (node: Node) => check(node, node.source, false, null),
      TSImportType: (node: Node) => check(node, node.source ?? node.argument, true, null),
      CallExpression(node: Node): void {
        if (node.callee?.name === "require") check(node, node.arguments?.[0], false, null);
      },
    };
  },
};
