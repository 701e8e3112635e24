import { waitRule } from "../../shared/agreement/lookup.ts";
import type { Instant } from "../../shared/kernel/instant.ts";
import { mayReopen } from "../../shared/ticket/actions/reopening.ts";
import { stillNeeded } from "../../shared/ticket/actions/waiting.ts";
import type { CommandOf } from "../../shared/ticket/commands.ts";
import { sayNeeds } from "../../shared/words/ticket-words.ts";
import { countOf, type EventLogRow, valueOf } from "./event-log-row.ts";
import { attempt, type Draft, said, tell } from "./plan-draft.ts";
import { updatedBy } from "./plan-handling.ts";
import { type AwaitingState, isAwaiting, type LogState, stateFor, waitFor } from "./profile.ts";

const hasEnded = (draft: Draft): boolean => draft.ticket.status === "resolved" || draft.ticket.status === "closed";

/** The state a row leaves the incident in; null, and a sentence in the report, where it cannot follow what was before. */
export function stateOf(draft: Draft, row: EventLogRow, before: EventLogRow | null): LogState | null {
  const text = valueOf(row, "incident_state");
  const state = stateFor(text);
  if (state === undefined) {
    tell(draft, row, "changed", `The state "${text || "?"}" is not known: the ticket stays as it was.`);
    return null;
  }
  reportActive(draft, row, state);
  if (draft.ticket.status === "closed" && state === "Resolved")
    return goesBack(draft, row, "Resolved after it was closed");
  if (hasEnded(draft) && state === "New" && reopenings(row, before) <= 0) {
    return goesBack(draft, row, `New after it was ${draft.ticket.status}, and reopen_count does not rise`);
  }
  return state;
}

function goesBack(draft: Draft, row: EventLogRow, how: string): null {
  tell(draft, row, "changed", `The state goes back: ${how}. The ticket stays ${draft.ticket.status}.`);
  return null;
}

function reportActive(draft: Draft, row: EventLogRow, state: LogState): void {
  const active = valueOf(row, "active");
  const isClosed = state === "Closed";
  if ((active !== "TRUE" || !isClosed) && (active !== "FALSE" || isClosed)) return;
  tell(draft, row, "noted", `"active" is ${active}, but the state is ${state}: the state was believed.`);
}

function reopenings(row: EventLogRow, before: EventLogRow | null): number {
  return (countOf(row, "reopen_count") ?? 0) - (before === null ? 0 : (countOf(before, "reopen_count") ?? 0));
}

/** Opens the ticket again where the row shows it at work after it had ended. Comes before anything else the row changes. */
export function planReopening(
  draft: Draft,
  row: EventLogRow,
  before: EventLogRow | null,
  step: { readonly state: LogState | null; readonly at: Instant },
): void {
  const rise = reopenings(row, before);
  if (rise < 0) tell(draft, row, "noted", "reopen_count falls, which a count cannot do.");
  const { state, at } = step;
  if (!hasEnded(draft) || state === null || state === "Resolved" || state === "Closed") {
    if (rise > 0)
      tell(draft, row, "noted", `reopen_count rises, but the state is ${state ?? "not usable"}: not reopened.`);
    return;
  }
  const reason = `${state} again in the other tool (reopen_count ${valueOf(row, "reopen_count") || "?"}), by ${updatedBy(row)}.`;
  if (rise <= 0)
    tell(draft, row, "noted", `It is ${state} again, but reopen_count does not rise: it was reopened all the same.`);
  reportLimit(draft, row, at);
  const refusal = attempt(draft, at, { type: "ReopenTicket", reason });
  if (refusal !== null) tell(draft, row, "changed", `It could not be reopened: ${refusal}`);
}

/** Where the agreement would have had a new ticket, the history wins; a reader should know. */
function reportLimit(draft: Draft, row: EventLogRow, at: Instant): void {
  const may = mayReopen(draft.ticket, { agreement: draft.agreement, calendar: draft.calendar, now: at });
  if (may.ok) return;
  const until = may.error.kind === "ReopenLimitPassed" ? `, after ${said(draft, may.error.limitAt)},` : "";
  const message = `${draft.agreement.shortName} would have had a new ticket here${until} but the other tool reopened it: so it is reopened.`;
  tell(draft, row, "noted", message);
}

/** Waits, resolution and closing, as the state asks; returns what is left to be kept as words. */
export function planState(draft: Draft, row: EventLogRow, state: LogState | null, at: Instant): readonly string[] {
  const was = draft.logState;
  if (state === null || state === was) return [];
  draft.logState = state;
  if (isAwaiting(state)) return startWait(draft, row, state, at);
  if (state === "Resolved" || state === "Closed") {
    finish(draft, row, state, at);
    return [];
  }
  const hasWaited = endWaits(draft, at, `${state} again, by ${updatedBy(row)}.`);
  const goesOn = hasWaited || was === "Resolved" || was === "Closed";
  if (state === "Active") return goesOn ? [] : ["Being worked on (Active)"];
  if (was !== null && !goesOn)
    tell(draft, row, "noted", `The state goes back from ${was} to New; no clock depends on it.`);
  return [];
}

function endWaits(draft: Draft, at: Instant, outcome: string): boolean {
  if (draft.ticket.status !== "open") return false;
  const { waits } = draft.ticket;
  for (const { waitId } of waits) attempt(draft, at, { type: "ResumeClock", waitId, outcome });
  return waits.length > 0;
}

function startWait(draft: Draft, row: EventLogRow, state: AwaitingState, at: Instant): readonly string[] {
  endWaits(draft, at, `${state} from now on.`);
  const { kind, because } = waitFor(draft.agreement.id, state);
  const command = pause(draft, row, state, kind);
  const refusal = attempt(draft, at, command);
  if (refusal !== null) {
    tell(draft, row, "changed", `${state} became a note, and no clock stood still. ${refusal}`);
    return [`${state}, kept as a note`];
  }
  const rule = waitRule(draft.agreement, kind);
  const missing = rule === undefined ? [] : stillNeeded(rule, command);
  if (because === null && missing.length === 0) return [];
  const why = because === null ? "" : `: ${because}`;
  const gaps = missing.length === 0 ? "" : ` The log does not say ${sayNeeds(missing)}.`;
  tell(draft, row, "changed", `${state} became "${rule?.label ?? kind}" of ${draft.agreement.shortName}${why}.${gaps}`);
  return [];
}

/** Only what the log says: nobody is made to have told the customer or approved anything. */
function pause(
  draft: Draft,
  row: EventLogRow,
  state: AwaitingState,
  kind: CommandOf<"PauseClock">["kind"],
): CommandOf<"PauseClock"> {
  const others = valueOf(row, "vendor") || valueOf(row, "problem_id") || "Not named in the log";
  const party = kind === "customer" ? valueOf(row, "caller_id") || "The caller" : others;
  const reason = `${state} in the other tool, by ${updatedBy(row)}`;
  return { type: "PauseClock", kind, reason, party, expectedAt: null, customerTold: false, approvedBy: null };
}

function finish(draft: Draft, row: EventLogRow, state: "Resolved" | "Closed", at: Instant): void {
  if (draft.ticket.status === "open") resolve(draft, row, at);
  if (state === "Resolved") return;
  if (draft.resolved?.row === row) {
    tell(
      draft,
      row,
      "changed",
      "It is closed without having been resolved: a resolution was recorded at the same moment.",
    );
  }
  const code = valueOf(row, "closed_code");
  const sla = valueOf(row, "made_sla") === "TRUE" ? " Its own deadline there was kept." : "";
  const missed = valueOf(row, "made_sla") === "FALSE" ? " Its own deadline there was missed." : "";
  const text = `Closed in the other tool by ${updatedBy(row)}${code === "" ? "" : `, ${code}`}.${sla}${missed}`;
  const refusal = attempt(draft, at, { type: "CloseTicket", why: "completed", text });
  if (refusal === null) draft.closed = { row, at };
  else tell(draft, row, "changed", `It could not be closed: ${refusal}`);
}

function resolve(draft: Draft, row: EventLogRow, at: Instant): void {
  const who = valueOf(row, "resolved_by") || updatedBy(row);
  const code = valueOf(row, "closed_code");
  const text = `Resolved in the other tool (${who}${code === "" ? "" : `, ${code}`}). The log does not say what was done.`;
  const refusal = attempt(draft, at, { type: "ResolveTicket", how: "fix", text });
  if (refusal === null) draft.resolved = { row, at };
  else tell(draft, row, "changed", `It could not be resolved: ${refusal}`);
}
