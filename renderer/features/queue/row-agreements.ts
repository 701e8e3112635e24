import type { AgreementDocument } from "../../../shared/agreement/agreement.ts";
import type { QueueRow } from "../../../shared/contract/queue-row.ts";
import { type AgreementState, calendarOf, versionKey } from "../../stores/agreement-store.ts";
import type { RowAgreement } from "./queue-row-view.tsx";

/** A ticket under an agreement this desk does not hold: it can be read, its clock cannot be told. */
const UNKNOWN: RowAgreement = {
  name: "unknown",
  responseWord: "respond",
  calendar: undefined,
  priorityNames: new Map(),
};

/** Made when a row first asks: most versions of most agreements have no ticket in sight. */
export function agreementLookup(state: AgreementState): (row: QueueRow) => RowAgreement {
  const documents = new Map<string, AgreementDocument>();
  for (const each of [...state.available, ...state.inUse]) documents.set(versionKey(each.id, each.version), each);
  const made = new Map<string, RowAgreement>();
  return ({ agreementId, agreementVersion }) => {
    const key = versionKey(agreementId, agreementVersion);
    const known = made.get(key);
    if (known !== undefined) return known;
    const document = documents.get(key);
    const fresh = document === undefined ? UNKNOWN : rowAgreement(document, state);
    made.set(key, fresh);
    return fresh;
  };
}

function rowAgreement(document: AgreementDocument, state: AgreementState): RowAgreement {
  const { id, version, shortName, responseWord, priorities } = document;
  const priorityNames = new Map(priorities.map((priority) => [priority.id, priority.name]));
  return { name: shortName, responseWord, calendar: calendarOf(state, id, version), priorityNames };
}
