import { CalendarHorizonError, FIRST_YEAR, LAST_YEAR } from "../../shared/calendar/horizon.ts";
import type { Answer, InputFault } from "../../shared/contract/answer.ts";
import { type ParsedInput, type PushName, type RequestName, requests } from "../../shared/contract/contract.ts";
import { MOST_FAULTS } from "../../shared/contract/limits.ts";
import { afterFault } from "./after-fault.ts";
import { refused } from "./answers.ts";
import { createDesk } from "./create-desk.ts";
import { diskRefusal, isFileLost } from "./disk-refusal.ts";
import { createFaultBook } from "./fault-book.ts";
import type { Desk, Handler, Handlers, RequestCaller, WaysIn } from "./handler.ts";
import { handlers } from "./handlers.ts";
import { hasPeople } from "./has-people.ts";
import { inputFaults } from "./input-faults.ts";
import { shapeFaults } from "./input-shape.ts";
import type { RecordMoment } from "./log-port.ts";
import type { CorePorts, DamageFound } from "./ports.ts";
import { type MomentOutcome, runMoment, tellUndelivered } from "./records/run-moment.ts";
import { mayAsk } from "./sessions/may-ask.ts";
import { mayHear } from "./sessions/may-hear.ts";
import type { SharedLog } from "./sharing/shared-log.ts";
import type { SharingWatch } from "./sharing/sharing-watch.ts";
import { type SyncStop, syncOnce } from "./sharing/sync-round.ts";
import { tellDamage } from "./tell-damage.ts";
import type { Troubles } from "./troubles.ts";

/** A wrong clock is nothing to look up in a log: whoever sits at this computer can set it. */
const OUTSIDE_CALENDAR =
  `Service hours are known for the years ${FIRST_YEAR} to ${LAST_YEAR}, and this reaches beyond, so nothing was stored. ` +
  "Check this computer's clock, and the date if you gave one.";

/** The application: answers every request of the contract, whichever host carried it here. */
export interface Core {
  handle(name: string, input: unknown, caller: RequestCaller): Promise<Answer<unknown>>;
  /** For the timers: delivers one due moment, once. */
  runTimerCommand(command: { readonly moment: RecordMoment; readonly isLate: boolean }): MomentOutcome;
  /** For the timers: writes down why one could not be delivered, and tells people. */
  deliveryFailed(moment: RecordMoment, fault: unknown): void;
  /** Tells people what the store met damaged. */
  damageFound(damage: DamageFound): void;
  /** What is wrong with the desk, for whoever finds it out beside the core. */
  readonly troubles: Troubles;
  /** Brings this console and the shared log together, once. Throws what the network throws. */
  syncWith(log: SharedLog): Promise<SyncStop | null>;
  /** How this console stands with the desk it shares, as windows are told it. */
  readonly sharing: SharingWatch;
  position(): number;
  /** Whether a window may be told something: see `mayHear`. */
  mayHear(name: PushName, connection: string): boolean;
  /** Whether anybody works at any window now. */
  isAnybodyIn(): boolean;
  /** The screen of the whole PC was locked: every window is, and shows that. */
  lockAll(): void;
  /** Writes a bug to the log and gives the number under which it stands there. Never throws: it is called in the midst of faults. */
  noteFault(place: string, fault: unknown): string;
}

const isRequestName = (name: string): name is RequestName => Object.hasOwn(requests, name);

function refuseInput(faults: readonly InputFault[]): Answer<never> {
  const [first] = faults;
  const more = faults.length > 1 ? ` (${faults.length - 1} more to correct)` : "";
  return {
    ok: false,
    error: {
      kind: "invalid",
      message: `${first?.message ?? "This cannot be read."}${more}`,
      faults: faults.slice(0, MOST_FAULTS),
    },
  };
}

/** One request by the table: its schema, then its handler. */
function answerRequest<Name extends RequestName>(
  { desk, table }: { readonly desk: Desk; readonly table: Handlers },
  name: Name,
  input: unknown,
  caller: RequestCaller,
): Answer<unknown> | Promise<Answer<unknown>> {
  const allowed = mayAsk(desk, name, caller);
  if (!allowed.ok) return allowed;
  const special = shapeFaults(input);
  if (special.length > 0) return refuseInput(special);
  const parsed = requests[name].input.safeParse(input);
  if (!parsed.success) return refuseInput(inputFaults(parsed.error.issues));
  const handler: Handler<Name> = table[name];
  // The schema that just accepted it is the one ParsedInput<Name> is read from; TypeScript cannot follow the index.
  return handler(desk, parsed.data as ParsedInput<Name>, caller);
}

/** The application over its ports, and what the rooms above it answer. */
export function createCore(ports: CorePorts, waysIn: WaysIn): Core {
  const table: Handlers = { ...handlers, ...waysIn };
  const desk = createDesk(ports);
  const faults = createFaultBook(ports);
  const noteFault = faults.note;
  const handle = async (name: string, input: unknown, caller: RequestCaller): Promise<Answer<unknown>> => {
    if (!isRequestName(name)) return refuseInput([{ path: "request", message: "The desk answers no such request." }]);
    try {
      return await answerRequest({ desk, table }, name, input, caller);
    } catch (fault) {
      const refusal = diskRefusal(fault, ports.store.file);
      if (isFileLost(fault) && refusal !== undefined) return refusal;
      const logNumber = refusal === undefined ? noteFault(name, fault) : "";
      if (refusal !== undefined) faults.noteRefusal(name, fault);
      const settled = afterFault(desk, name, input) ?? refusal;
      if (settled !== undefined) return settled;
      if (fault instanceof CalendarHorizonError) return refused("OutsideCalendar", OUTSIDE_CALENDAR);
      const message = `Something went wrong and nothing was stored. Try again; the log has the details under ${logNumber}.`;
      return { ok: false, error: { kind: "fault", message, logNumber } };
    }
  };
  return {
    handle,
    runTimerCommand: ({ moment, isLate }) => runMoment(desk, moment, isLate),
    deliveryFailed: (moment, fault) => {
      const logNumber = noteFault("timers", fault);
      const refusal = diskRefusal(fault, ports.store.file);
      const because = refusal?.ok === false ? refusal.error.message : `The log has the details under ${logNumber}.`;
      tellUndelivered(desk, moment, because);
    },
    damageFound: (damage) => tellDamage(desk, damage),
    troubles: desk.troubles,
    sharing: desk.sharing,
    syncWith: (log) => syncOnce(desk, log, ports.time.now),
    position: () => ports.store.position(),
    mayHear: (name, connection) => mayHear(desk, name, connection),
    isAnybodyIn: () => !hasPeople(desk) || desk.sessions.isAnybodyIn(),
    lockAll: () => {
      desk.sessions.lockAll();
      desk.publish({ name: "session.changed", data: { position: ports.store.position() } });
    },
    noteFault,
  };
}
