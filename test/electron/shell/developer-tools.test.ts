import { beforeEach, describe, expect, test } from "vitest";
import { enableMenu } from "../../../electron/shell/menu.ts";
import { createWindows } from "../../../electron/shell/windows.ts";
import { app, BrowserWindow, seen } from "../../support/electron/double.ts";

describe.for([
  ["a shipped desk", true],
  ["a desk that runs from its sources", false],
] as const)("%s", ([, isPackaged]) => {
  beforeEach(() => {
    app.isPackaged = isPackaged;
  });

  test(`${isPackaged ? "lets nobody open" : "has"} the developer tools in its windows`, () => {
    createWindows("/preload.cjs").open();
    expect(BrowserWindow.opened.at(-1)?.options.webPreferences?.devTools).toBe(!isPackaged);
  });

  test(`${isPackaged ? "does not offer them" : "offers them"} in its menu`, () => {
    enableMenu(createWindows("/preload.cjs"));
    expect(JSON.stringify(seen.applicationMenu).includes("toggleDevTools")).toBe(!isPackaged);
  });
});
