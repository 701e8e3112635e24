import { expect, test } from "vitest";
import { connectionOf, tellWindows } from "../../../electron/ipc/tell-windows.ts";
import { IPC } from "../../../shared/contract/wire.ts";
import { BrowserWindow } from "../../support/electron/double.ts";

test("each window is told only what whoever sits there may hear", () => {
  const [seated, locked] = [new BrowserWindow(), new BrowserWindow()];
  const tell = tellWindows({
    mayHear: (name, connection) => name === "desk.changed" || connection === connectionOf(seated.webContents),
  });
  const ticket = { name: "tickets.changed", data: { ids: ["one"], position: 1 } } as const;
  const change = { name: "desk.changed", data: { position: 1 } } as const;
  tell(ticket);
  tell(change);
  expect(seated.webContents.sent).toEqual([
    [IPC.push, ticket],
    [IPC.push, change],
  ]);
  expect(locked.webContents.sent).toEqual([[IPC.push, change]]);
});
