import { boardRecord } from "../changes/board-record.ts";
import { changeRecord } from "../changes/change-record.ts";
import { templateRecord } from "../changes/template-record.ts";
import { workRecord } from "../changes/work-record.ts";
import { plainKinds } from "./plain-kinds.ts";
import type { RegisteredKind } from "./register.ts";
import { ticketRecord } from "./ticket-record.ts";
import type { RecordWorld } from "./world.ts";

/** Every kind of record of this desk. A new one is one line here. */
export const KINDS: ReadonlyMap<string, RegisteredKind<RecordWorld>> = new Map(
  [ticketRecord, changeRecord, boardRecord, templateRecord, workRecord, ...plainKinds<RecordWorld>()].map((kind) => [
    kind.category,
    kind,
  ]),
);

/** The kind of record a category names. */
export function kindOfRecord(category: string): RegisteredKind<RecordWorld> | undefined {
  return KINDS.get(category);
}
