import { createContext, type ReactNode, useContext, useSyncExternalStore } from "react";
import { useStore } from "zustand";
import type { HeldRoles } from "../../shared/agreement/roles.ts";
import type { Person } from "../../shared/contract/views.ts";
import type { Connection } from "../client/client.ts";
import type { Desk } from "./desk.ts";

const DeskContext = createContext<Desk | null>(null);

export function DeskProvider({ desk, children }: { readonly desk: Desk; readonly children: ReactNode }) {
  return <DeskContext value={desk}>{children}</DeskContext>;
}

/** The desk this window works at. Stores are read with `useStore(desk.status, selector)` from zustand. */
export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (desk === null) throw new Error("A screen was drawn outside DeskProvider.");
  return desk;
}

export function useConnection(): Connection {
  const { connection } = useDesk().client;
  return useSyncExternalStore(connection.subscribe, connection.get);
}

/** The person who is signed in at this window. Null before anybody is. */
export function useActor(): Person | null {
  const { session } = useDesk();
  return useStore(session, (state) => state.session?.person ?? null);
}

const NOTHING: HeldRoles = { roles: [], heldBack: [] };

/** What whoever is signed in at this window may do, as the desk itself counts it. Nothing before anybody is. */
export function useHeldRoles(): HeldRoles {
  const { session } = useDesk();
  return useStore(session, (state) => state.session?.person ?? NOTHING);
}
