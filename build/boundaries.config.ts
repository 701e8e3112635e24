// The doors for dependency-cruiser, which follows imports through any number of files. The linter sees one at a time.
import { NOT_SHIPPED, PACKAGE_DOORS, type PackageDoor, PROJECTS, ROOMS, type Room } from "./doors.ts";

interface Rule {
  name: string;
  severity: "error";
  from: { path?: string; pathNot?: string };
  to: Record<string, unknown>;
}

const literal = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\/]/g, "\\$&");

/** A pattern for the files of a room; the folder of a `/*` room is caught as a group. */
const filesOf = (path: string): string => {
  if (path.endsWith("/*")) return `^${literal(path.slice(0, -1))}([^/]+)/`;
  return /[.]tsx?$/.test(path) ? `^${literal(path)}$` : `^${literal(path)}/`;
};
const anyOf = (paths: readonly string[]): string => paths.map(filesOf).join("|");
const ANY_ROOM = anyOf(PROJECTS);

/** A package as it is found under node_modules, or as it is written where it is not; the room `electron/` is none. */
const packageFiles = (name: string): string =>
  `node_modules/${literal(name)}/|^${literal(name)}(${PROJECTS.some((project) => project === name) ? "" : "/|"}$)`;

function doorsOf({ path, knows, knowsTypesOf = [] }: Room): Rule[] {
  const own = path.endsWith("/*") ? filesOf(path).replace("([^/]+)", "$1") : filesOf(path);
  const open = [own, ...[...knows, ...knowsTypesOf].map(filesOf)].join("|");
  const shut: Rule = {
    name: path,
    severity: "error",
    from: { path: filesOf(path) },
    to: { path: ANY_ROOM, pathNot: open },
  };
  if (knowsTypesOf.length === 0) return [shut];
  const types: Rule = {
    name: `${path}, types alone`,
    severity: "error",
    from: { path: filesOf(path) },
    to: { path: anyOf(knowsTypesOf), dependencyTypesNot: ["type-only"] },
  };
  return [shut, types];
}

function packageDoors({ name, only, unreachableFrom }: PackageDoor): Rule[] {
  return [
    {
      name: `package ${name}`,
      severity: "error",
      from: { pathNot: anyOf([...only, ...NOT_SHIPPED]) },
      to: { path: packageFiles(name) },
    },
    {
      name: `reaches ${name}`,
      severity: "error",
      from: { path: anyOf(unreachableFrom) },
      to: { path: packageFiles(name), reachable: true },
    },
  ];
}

const forbidden: Rule[] = [
  // Types vanish before anything runs, so a circle that only types close is none.
  {
    name: "circle",
    severity: "error",
    from: {},
    to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
  },
  // What the bench measures against is installed where it runs.
  { name: "unresolvable", severity: "error", from: { pathNot: "^test/bench/" }, to: { couldNotResolve: true } },
  {
    name: "knows no Node",
    severity: "error",
    from: { path: anyOf(ROOMS.filter(({ usesNode }) => !usesNode).map(({ path }) => path)) },
    to: { dependencyTypes: ["core"] },
  },
  {
    name: "unlisted package",
    severity: "error",
    from: { pathNot: anyOf(NOT_SHIPPED) },
    to: { dependencyTypes: ["npm-no-pkg", "npm-unknown"] },
  },
  {
    name: "in no room",
    severity: "error",
    from: { pathNot: `${anyOf(ROOMS.map(({ path }) => path))}|node_modules/` },
    to: {},
  },
  ...ROOMS.flatMap(doorsOf),
  ...PACKAGE_DOORS.flatMap(packageDoors),
];

const options = {
  parser: "swc",
  tsPreCompilationDeps: true,
  doNotFollow: { path: "node_modules" },
  exclude: { path: "^(out|release|coverage|test-results)/|^test/(fixtures/(boundaries|made-up)|bench/node_modules)/" },
  enhancedResolveOptions: {
    exportsFields: ["exports"],
    conditionNames: ["import", "node", "default", "types"],
    extensions: [".ts", ".tsx", ".js", ".mjs", ".cjs", ".json", ".css", ".d.ts"],
  },
};

// dependency-cruiser takes its configuration from the default export.
export default { forbidden, options };
