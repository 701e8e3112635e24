import { bundledAgreements } from "../../shared/agreement/registry.ts";
import { createAgreementShelf } from "./agreement-shelf.ts";
import type { Desk } from "./handler.ts";
import type { CorePorts } from "./ports.ts";
import { openDirectory } from "./records/directory.ts";
import { createSessions } from "./sessions/sessions.ts";
import { createSharingWatch } from "./sharing/sharing-watch.ts";
import { createTroubles } from "./troubles.ts";

/** Puts together what every handler and every command works with. The one place where it is done. */
export function createDesk(ports: CorePorts): Desk {
  const { store, passwords, time, publish } = ports;
  const directory = openDirectory(store, store.deskId);
  return {
    ...ports,
    shelf: createAgreementShelf(bundledAgreements()),
    troubles: createTroubles(publish),
    directory,
    sharing: createSharingWatch(store.sharing, publish),
    sessions: createSessions({ directory, verifiers: store.verifiers, passwords, now: time.now }),
  };
}
