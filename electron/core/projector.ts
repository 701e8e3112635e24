import { bundledAgreements } from "../../shared/agreement/registry.ts";
import { type AgreementShelf, createAgreementShelf } from "./agreement-shelf.ts";
import type { Projector } from "./log-port.ts";
import { kindOfRecord } from "./records/all-kinds.ts";

/** Makes what is kept for fast reading out of a record's events, under the agreements that come with the desk. */
export function bundledProjector(): Projector {
  return projectorFor(createAgreementShelf(bundledAgreements()));
}

/** Nothing is kept of kinds that are in no list or not known here, nor of a record of which this version understands nothing. */
export function projectorFor(shelf: AgreementShelf): Projector {
  return (key, stream) =>
    kindOfRecord(key.category)?.project({ shelf }, key, stream) ?? {
      projection: null,
      isNewer: true,
      damage: stream.damage,
    };
}
