import { createCore } from "../../../electron/core/core.ts";
import { WAYS_IN } from "../../../electron/host/ways-in.ts";
import type { Answer } from "../../../shared/contract/answer.ts";
import type { RequestInput, RequestName, RequestOutput } from "../../../shared/contract/contract.ts";
import { ASHA_ID, writeSetUp } from "../core/write-set-up.ts";
import { AGREEMENTS, NOW, openTestDesk } from "./import-desk.ts";

/** A desk somebody works at, asked as a window asks it. */
export function openImportCore() {
  const desk = openTestDesk();
  const people = [{ id: ASHA_ID, name: "Asha Bello", team: "Service desk" }];
  writeSetUp(desk.store, { people, agreements: AGREEMENTS }, NOW);
  const core = createCore(desk, WAYS_IN);
  const caller = { host: "browser", connection: "a window" } as const;
  const ask = async <Name extends RequestName>(name: Name, input: RequestInput<Name>) => {
    await core.handle("session.signIn", { person: ASHA_ID }, caller);
    return (await core.handle(name, input, caller)) as Answer<RequestOutput<Name>>; // the contract says what answers it
  };
  return { desk, ask };
}
