import { app, Menu, type MenuItemConstructorOptions } from "electron";
import type { Windows } from "./windows.ts";

const separator: MenuItemConstructorOptions = { type: "separator" };

/** The menu of every window. What an analyst does has keys of its own in the screens; here is what belongs to windows. */
export function enableMenu(windows: Windows): void {
  const isMac = process.platform === "darwin";
  const file: MenuItemConstructorOptions[] = [
    { label: "New window", accelerator: "CmdOrCtrl+Shift+N", click: () => windows.open() },
    separator,
    isMac ? { role: "close" } : { role: "quit" },
  ];
  const view: MenuItemConstructorOptions[] = [
    { role: "reload" },
    separator,
    { role: "resetZoom" },
    { role: "zoomIn" },
    { role: "zoomOut" },
    { role: "togglefullscreen" },
    // Only where the program runs from its sources; see windows.ts.
    ...(app.isPackaged ? [] : [separator, { role: "toggleDevTools" } as const]),
  ];
  const template: MenuItemConstructorOptions[] = [
    ...(isMac ? [{ role: "appMenu" } as const] : []),
    { label: "&File", submenu: file },
    { role: "editMenu" },
    { label: "&View", submenu: view },
    { role: "windowMenu" },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
