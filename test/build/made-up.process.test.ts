import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ROOT, runProgram } from "../../build/run-child.ts";

/** A line put in behind another one of a file. */
type Line = readonly [file: string, behind: string, line: string];

/** The made-up event and action are among the ticket's own, and what refuses is one more rejection. */
const TAKEN_IN: readonly Line[] = [
  ["shared/ticket/events.ts", "export const ticketEvents = {", "  ...pinningEvents,"],
  ["shared/ticket/events.ts", "", 'import { pinningEvents } from "./events/pinning.ts";'],
  ["shared/ticket/commands.ts", "export const actionsOnTicket = {", "  ...pinningActions,"],
  ["shared/ticket/commands.ts", "", 'import { pinningActions } from "./actions/pinning.ts";'],
  ["shared/ticket/rejection.ts", "export type Rejection =", '  | { readonly kind: "PinnedAlready" }'],
];

/** What must be said of it elsewhere. Of a new event or action nothing else is needed. */
const PLACES: readonly Line[] = [
  ["shared/words/event-sentence.ts", "const SENTENCES: Sentences = {", "  TicketPinned: ({ why }) => plain(why),"],
  [
    "shared/words/consequence.ts",
    "const LEADS: { readonly [Action in TicketAction]: LeadOf } = {",
    "  PinTicket: noClock,",
  ],
  [
    "shared/words/ticket-refusals.ts",
    "const SENTENCES: { readonly [K in Kind]: Say<K> } = {",
    '  PinnedAlready: () => "It is pinned already.",',
  ],
  [
    "renderer/features/ticket/actions.ts",
    "const ASKED_BY: { readonly [Action in TicketAction]: ActionName } = {",
    '  PinTicket: "note",',
  ],
];

/** A kind of record that looks at nothing but itself is this one line (and its imports). */
const REGISTRATION: readonly Line[] = [
  [
    "electron/core/records/plain-kinds.ts",
    "    plainKind(customerKind, { actions: customerActions, sayEvent: customerSentence, sayRefusal: sayCustomerRefusal }),",
    "    plainKind(keyringKind, { actions: keyringActions, sayEvent: sayKeyringEvent, sayRefusal: sayKeyringRefusal }),",
  ],
  [
    "electron/core/records/plain-kinds.ts",
    "",
    'import { keyringActions, keyringKind, sayKeyringEvent, sayKeyringRefusal } from "../../../shared/keyring/keyring.ts";',
  ],
];

const ROOMS = ["shared", "electron", "renderer"];
const WHOLE = {
  extends: "./shared/tsconfig.json",
  compilerOptions: {
    composite: false,
    emitDeclarationOnly: false,
    noEmit: true,
    rootDir: ".",
    lib: ["es2024", "dom", "dom.iterable"],
    jsx: "react-jsx",
    types: ["node", "vite/client"],
  },
  include: ROOMS.flatMap((room) => ["ts", "tsx", "json"].map((end) => `${room}/**/*.${end}`)),
  exclude: ROOMS.map((room) => `${room}/tsconfig.json`),
};

let root = "";

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "deskwatch-made-up-"));
  for (const room of ROOMS) cpSync(join(ROOT, room), join(root, room), { recursive: true });
  cpSync(join(ROOT, "package.json"), join(root, "package.json"));
  cpSync(join(ROOT, "test/fixtures/made-up"), root, { recursive: true });
  symlinkSync(join(ROOT, "node_modules"), join(root, "node_modules"), "junction");
  writeFileSync(join(root, "tsconfig.json"), JSON.stringify(WHOLE));
  for (const line of TAKEN_IN) putIn(line);
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

function putIn([file, behind, line]: Line): void {
  const path = join(root, file);
  const text = readFileSync(path, "utf8");
  const at = behind === "" ? 0 : text.indexOf(`${behind}\n`) + behind.length + 1;
  if (behind !== "" && at <= behind.length) throw new Error(`${file} has no line "${behind}" any more.`);
  writeFileSync(path, `${text.slice(0, at)}${line}\n${text.slice(at)}`);
}

/** What the compiler says of the whole tree, as "file: what is missing". */
async function faults(): Promise<readonly string[]> {
  const { output } = await runProgram("tsc", ["-p", ".", "--pretty", "false"], { cwd: root });
  const lines = output.split("\n").filter((line) => /: error TS/.test(line));
  return lines.map((line) => {
    const [, file = line, what = line] = /^(\S+?)\(\d+,\d+\): error (.*)/.exec(line.replaceAll("\\", "/")) ?? [];
    return `${file}: ${/Property '(\w+)' is missing/.exec(what)?.[1] ?? what}`;
  });
}

describe("something new that can happen to a ticket and be asked of it", { timeout: 600_000 }, () => {
  test("does not compile until it is said in the history, before the click and where it is refused, and has its place on the screen", async () => {
    expect((await faults()).toSorted()).toEqual([
      "renderer/features/ticket/actions.ts: PinTicket",
      "shared/words/consequence.ts: PinTicket",
      "shared/words/event-sentence.ts: TicketPinned",
      "shared/words/ticket-refusals.ts: PinnedAlready",
    ]);
  });

  test("compiles once these are filled and nothing else, and a new kind of record is one registration", async () => {
    for (const line of [...PLACES, ...REGISTRATION]) putIn(line);
    expect(await faults()).toEqual([]);
  });
});
