import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { DeskBridge } from "../../../shared/contract/bridge.ts";
import type { Push } from "../../../shared/contract/contract.ts";
import { SECURITY_HEADERS } from "../../../shared/contract/security-policy.ts";
import { IPC } from "../../../shared/contract/wire.ts";
import {
  app,
  BrowserWindow,
  handledChannels,
  powerMonitor,
  seen,
  system,
  WebContents,
} from "../../support/electron/double.ts";
import { ask, CALL, logCall, setUp, sitDown } from "../../support/ticket/calls.ts";

/** electron/main.ts itself, executed once under the stand-in; the tests then play the system around it. */
describe("the desktop host", () => {
  const folder = mkdtempSync(join(tmpdir(), "deskwatch-main-"));
  const argv = process.argv;
  const file = join(folder, "desk.desk");

  beforeAll(async () => {
    process.argv = ["electron", ".", "--no-sandbox", "--db", file];
    await import("../../../electron/preload/preload.ts");
    await import("../../../electron/main.ts");
    // Started once the app is ready, which main.ts does not wait for.
    await new Promise((resolve) => setTimeout(resolve, 0));
  });
  afterAll(() => {
    app.emit("will-quit");
    process.argv = argv;
    rmSync(folder, { recursive: true, force: true });
  });

  const bridge = (): DeskBridge => seen.exposed.get("desk") as DeskBridge; // what the preload put there
  const firstWindow = (): BrowserWindow => {
    const [window] = BrowserWindow.opened;
    if (window === undefined) throw new Error("No window was opened.");
    return window;
  };
  /** What a page's event is told when the program forbids what it was about to do. */
  const isForbidden = (contents: WebContents, name: string, details: object): boolean => {
    let isPrevented = false;
    contents.emit(name, { ...details, preventDefault: () => (isPrevented = true) });
    return isPrevented;
  };

  test("opens one window on the desk's own page, locked down", () => {
    expect(BrowserWindow.opened).toHaveLength(1);
    expect(firstWindow().loaded).toEqual(["app://desk/"]);
    expect(firstWindow().calls).toEqual(["show"]);
    expect(firstWindow().options.webPreferences).toMatchObject({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
    });
    expect(firstWindow().options.webPreferences?.preload).toMatch(/preload[/\\]preload\.cjs$/);
    expect(seen.isSandboxEnabled).toBe(true);
  });

  test("gives a page request and subscribe, and nothing more", () => {
    expect([...seen.exposed.keys()]).toEqual(["desk"]);
    expect(Object.keys(bridge()).toSorted()).toEqual(["request", "subscribe"]);
  });

  test("answers over one channel, on the file it was given", async () => {
    expect(handledChannels()).toEqual([IPC.request]);
    const status = await ask(bridge(), "desk.status", {});
    expect(status).toMatchObject({ host: "electron", deskFile: file, productVersion: "0.0.0-test" });
  });

  test("refuses a page that is not its own", async () => {
    const ours = system.sender;
    system.sender = { url: "https://evil.example/", origin: "https://evil.example", parent: null };
    expect(await bridge().request("desk.status", {})).toMatchObject({ ok: false, error: { kind: "forbidden" } });
    system.sender = ours;
  });

  test("tells its windows what changed", async () => {
    await setUp(bridge());
    const { ticketId } = await logCall(bridge());
    expect(firstWindow().webContents.sent).toContainEqual([
      IPC.push,
      { name: "tickets.changed", data: { ids: [ticketId], position: 5 } },
    ]);
  });

  describe("the app: protocol", () => {
    const fetchApp = async (url: string, init?: RequestInit): Promise<Response> => {
      const handler = seen.schemes.get("app");
      if (handler === undefined) throw new Error("The app: scheme has no handler.");
      return handler(new Request(url, init));
    };

    test("was made a secure scheme of its own before the app was ready", () => {
      expect(seen.privilegedSchemes).toMatchObject([{ scheme: "app", privileges: { standard: true, secure: true } }]);
      const { privileges } = seen.privilegedSchemes[0] ?? {};
      expect(privileges?.bypassCSP ?? false).toBe(false);
      expect(privileges?.corsEnabled ?? false).toBe(false);
    });

    test("serves the page under the same policy as the browser host", async () => {
      const page = await fetchApp("app://desk/");
      expect([page.status, page.headers.get("content-type")]).toEqual([200, "text/html; charset=utf-8"]);
      for (const [name, value] of Object.entries(SECURITY_HEADERS)) expect(page.headers.get(name)).toBe(value);
    });

    test.each([
      "app://desk/../package.json",
      "app://desk/%2e%2e/package.json",
      "app://desk/..%2f..%2fpackage.json",
      "app://desk//etc/passwd",
      "app://desk/index.html",
      "app://other/",
      "app://desk/nope",
    ])("has nothing at %s", async (url) => {
      const reply = await fetchApp(url);
      expect(reply.status).toBe(404);
      expect(reply.headers.get("content-security-policy")).toBe(SECURITY_HEADERS["Content-Security-Policy"]);
    });

    test("answers GET alone", async () => {
      expect((await fetchApp("app://desk/", { method: "POST" })).status).toBe(404);
    });
  });

  describe("a page", () => {
    test.each(["https://evil.example/", "file:///etc/passwd", "app://other/", "javascript:1", "data:text/html,x"])(
      "cannot go to %s, nor be redirected there",
      (url) => {
        const { webContents } = firstWindow();
        expect(isForbidden(webContents, "will-frame-navigate", { url, isMainFrame: true })).toBe(true);
        expect(isForbidden(webContents, "will-redirect", { url, isMainFrame: true })).toBe(true);
      },
    );

    test("can move within the desk, but a frame inside it cannot", () => {
      const { webContents } = firstWindow();
      const url = "app://desk/#/queue";
      expect(isForbidden(webContents, "will-frame-navigate", { url, isMainFrame: true })).toBe(false);
      expect(isForbidden(webContents, "will-frame-navigate", { url, isMainFrame: false })).toBe(true);
    });

    test("opens no window and embeds no other page", () => {
      const { webContents } = firstWindow();
      expect(webContents.windowOpenHandler?.({ url: "https://evil.example/" })).toEqual({ action: "deny" });
      expect(webContents.windowOpenHandler?.({ url: "app://desk/" })).toEqual({ action: "deny" });
      expect(isForbidden(webContents, "will-attach-webview", {})).toBe(true);
    });

    test("any contents made later are confined too", () => {
      const later = new WebContents();
      app.emit("web-contents-created", {}, later);
      expect(isForbidden(later, "will-frame-navigate", { url: "https://evil.example/", isMainFrame: true })).toBe(true);
    });

    test.each(["media", "geolocation", "notifications", "clipboard-read", "fullscreen", "openExternal", "midi"])(
      "is given no permission for %s",
      (permission) => {
        type Ask = (contents: unknown, permission: string, answer: (isGranted: boolean) => void) => void;
        const ask = seen.permissions.get("request") as Ask; // as main.ts handed it over
        let isGranted: boolean | undefined;
        ask(null, permission, (answer) => {
          isGranted = answer;
        });
        expect(isGranted).toBe(false);
        expect((seen.permissions.get("check") as () => boolean)()).toBe(false); // as main.ts handed it over
        expect((seen.permissions.get("device") as () => boolean)()).toBe(false); // as main.ts handed it over
      },
    );

    test("loads nothing from outside the program", () => {
      type Before = (details: { url: string }, answer: (verdict: { cancel: boolean }) => void) => void;
      const before = seen.permissions.get("before-request") as Before; // as main.ts handed it over
      const isCancelled = (url: string): boolean => {
        let isStopped = false;
        before({ url }, ({ cancel }) => {
          isStopped = cancel;
        });
        return isStopped;
      };
      expect(isCancelled("app://desk/assets/app.js")).toBe(false);
      for (const url of ["https://evil.example/", "http://127.0.0.1:1/", "file:///etc/passwd", "ws://evil.example/"]) {
        expect([url, isCancelled(url)]).toEqual([url, true]);
      }
    });
  });

  test("a second start brings the window of the first to the front", () => {
    const window = firstWindow();
    window.isMin = true;
    window.calls.length = 0;
    app.emit("second-instance");
    expect(window.calls).toEqual(["restore", "show", "focus"]);
    window.isMin = false;
    expect(BrowserWindow.opened).toHaveLength(1);
  });

  test("has a menu that opens another window and edits text", () => {
    const labels = seen.applicationMenu.map(({ label, role }) => label ?? role);
    expect(labels).toEqual(expect.arrayContaining(["&File", "editMenu", "&View", "windowMenu"]));
    const file = seen.applicationMenu.find(({ label }) => label === "&File")?.submenu;
    if (!Array.isArray(file)) throw new Error("The File menu is empty.");
    // The click needs none of the things Electron would hand to it.
    (file.find(({ label }) => label === "New window")?.click as (() => void) | undefined)?.();
    expect(BrowserWindow.opened).toHaveLength(2);
    BrowserWindow.opened.pop();
  });

  test("stands in the tray with a picture, opens from there and quits from there", () => {
    const [tray] = seen.trays;
    expect(tray?.toolTip).toBe("Deskwatch");
    expect(JSON.stringify(tray?.image)).toContain("data:image/png;base64,");
    firstWindow().calls.length = 0;
    tray?.emit("click");
    expect(firstWindow().calls).toEqual(["show", "focus"]);
    const quits = seen.quits;
    (tray?.menu.find(({ label }) => label === "Quit")?.click as (() => void) | undefined)?.(); // needs no arguments
    expect(seen.quits).toBe(quits + 1);
  });

  describe("delivered notices", () => {
    const overdue = async (): Promise<string> => {
      await sitDown(bridge());
      const ticketId = randomUUID();
      const happenedAt = Date.now() - 10 * 24 * 3_600_000;
      const input = { commandId: randomUUID(), ticketId, happenedAt, command: CALL };
      await ask(bridge(), "ticket.command", input);
      // The timers look as soon as the desk is idle.
      await new Promise((resolve) => setTimeout(resolve, 100));
      return ticketId;
    };

    test("become one of the system's own where they passed while the desk was off", async () => {
      await overdue();
      await expect.poll(() => seen.notifications, { timeout: 5_000 }).toHaveLength(1);
      expect(seen.notifications[0]?.options).toEqual({
        title: expect.stringMatching(/^Told late: \d missed, \d warned$/),
        body: "The queue shows which.",
      });
      expect(seen.appUserModelId).toBe("org.deskwatch.desk");
    });

    test("reach a page as pushes alone, never with the event that carries the sender", async () => {
      const heard: unknown[][] = [];
      const leave = bridge().subscribe((...all) => heard.push(all));
      await overdue();
      leave();
      expect(heard.length).toBeGreaterThan(0);
      for (const all of heard) expect(all).toEqual([{ name: expect.any(String), data: expect.any(Object) }]);
    });
  });

  test("locks every window at the lock of the PC's screen, and each shows it", async () => {
    await sitDown(bridge());
    const fresh = "a long enough secret";
    await ask(bridge(), "session.setPassword", { commandId: randomUUID(), fresh });
    const heard: Push[] = [];
    const leave = bridge().subscribe((push) => heard.push(push));
    powerMonitor.emit("lock-screen");
    expect(heard).toContainEqual({ name: "session.changed", data: { position: expect.any(Number) } });
    const { isLocked, person } = await ask(bridge(), "session.show", {});
    expect(isLocked).toBe(true);
    leave();
    await ask(bridge(), "session.signIn", { person: person?.id ?? "", password: fresh });
  });

  test.each(["resume", "unlock-screen", "suspend"])("looks for missed moments at %s", async (event) => {
    const before = (await ask(bridge(), "desk.status", {})).clocksCheckedAt ?? 0;
    await new Promise((resolve) => setTimeout(resolve, 5));
    powerMonitor.emit(event);
    expect((await ask(bridge(), "desk.status", {})).clocksCheckedAt ?? 0).toBeGreaterThan(before);
  });

  test("quits with its last window", () => {
    const quits = seen.quits;
    app.emit("window-all-closed");
    expect(seen.quits).toBe(quits + 1);
  });

  test("closes the desk's file on the way out, so that it can be opened again", async () => {
    const { openStore } = await import("../../../electron/store/open.ts");
    expect(openStore({ file, now: Date.now })).toMatchObject({ ok: false, error: { kind: "held" } });
    app.emit("will-quit");
    const reopened = openStore({ file, now: Date.now });
    expect(reopened.ok).toBe(true);
    if (reopened.ok) reopened.value.close();
  });
});
