/**
 * The doors of the house: who may import whom. This table is the only place they stand in. `door-rule.ts` holds the
 * linter to it, import by import; `boundaries.config.ts` holds the dependency checker to it, path by path.
 *
 * What a row does not name is shut. To add a room: its row here, and a bad sample in `test/fixtures/boundaries/bad`.
 */
export interface Room {
  /** A folder, or one file that is a room of its own. `/*` at the end: every folder in it is a room, apart from the others. */
  readonly path: string;
  /** The rooms it may import from, besides itself. */
  readonly knows: readonly string[];
  /** The rooms of which it may import types and nothing that runs. */
  readonly knowsTypesOf?: readonly string[];
  /** Whether it may import Node's own modules. */
  readonly usesNode: boolean;
  /** What the linter says when a door is shut. */
  readonly why: string;
}

/** A package that only some rooms may import. */
export interface PackageDoor {
  readonly name: string;
  readonly only: readonly string[];
  /** Rooms from which no path of imports, however long, may lead to it. */
  readonly unreachableFrom: readonly string[];
  /** Names of the package that fewer rooms may take; those rooms alone, and nobody the package as a whole. */
  readonly names?: Readonly<Record<string, readonly string[]>>;
  readonly why: string;
}

/** The five projects; a file at their top that has no row, as a configuration, imports nobody. */
export const PROJECTS = ["shared", "electron", "renderer", "build", "test"] as const;

const RULES_OF_THE_DESK = ["shared/kernel", "shared/calendar", "shared/agreement"];
/** Who and what the work is about: any record of work may read them. */
const PARTIES = ["shared/person", "shared/customer", "shared/desk"];
const WORK = ["ticket", "change", "problem", "article", "complaint", "major-incident"].map((kind) => `shared/${kind}`);
const RECORDS = [...PARTIES, ...WORK];
const PURE = [...RULES_OF_THE_DESK, ...RECORDS, "shared/clock", "shared/report", "shared/words", "shared/contract"];
/** Everything that stands around `core` and runs in plain Node. */
const ADAPTERS = ["timers", "import", "example", "store", "share", "outbox", "passwords"].map(
  (room) => `electron/${room}`,
);

const room = (path: string, knows: readonly string[], usesNode: boolean, why: string): Room => ({
  path,
  knows,
  usesNode,
  why,
});
const pure = (path: string, knows: readonly string[], why: string): Room => room(path, knows, false, why);
const onNode = (path: string, knows: readonly string[], why: string): Room =>
  room(path, [...PURE, ...knows], true, why);

const SHARED: readonly Room[] = [
  pure("shared/kernel", [], "It is the ground: no words of a service desk."),
  pure("shared/calendar", ["shared/kernel"], "Hours are hours for whatever agreement names them."),
  pure(
    "shared/agreement",
    ["shared/kernel", "shared/calendar"],
    "An agreement is data; it knows nothing that happens.",
  ),
  ...PARTIES.map((path) => pure(path, RULES_OF_THE_DESK, "A record knows the rules, no other kind of record.")),
  ...WORK.map((path) =>
    pure(
      path,
      [...RULES_OF_THE_DESK, ...PARTIES],
      "A record of work names others by id; it reads people and customers alone.",
    ),
  ),
  pure("shared/clock", [...RULES_OF_THE_DESK, ...RECORDS], "What time says about a record, before anybody words it."),
  pure(
    "shared/report",
    [...RULES_OF_THE_DESK, ...RECORDS, "shared/clock"],
    "Figures are made of outcomes, before anybody words them.",
  ),
  pure(
    "shared/words",
    [...RULES_OF_THE_DESK, ...RECORDS, "shared/clock", "shared/report"],
    "Sentences are below what carries them.",
  ),
  pure("shared/contract", PURE, "Both sides speak it; it knows neither."),
];

const NODE_SIDE: readonly Room[] = [
  pure("electron/core", PURE, "The application is handed ports: no adapter, no disk, no Node."),
  pure(
    "electron/import",
    [...PURE, "electron/core"],
    "A way in that is made of commands: core alone, handed what it reads.",
  ),
  pure("electron/example", [...PURE, "electron/core"], "A way in that is made of commands: core alone."),
  {
    ...onNode("electron/store", [], "SQL knows the ports it fills, never the commands."),
    knowsTypesOf: ["electron/core"],
  },
  onNode("electron/share", ["electron/core"], "The shared desk meets the file through ports."),
  onNode("electron/outbox", ["electron/core"], "It sends what a command left for it and asks through ports."),
  { ...onNode("electron/passwords", [], "It fills one port."), knowsTypesOf: ["electron/core"] },
  onNode("electron/timers", ["electron/core"], "Timers send commands and never write."),
  onNode("electron/screens", [], "It reads built files for whoever serves them."),
  onNode("electron/ipc", ["electron/core"], "It carries the contract to core, nothing else."),
  onNode("electron/http", ["electron/core", "electron/screens"], "It carries the contract to core, nothing else."),
  pure(
    "electron/preload",
    ["shared/kernel", "shared/contract"],
    "What a page sees is the contract, in a sandbox without Node.",
  ),
  onNode(
    "electron/shell",
    ["electron/core", "electron/screens"],
    "Windows and system; it never touches the desk's data.",
  ),
  onNode(
    "electron/host",
    ["electron/core", "electron/screens", "electron/product-version.ts", ...ADAPTERS],
    "It puts the rooms together for both hosts and knows neither host.",
  ),
  onNode(
    "electron/cli",
    ["electron/core", "electron/host", "electron/product-version.ts", ...ADAPTERS],
    "Commands run in plain Node, without a host around them.",
  ),
  onNode("electron/product-version.ts", [], "It reads one number."),
  onNode(
    "electron/main.ts",
    ["core", "host", "ipc", "shell", "screens", "product-version.ts"].map((name) => `electron/${name}`),
    "The desktop's entry wires rooms; it has no HTTP and no other entry in it.",
  ),
  onNode(
    "electron/serve.ts",
    [
      "electron/core",
      "electron/host",
      "electron/http",
      "electron/screens",
      "electron/product-version.ts",
      "electron/store",
    ],
    "This entry runs in plain Node, without electron.",
  ),
  onNode(
    "electron/cli.ts",
    ["electron/cli", "electron/product-version.ts"],
    "This entry runs in plain Node, without electron.",
  ),
];

const SCREENS: readonly Room[] = [
  pure("renderer/client", PURE, "The client speaks to the host and knows no screen."),
  pure("renderer/stores", [...PURE, "renderer/client"], "What screens show is known here before there is a screen."),
  pure("renderer/components", PURE, "A component knows its props alone."),
  pure(
    "renderer/features/*",
    [...PURE, "renderer/client", "renderer/stores", "renderer/components"],
    "A screen knows no other screen, and not the frame around it.",
  ),
  pure(
    "renderer/app",
    [...PURE, "renderer/client", "renderer/stores", "renderer/components", "renderer/features/*"],
    "The frame puts screens in place; it knows no host.",
  ),
  pure("renderer/main.tsx", ["renderer/app", "renderer/stores", "renderer/client"], "The entry starts the frame."),
];

const AROUND: readonly Room[] = [
  onNode("build", [], "What builds the desk reads at most what both sides speak, and never a test."),
  onNode("test", [...NODE_SIDE, ...SCREENS].map(({ path }) => path).concat("build"), "Tests may import every room."),
];

export const ROOMS: readonly Room[] = [...SHARED, ...NODE_SIDE, ...SCREENS, ...AROUND];

const NO_NATIVE = ["shared", "renderer", "electron/core", "electron/import", "electron/example"];

export const PACKAGE_DOORS: readonly PackageDoor[] = [
  {
    name: "electron",
    only: ["electron/ipc", "electron/preload", "electron/shell", "electron/main.ts"],
    unreachableFrom: [...NO_NATIVE, "electron/serve.ts", "electron/cli.ts"],
    names: { ipcMain: ["electron/ipc"], ipcRenderer: ["electron/preload"] },
    why: "Only ipc, preload, shell and main.ts import electron; raw ipcMain stays in ipc, raw ipcRenderer in preload.",
  },
  {
    name: "better-sqlite3",
    only: ["electron/store"],
    unreachableFrom: NO_NATIVE,
    why: "SQL for SQLite lives in store alone.",
  },
  { name: "pg", only: ["electron/share"], unreachableFrom: NO_NATIVE, why: "SQL for PostgreSQL lives in share alone." },
  ...["nodemailer", "imapflow", "postal-mime"].map((name) => ({
    name,
    only: ["electron/outbox"],
    unreachableFrom: NO_NATIVE,
    why: "Mail leaves and arrives through outbox alone.",
  })),
  {
    name: "@node-rs/argon2",
    only: ["electron/passwords"],
    unreachableFrom: NO_NATIVE,
    why: "Passwords are checked in one room.",
  },
  ...["hono", "@hono/node-server"].map((name) => ({
    name,
    only: ["electron/http"],
    unreachableFrom: NO_NATIVE,
    why: "HTTP is one way to carry the contract; it stays in its room.",
  })),
];

/** Rooms that are not shipped: they may use any package. */
export const NOT_SHIPPED = ["build", "test"];

/** Whether a file lies in the room, or a room in the folder, of this path. */
export const liesIn = (path: string, folder: string): boolean => path === folder || path.startsWith(`${folder}/`);

/** The row a file belongs to, and the folder that is its room; null for a file that has no doors. */
export function roomOf(file: string): { readonly row: Room; readonly folder: string } | null {
  for (const row of ROOMS) {
    if (!row.path.endsWith("/*")) {
      if (liesIn(file, row.path)) return { row, folder: row.path };
      continue;
    }
    const parent = row.path.slice(0, -1);
    const [own, ...rest] = file.slice(parent.length).split("/");
    if (file.startsWith(parent) && own && rest.length > 0) return { row, folder: parent + own };
  }
  return null;
}
