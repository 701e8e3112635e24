/**
 * Imports that must be refused, written out by hand beside the files in `fixtures/boundaries/bad`: who asks, for what,
 * and which doors of the dependency checker are shut. The linter must refuse each of them as well unless it cannot see
 * that far (`isUnseen`). Targets that the good house lacks stand below.
 */
export interface ShutDoor {
  readonly from: string;
  readonly asks: string;
  readonly doors: readonly string[];
  readonly isUnseen: boolean;
}

const shut = (from: string, asks: string, ...doors: readonly string[]): ShutDoor => ({
  from,
  asks,
  doors,
  isUnseen: false,
});
const unseen = (from: string, asks: string, ...doors: readonly string[]): ShutDoor => ({
  from,
  asks,
  doors,
  isUnseen: true,
});

const RECORDS: readonly ShutDoor[] = [
  shut("shared/ticket/asks-change.ts", "../change/events.ts", "shared/ticket"),
  shut("shared/change/asks-ticket.ts", "../ticket/events.ts", "shared/change"),
  shut("shared/problem/asks-ticket.ts", "../ticket/events.ts", "shared/problem"),
  shut("shared/article/asks-problem.ts", "../problem/problem.ts", "shared/article"),
  shut("shared/complaint/asks-ticket.ts", "../ticket/events.ts", "shared/complaint"),
  shut("shared/major-incident/asks-clock.ts", "../clock/fold.ts", "shared/major-incident"),
  shut("shared/person/asks-ticket.ts", "../ticket/events.ts", "shared/person"),
  shut("shared/customer/asks-person.ts", "../person/person.ts", "shared/customer"),
  shut("shared/desk/asks-words.ts", "../words/sentence.ts", "shared/desk"),
  shut("shared/clock/asks-words.ts", "../words/sentence.ts", "shared/clock"),
  shut("shared/words/asks-contract.ts", "../contract/index.ts", "shared/words"),
  shut("shared/words/asks-core.ts", "../../electron/core/ports.ts", "shared/words"),
];

const NODE_SIDE: readonly ShutDoor[] = [
  shut("electron/core/asks-import.ts", "../import/profile.ts", "electron/core"),
  shut("electron/import/asks-store.ts", "../store/event-log.ts", "electron/import", "reaches better-sqlite3"),
  shut("electron/import/reads-files.ts", "node:fs", "knows no Node"),
  shut("electron/example/asks-import.ts", "../import/profile.ts", "electron/example"),
  shut("electron/share/asks-store.ts", "../store/event-log.ts", "electron/share"),
  shut("electron/outbox/asks-share.ts", "../share/pull.ts", "electron/outbox"),
  shut("electron/passwords/asks-store.ts", "../store/event-log.ts", "electron/passwords"),
  shut("electron/passwords/runs-commands.ts", "../core/run-command.ts", "electron/passwords, types alone"),
  shut("electron/screens/asks-http.ts", "../http/answer.ts", "electron/screens"),
  shut("electron/host/asks-http.ts", "../http/answer.ts", "electron/host"),
  shut("electron/host/asks-shell.ts", "../shell/window.ts", "electron/host"),
  shut("electron/cli/asks-http.ts", "../http/answer.ts", "electron/cli"),
  shut("electron/product-version.ts", "./core/ports.ts", "electron/product-version.ts"),
  shut("electron/main.ts", "./store/event-log.ts", "electron/main.ts"),
  shut("electron/cli.ts", "./ipc/answer.ts", "electron/cli.ts", "reaches electron"),
  shut("electron/stray.ts", "./core/ports.ts", "in no room"),
  shut("electron/strays/stray.ts", "node:fs", "in no room"),
];

const SCREENS: readonly ShutDoor[] = [
  shut("renderer/main.tsx", "./features/queue/queue-screen.tsx", "renderer/main.tsx"),
  shut("renderer/app/asks-preload.ts", "../../electron/preload/preload.ts", "renderer/app", "reaches electron"),
  shut("test/support/asks-stray.ts", "../../electron/stray.ts", "test"),
];

/** Packages of one room, asked for by another, and reached from the renderer, the pure rooms and core. */
const PACKAGES: readonly ShutDoor[] = [
  shut("electron/store/asks-pg.ts", "pg", "package pg"),
  shut("electron/share/asks-sqlite.ts", "better-sqlite3", "package better-sqlite3"),
  shut("shared/kernel/asks-pg.ts", "pg", "package pg", "reaches pg"),
  shut("electron/host/asks-nodemailer.ts", "nodemailer", "package nodemailer"),
  shut("electron/core/asks-nodemailer.ts", "nodemailer", "package nodemailer", "reaches nodemailer"),
  shut("electron/host/asks-imapflow.ts", "imapflow", "package imapflow"),
  shut("renderer/stores/asks-imapflow.ts", "imapflow", "package imapflow", "reaches imapflow"),
  shut("electron/host/asks-postal-mime.ts", "postal-mime", "package postal-mime"),
  shut("electron/import/asks-postal-mime.ts", "postal-mime", "package postal-mime", "reaches postal-mime"),
  shut("electron/host/asks-argon2.ts", "@node-rs/argon2", "package @node-rs/argon2"),
  shut("electron/core/asks-argon2.ts", "@node-rs/argon2", "package @node-rs/argon2", "reaches @node-rs/argon2"),
  shut("electron/host/asks-hono.ts", "hono", "package hono"),
  shut("renderer/client/asks-hono.ts", "hono/cors", "package hono", "reaches hono"),
  shut("electron/cli/asks-hono.ts", "@hono/node-server", "package @hono/node-server"),
  shut("electron/core/asks-hono.ts", "@hono/node-server", "package @hono/node-server", "reaches @hono/node-server"),
  // `hops.ts` is made to import the package; whoever imports `hops.ts` reaches it, which no linter sees.
  unseen("electron/core/hops-to-pg.ts", "./hops.ts", "reaches pg"),
];

export const SHUT_DOORS: readonly ShutDoor[] = [...RECORDS, ...NODE_SIDE, ...SCREENS, ...PACKAGES];

/** Files the list asks for that the good house lacks. */
export const ASKED_FOR: Readonly<Record<string, string>> = {
  "shared/problem/problem.ts": "export const used = 1;\n",
  "shared/person/person.ts": "export const used = 1;\n",
  "shared/words/sentence.ts": "export const used = 1;\n",
  "electron/import/profile.ts": "export const used = 1;\n",
  "electron/share/pull.ts": "export const used = 1;\n",
  "electron/core/hops.ts": 'import "pg";\n\nexport const used = 1;\n',
};
