import { createStore, type StoreApi } from "zustand/vanilla";
import { type AgreementDocument, calendarDataOf } from "../../shared/agreement/agreement.ts";
import type { Calendar } from "../../shared/calendar/calendar.ts";
import { compileCalendar } from "../../shared/calendar/compile-calendar.ts";
import type { Client } from "../client/client.ts";

export interface AgreementState {
  readonly inUse: readonly AgreementDocument[];
  readonly available: readonly AgreementDocument[];
  /** Of each agreement in use its newest version, in the desk's order. */
  readonly current: readonly AgreementDocument[];
  /** The newest version of every agreement this desk knows, by id: names for whatever a ticket refers to. */
  readonly known: ReadonlyMap<string, AgreementDocument>;
  /** By agreement id and by "id version": which version a ticket runs under is the ticket's to say. */
  readonly calendars: ReadonlyMap<string, Calendar>;
  readonly isLoaded: boolean;
  readonly problem: string | null;
}
export type AgreementStore = StoreApi<AgreementState>;

export function createAgreementStore(): AgreementStore {
  return createStore<AgreementState>(() => ({
    inUse: [],
    available: [],
    current: [],
    known: new Map(),
    calendars: new Map(),
    isLoaded: false,
    problem: null,
  }));
}

export const versionKey = (id: string, version: string): string => `${id} ${version}`;

function compileAll(documents: readonly AgreementDocument[]): ReadonlyMap<string, Calendar> {
  const calendars = new Map<string, Calendar>();
  for (const agreement of documents) {
    const compiled = compileCalendar(calendarDataOf(agreement));
    // The host checked these documents when it loaded them; one that does not compile has no clocks to show.
    if (!compiled.ok) continue;
    calendars.set(agreement.id, compiled.value);
    calendars.set(versionKey(agreement.id, agreement.version), compiled.value);
  }
  return calendars;
}

export async function loadAgreements(client: Client, store: AgreementStore): Promise<void> {
  const answer = await client.request("agreement.list", {});
  if (!answer.ok) return store.setState({ problem: answer.error.message });
  const { inUse, available } = answer.value;
  store.setState({
    inUse,
    available,
    current: [...newestOfEach(inUse).values()],
    known: newestOfEach([...inUse, ...available]),
    calendars: compileAll([...available, ...inUse]),
    isLoaded: true,
    problem: null,
  });
}

function newestOfEach(documents: readonly AgreementDocument[]): ReadonlyMap<string, AgreementDocument> {
  const newest = new Map<string, AgreementDocument>();
  for (const document of documents) {
    const before = newest.get(document.id);
    if (before === undefined || before.effectiveFrom < document.effectiveFrom) newest.set(document.id, document);
  }
  return newest;
}

/** The calendar a ticket's clocks run on. */
export function calendarOf(state: AgreementState, agreementId: string, version: string): Calendar | undefined {
  return state.calendars.get(versionKey(agreementId, version)) ?? state.calendars.get(agreementId);
}

/** Resolves when agreements have been loaded once, or could not be: then tickets are shown without day groups. */
export function agreementsReady(store: AgreementStore): Promise<void> {
  const isReady = (): boolean => store.getState().isLoaded || store.getState().problem !== null;
  if (isReady()) return Promise.resolve();
  return new Promise((resolve) => {
    const stop = store.subscribe(() => {
      if (!isReady()) return;
      stop();
      resolve();
    });
  });
}
