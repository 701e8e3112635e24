// A typed stand-in for the `electron` module: the tests' alias for it. It remembers what it was told and lets a test
// play the system: a page that asks, a notice that is clicked, a PC that wakes.
import { EventEmitter } from "node:events";
import type * as Electron from "electron";

/** What the program did to the system, in order of kind. */
export const seen = {
  exposed: new Map<string, unknown>(),
  schemes: new Map<string, (request: Request) => Response | Promise<Response>>(),
  privilegedSchemes: new Array<Electron.CustomScheme>(),
  applicationMenu: new Array<MenuEntry>(),
  trays: new Array<Tray>(),
  notifications: new Array<Notification>(),
  errorBoxes: new Array<string>(),
  exits: new Array<number>(),
  quits: 0,
  isSandboxEnabled: false,
  appUserModelId: "",
  permissions: new Map<string, unknown>(),
};

/** What a test may set before the program starts, or between two calls. */
export const system = {
  isFirstInstance: true,
  sender: { url: "app://desk/", origin: "app://desk", parent: null } as {
    url: string;
    origin: string;
    parent: object | null;
  } | null,
};

type MenuEntry = Electron.MenuItemConstructorOptions;
type Handler = Parameters<Electron.IpcMain["handle"]>[1];

const handlers = new Map<string, Handler>();

export const app = Object.assign(new EventEmitter(), {
  /** Shipped, until a test says that it runs from its sources. */
  isPackaged: true,
  getVersion: () => "0.0.0-test",
  enableSandbox: () => {
    seen.isSandboxEnabled = true;
  },
  setAppUserModelId: (id: string) => {
    seen.appUserModelId = id;
  },
  requestSingleInstanceLock: () => system.isFirstInstance,
  whenReady: async () => undefined,
  quit: () => {
    seen.quits += 1;
  },
  exit: (code = 0) => {
    seen.exits.push(code);
  },
}) satisfies Pick<
  Electron.App,
  | "isPackaged"
  | "getVersion"
  | "enableSandbox"
  | "setAppUserModelId"
  | "requestSingleInstanceLock"
  | "whenReady"
  | "quit"
  | "exit"
>;

export const ipcMain = {
  handle: (channel: string, handler: Handler) => {
    if (handlers.has(channel)) throw new Error(`A second handler for ${channel}`);
    handlers.set(channel, handler);
  },
  removeHandler: (channel: string) => void handlers.delete(channel),
} satisfies Pick<Electron.IpcMain, "handle" | "removeHandler">;

export const handledChannels = (): readonly string[] => [...handlers.keys()];

type PageListener = (...args: unknown[]) => void;
const pageListeners = new EventEmitter().setMaxListeners(0);

/** The page's end. What crosses is cloned, as between two processes. */
export const ipcRenderer = {
  invoke: async (channel: string, ...args: unknown[]) => {
    const handler = handlers.get(channel);
    if (handler === undefined) throw new Error(`No handler registered for '${channel}'`);
    // Of the event the program may use the sender's frame alone, so that is all there is.
    const event = { senderFrame: system.sender, sender: { id: 1 } } as Electron.IpcMainInvokeEvent;
    return structuredClone(await handler(event, ...structuredClone(args)));
  },
  on: (channel: string, listener: PageListener) => {
    pageListeners.on(channel, listener);
    return ipcRenderer as Electron.IpcRenderer; // chaining is not used
  },
  off: (channel: string, listener: PageListener) => {
    pageListeners.off(channel, listener);
    return ipcRenderer as Electron.IpcRenderer; // chaining is not used
  },
} as Pick<Electron.IpcRenderer, "invoke" | "on" | "off">; // one method per overload set is enough here

export const contextBridge = {
  exposeInMainWorld: (name: string, api: unknown) => void seen.exposed.set(name, api),
} satisfies Pick<Electron.ContextBridge, "exposeInMainWorld">;

/** The page inside a window: refuses or allows as the program told it to. */
export class WebContents extends EventEmitter {
  private static made = 0;
  readonly id = (WebContents.made += 1);
  windowOpenHandler: ((details: { url: string }) => { action: string }) | undefined;
  sent = new Array<readonly [string, unknown]>();
  setWindowOpenHandler(handler: (details: { url: string }) => { action: "deny" }): void {
    this.windowOpenHandler = handler;
  }
  send(channel: string, value: unknown): void {
    const copy: unknown = structuredClone(value);
    this.sent.push([channel, copy]);
    pageListeners.emit(channel, { sender: ipcRenderer }, copy);
  }
}

export class BrowserWindow extends EventEmitter {
  static opened = new Array<BrowserWindow>();
  readonly options: Electron.BrowserWindowConstructorOptions;
  readonly webContents = new WebContents();
  readonly calls = new Array<string>();
  readonly loaded = new Array<string>();
  isMin = false;
  constructor(options: Electron.BrowserWindowConstructorOptions = {}) {
    super();
    this.options = options;
    BrowserWindow.opened.push(this);
    app.emit("browser-window-created", {}, this);
    app.emit("web-contents-created", {}, this.webContents);
  }
  static getAllWindows = (): BrowserWindow[] => BrowserWindow.opened;
  static getFocusedWindow = (): BrowserWindow | null => null;
  async loadURL(url: string): Promise<void> {
    this.loaded.push(url);
    this.emit("ready-to-show");
  }
  isDestroyed = (): boolean => false;
  isMinimized = (): boolean => this.isMin;
  restore = (): void => void this.calls.push("restore");
  show = (): void => void this.calls.push("show");
  focus = (): void => void this.calls.push("focus");
}

export const Menu = {
  buildFromTemplate: (template: MenuEntry[]) => template,
  setApplicationMenu: (menu: MenuEntry[] | null) => {
    seen.applicationMenu = menu ?? [];
  },
};

export class Tray extends EventEmitter {
  toolTip = "";
  menu = new Array<MenuEntry>();
  readonly image: unknown;
  constructor(image: unknown) {
    super();
    this.image = image;
    seen.trays.push(this);
  }
  setToolTip = (text: string): void => {
    this.toolTip = text;
  };
  setContextMenu = (menu: MenuEntry[]): void => {
    this.menu = menu;
  };
}

export const nativeImage = {
  createFromDataURL: (url: string) => ({ url }) as unknown as Electron.NativeImage, // only handed on to the tray
} satisfies Pick<typeof Electron.nativeImage, "createFromDataURL">;

export class Notification extends EventEmitter {
  static isSupported = (): boolean => true;
  readonly options: Electron.NotificationConstructorOptions;
  constructor(options: Electron.NotificationConstructorOptions = {}) {
    super();
    this.options = options;
  }
  show = (): void => void seen.notifications.push(this);
}

export const powerMonitor = new EventEmitter();

export const protocol = {
  registerSchemesAsPrivileged: (schemes: Electron.CustomScheme[]) => void seen.privilegedSchemes.push(...schemes),
  handle: (scheme: string, handler: (request: Request) => Response | Promise<Response>) =>
    void seen.schemes.set(scheme, handler),
} satisfies Pick<Electron.Protocol, "registerSchemesAsPrivileged" | "handle">;

const remember =
  (name: string) =>
  (handler: unknown): void =>
    void seen.permissions.set(name, handler);

export const session = {
  defaultSession: {
    setPermissionRequestHandler: remember("request"),
    setPermissionCheckHandler: remember("check"),
    setDevicePermissionHandler: remember("device"),
    webRequest: { onBeforeRequest: remember("before-request") },
  },
};

export const dialog = {
  showErrorBox: (title: string, content: string) => void seen.errorBoxes.push(`${title}: ${content}`),
} satisfies Pick<Electron.Dialog, "showErrorBox">;
