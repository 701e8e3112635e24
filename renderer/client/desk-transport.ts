import type { DeskBridge } from "../../shared/contract/bridge.ts";
import type { Client } from "./client.ts";
import { connectionCell } from "./connection-cell.ts";

declare global {
  interface Window {
    /** Put there by the preload script of the desktop host. */
    readonly desk?: DeskBridge;
  }
}

/** Inside the desktop host the desk is part of the same program: it is online as long as the window is. */
export function deskTransport(bridge: DeskBridge): Client {
  return {
    request: (name, input) => bridge.request(name, input),
    subscribe: (listener) => bridge.subscribe(listener),
    connection: connectionCell("online"),
  };
}
