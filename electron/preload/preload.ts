// All that a page of the desktop host can reach: it asks, and it listens. Built as CommonJS, as a sandbox wants it.
import { contextBridge, type IpcRendererEvent, ipcRenderer } from "electron";
import type { DeskBridge } from "../../shared/contract/bridge.ts";
import type { Push } from "../../shared/contract/contract.ts";
import { IPC } from "../../shared/contract/wire.ts";

const desk: DeskBridge = {
  request: (name, input) => ipcRenderer.invoke(IPC.request, name, input),
  subscribe(listener) {
    // The event stays here: it carries the sender, which is the whole of ipcRenderer.
    const tell = (_event: IpcRendererEvent, push: Push): void => listener(push);
    ipcRenderer.on(IPC.push, tell);
    return () => ipcRenderer.off(IPC.push, tell);
  },
};

contextBridge.exposeInMainWorld("desk", desk);
