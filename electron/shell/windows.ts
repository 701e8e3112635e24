import { app, BrowserWindow } from "electron";
import { START_PAGE } from "./app-protocol.ts";

export interface Windows {
  open(): void;
  /** Brings the desk to the front, opening a window where there is none. */
  focus(): void;
  /** Shows one ticket in front. */
  showTicket(ticketId: string): void;
}

function createWindow(preload: string, page: string): BrowserWindow {
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    minWidth: 960,
    minHeight: 600,
    show: false,
    title: "Deskwatch",
    webPreferences: {
      preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      navigateOnDragDrop: false,
      // A shipped desk is nobody's to inspect or to script from a console.
      devTools: !app.isPackaged,
      spellcheck: false, // its dictionaries would be fetched from the network
    },
  });
  // Shown once it has something to show: no white flash.
  window.once("ready-to-show", () => window.show());
  void window.loadURL(page);
  return window;
}

function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

/** The windows of the desk. `preload`: path of the built preload script. */
export function createWindows(preload: string): Windows {
  const front = (): BrowserWindow | undefined => BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0];
  const open = (page: string = START_PAGE): void => void createWindow(preload, page);
  return {
    open: () => open(),
    focus() {
      const window = front();
      if (window === undefined) open();
      else bringToFront(window);
    },
    showTicket(ticketId) {
      const page = `${START_PAGE}#/queue/${encodeURIComponent(ticketId)}`;
      const window = front();
      if (window === undefined) return open(page);
      bringToFront(window);
      // Only the fragment changes: the page goes there without being loaded again.
      void window.loadURL(page);
    },
  };
}
