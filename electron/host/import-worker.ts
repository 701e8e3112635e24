import { parentPort, workerData } from "node:worker_threads";
import type { AgreementDocument } from "../../shared/agreement/agreement.ts";
import { ImportEngine } from "../import/import-engine.ts";
import type { EngineCall, EngineReply } from "./import-thread.ts";

// Reads one file on a thread of its own: what it finds there, and however long it takes, keeps no clock waiting.
const port = parentPort;
if (port === null) throw new Error("This runs as a thread of the host.");
// `import-thread.ts` hands over the agreements the desk knows.
const engine = new ImportEngine(workerData as readonly AgreementDocument[]);

function carryOut(call: EngineCall): unknown {
  switch (call.do) {
    case "add":
      return engine.add(call.piece);
    case "look":
      return engine.look(call.own);
    case "read":
      return engine.read(call.order, call.own);
    case "plans":
      return engine.plans(call.from);
  }
}

port.on("message", ({ id, call }: { readonly id: number; readonly call: EngineCall }) => {
  const reply = (): EngineReply => {
    try {
      return { id, value: carryOut(call) };
    } catch (fault) {
      return { id, fault: fault instanceof Error ? (fault.stack ?? fault.message) : String(fault) };
    }
  };
  port.postMessage(reply());
});
