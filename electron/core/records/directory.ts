import type { BoardState } from "../../../shared/change/board/board.ts";
import { boardKind } from "../../../shared/change/board/board-events.ts";
import type { TemplateState } from "../../../shared/change/template/template.ts";
import { templateKind } from "../../../shared/change/template/template-kind.ts";
import type { CustomerState } from "../../../shared/customer/customer.ts";
import { customerKind } from "../../../shared/customer/customer.ts";
import { type DeskSettings, deskKind } from "../../../shared/desk/desk-settings.ts";
import { type ImportProfileState, importProfileKind } from "../../../shared/desk/import-profile.ts";
import { type ImportState, importKind } from "../../../shared/desk/import-record.ts";
import { type SavedViewState, savedViewKind } from "../../../shared/desk/saved-view.ts";
import type { EventDefinitions } from "../../../shared/kernel/event-definition.ts";
import type { RecordKind } from "../../../shared/kernel/record-kind.ts";
import type { Person, PersonState } from "../../../shared/person/person.ts";
import { personKind } from "../../../shared/person/person-events.ts";
import type { LogPort, StreamKey } from "../log-port.ts";
import { readRecord } from "./read-record.ts";

type LogReading = Pick<LogPort, "readStream" | "streamsOf">;

/** The records of one kind, folded and kept in memory: there are hundreds of them, and every screen asks for them. */
interface Shelf<State> {
  readonly records: ReadonlyMap<string, State>;
  refresh(log: LogReading, stream: string): void;
}

function shelf<State, Events extends EventDefinitions<State>>(
  log: LogReading,
  kind: RecordKind<State, Events>,
): Shelf<State> {
  const records = new Map<string, State>();
  const refresh = (from: LogReading, stream: string): void => {
    records.set(stream, readRecord(kind, from.readStream({ category: kind.category, stream })).state);
  };
  for (const stream of log.streamsOf(kind.category)) refresh(log, stream);
  return { records, refresh };
}

/** Who and what this desk knows: people, customers, its own settings, saved views, imports and how they are read, boards, standard changes. */
export interface Directory {
  readonly people: ReadonlyMap<string, PersonState>;
  readonly customers: ReadonlyMap<string, CustomerState>;
  readonly views: ReadonlyMap<string, SavedViewState>;
  readonly imports: ReadonlyMap<string, ImportState>;
  readonly importProfiles: ReadonlyMap<string, ImportProfileState>;
  readonly boards: ReadonlyMap<string, BoardState>;
  readonly templates: ReadonlyMap<string, TemplateState>;
  settings(): DeskSettings;
  /** Somebody who is here; undefined for anybody else. */
  personHere(id: string): Person | undefined;
  /** What a person is called, also one who has left. */
  nameOf(id: string): string | undefined;
  /** The customer of exactly this name; undefined where there is none, or more than one. */
  customerNamed(name: string): string | undefined;
  /** Reads anew what a command or a pull changed. */
  refresh(log: LogReading, changed: readonly StreamKey[]): void;
  /** Reads anew whichever of these records is known here, once their words are erased. */
  forget(log: LogReading, streams: readonly string[]): void;
}

/** Folds the desk's own records once; afterwards only what changed is read again. */
export function openDirectory(log: LogReading, deskId: string): Directory {
  const shelves = {
    person: shelf(log, personKind),
    customer: shelf(log, customerKind),
    view: shelf(log, savedViewKind),
    import: shelf(log, importKind),
    "import-profile": shelf(log, importProfileKind),
    desk: shelf(log, deskKind),
    board: shelf(log, boardKind),
    "change-template": shelf(log, templateKind),
  } as const;
  const byCategory = new Map<string, Shelf<unknown>>(Object.entries(shelves));
  const personAt = (id: string): Person | undefined => {
    const person = shelves.person.records.get(id);
    return person === undefined || person.status === "none" ? undefined : person;
  };
  return {
    people: shelves.person.records,
    customers: shelves.customer.records,
    views: shelves.view.records,
    imports: shelves.import.records,
    importProfiles: shelves["import-profile"].records,
    boards: shelves.board.records,
    templates: shelves["change-template"].records,
    settings: () => shelves.desk.records.get(deskId) ?? deskKind.initial,
    personHere: (id) => {
      const person = personAt(id);
      return person?.status === "here" ? person : undefined;
    },
    nameOf: (id) => personAt(id)?.name,
    customerNamed: (name) => {
      const found = [...shelves.customer.records].filter(
        ([, customer]) => customer.status === "known" && customer.name === name,
      );
      return found.length === 1 ? found[0]?.[0] : undefined;
    },
    refresh: (from, changed) => {
      for (const { category, stream } of changed) byCategory.get(category)?.refresh(from, stream);
    },
    forget: (from, streams) => {
      for (const kept of byCategory.values()) {
        for (const stream of streams) if (kept.records.has(stream)) kept.refresh(from, stream);
      }
    },
  };
}
