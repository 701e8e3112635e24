import { createStore, type StoreApi } from "zustand/vanilla";
import type { AgreementDocument } from "../../shared/agreement/agreement.ts";
import { calendarDataOf } from "../../shared/agreement/calendar-data-of.ts";
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
  /** By agreement id or by "id version": which version a ticket runs under is the ticket's to say. */
  readonly calendar: (key: string) => Calendar | undefined;
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
    calendar: () => undefined,
    isLoaded: false,
    problem: null,
  }));
}

export const versionKey = (id: string, version: string): string => `${id} ${version}`;

/** Compiles each calendar once, when it is first asked for: most versions of most agreements have no ticket in sight. */
function calendarShelf(documents: readonly AgreementDocument[]): (key: string) => Calendar | undefined {
  const byKey = new Map<string, AgreementDocument>();
  for (const agreement of documents) {
    byKey.set(agreement.id, agreement);
    byKey.set(versionKey(agreement.id, agreement.version), agreement);
  }
  const made = new Map<AgreementDocument, Calendar | undefined>();
  return (key) => {
    const agreement = byKey.get(key);
    if (agreement === undefined) return undefined;
    if (!made.has(agreement)) {
      const compiled = compileCalendar(calendarDataOf(agreement));
      // The host checked these documents when it loaded them; one that does not compile has no clocks to show.
      made.set(agreement, compiled.ok ? compiled.value : undefined);
    }
    return made.get(agreement);
  };
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
    calendar: calendarShelf([...available, ...inUse]),
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
  return state.calendar(versionKey(agreementId, version)) ?? state.calendar(agreementId);
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
