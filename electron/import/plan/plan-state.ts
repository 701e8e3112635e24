import { waitRule } from "../../../shared/agreement/lookup.ts";
import type { Instant } from "../../../shared/kernel/instant.ts";
import { mayReopen } from "../../../shared/ticket/actions/reopening.ts";
import { stillNeeded } from "../../../shared/ticket/actions/waiting.ts";
import type { CommandOf } from "../../../shared/ticket/commands.ts";
import { sayNeeds } from "../../../shared/words/ticket-words.ts";
import { countOf, type ExportRow, valueOf } from "../file/read-rows.ts";
import type { RowState } from "../profiles/profile.ts";
import { attempt, type Draft, fileWord, said, tell } from "./plan-draft.ts";
import { finish } from "./plan-ending.ts";
import { flag, updatedBy } from "./plan-handling.ts";
import { isWaiting, type Waiting, waitFor } from "./waits.ts";

/** What a row shows: its state, if it is usable, and when. */
export interface RowStep {
  readonly state: RowState | null;
  readonly at: Instant;
  /** It is the only row of its record: nothing can contradict what it says of the past. */
  readonly isAlone: boolean;
}

const hasEnded = (draft: Draft): boolean => draft.ticket.status === "resolved" || draft.ticket.status === "closed";
const isOver = ({ means }: RowState): boolean => means === "resolved" || means === "closed" || means === "cancelled";

/** The state a row leaves the record in; null, and a sentence in the report, where it cannot follow what was before. */
export function stateOf(draft: Draft, row: ExportRow, before: ExportRow | null): RowState | null {
  const text = valueOf(row, "state");
  const also = { holdReason: valueOf(row, "holdReason"), stateGroup: valueOf(row, "stateGroup") };
  const state = draft.profile.stateFor(text, also);
  if (state === undefined) {
    tell(draft, row, "changed", `The state "${text || "?"}" is not known: the ticket stays as it was.`);
    return null;
  }
  reportActive(draft, row, state);
  if (draft.ticket.status === "closed" && state.means === "resolved")
    return goesBack(draft, row, "Resolved after it was closed");
  if (hasEnded(draft) && state.means === "new" && reopenings(row, before) <= 0) {
    return goesBack(
      draft,
      row,
      `New after it was ${draft.ticket.status}, and ${draft.headingOf("reopenings")} does not rise`,
    );
  }
  return state;
}

function goesBack(draft: Draft, row: ExportRow, how: string): null {
  tell(draft, row, "changed", `The state goes back: ${how}. The ticket stays ${draft.ticket.status}.`);
  return null;
}

function reportActive(draft: Draft, row: ExportRow, state: RowState): void {
  const active = flag(draft, row, "active");
  const isClosed = state.means === "closed" || state.means === "cancelled";
  if (active === undefined || active !== isClosed) return;
  const text = valueOf(row, "active");
  const heading = draft.headingOf("active");
  tell(draft, row, "noted", `"${heading}" is ${text}, but the state is ${state.label}: the state was believed.`);
}

function reopenings(row: ExportRow, before: ExportRow | null): number {
  return (countOf(row, "reopenings") ?? 0) - (before === null ? 0 : (countOf(before, "reopenings") ?? 0));
}

/** Opens the ticket again where the row shows it at work after it had ended. Comes before anything else the row changes. */
export function planReopening(
  draft: Draft,
  row: ExportRow,
  before: ExportRow | null,
  step: Pick<RowStep, "state" | "at">,
): void {
  const heading = draft.headingOf("reopenings");
  const rise = before === null && !draft.profile.isHistory ? 0 : reopenings(row, before);
  if (rise < 0) tell(draft, row, "noted", `${heading} falls, which a count cannot do.`);
  const { state, at } = step;
  if (!hasEnded(draft) || state === null || isOver(state)) {
    if (rise > 0)
      tell(draft, row, "noted", `${heading} rises, but the state is ${state?.label ?? "not usable"}: not reopened.`);
    return;
  }
  const count = valueOf(row, "reopenings") || "?";
  const reason = `${state.label} again in the other tool (${heading} ${count}), by ${updatedBy(row)}.`;
  if (rise <= 0)
    tell(
      draft,
      row,
      "noted",
      `It is ${state.label} again, but ${heading} does not rise: it was reopened all the same.`,
    );
  reportLimit(draft, row, at);
  const refusal = attempt(draft, at, { type: "ReopenTicket", reason });
  if (refusal !== null) tell(draft, row, "changed", `It could not be reopened: ${refusal}`);
}

/** Where the agreement would have had a new ticket, the history wins; a reader should know. */
function reportLimit(draft: Draft, row: ExportRow, at: Instant): void {
  const may = mayReopen(draft.ticket, { agreement: draft.agreement, calendar: draft.calendar, now: at });
  if (may.ok) return;
  const until = may.error.kind === "ReopenLimitPassed" ? `, after ${said(draft, may.error.limitAt)},` : "";
  const message = `${draft.agreement.shortName} would have had a new ticket here${until} but the other tool reopened it: so it is reopened.`;
  tell(draft, row, "noted", message);
}

/** Waits, resolution and closing, as the state asks; returns what is left to be kept as words. */
export function planState(draft: Draft, row: ExportRow, step: RowStep): readonly string[] {
  const { state, at } = step;
  const was = draft.rowState;
  if (state === null) return isKnown(draft, row) ? [] : unknownState(row, was);
  if (state.label === was?.label) return [];
  draft.rowState = state;
  if (isWaiting(state.means)) return startWait(draft, row, state, { means: state.means, at });
  if (isOver(state)) {
    finish(draft, row, { ...step, state });
    return [];
  }
  if (state.means === "waiting") return waitForNobody(draft, row, state);
  const hasWaited = endWaits(draft, at, `${state.label} again, by ${updatedBy(row)}.`);
  const goesOn = hasWaited || (was !== null && isOver(was));
  if (state.means === "active") return goesOn ? [] : [`Being worked on (${state.label})`];
  if (was !== null && !goesOn)
    tell(draft, row, "noted", `The state goes back from ${was.label} to ${state.label}; no clock depends on it.`);
  return [];
}

function isKnown({ profile }: Draft, row: ExportRow): boolean {
  const also = { holdReason: valueOf(row, "holdReason"), stateGroup: valueOf(row, "stateGroup") };
  return profile.stateFor(valueOf(row, "state"), also) !== undefined;
}

/** Nobody here knows what it means, but somebody may one day. */
function unknownState(row: ExportRow, was: RowState | null): readonly string[] {
  const text = valueOf(row, "state");
  return text === "" || text === was?.label ? [] : [`State: ${text}`];
}

function endWaits(draft: Draft, at: Instant, outcome: string): boolean {
  if (draft.ticket.status !== "open") return false;
  const { waits } = draft.ticket;
  for (const { waitId } of waits) attempt(draft, at, { type: "ResumeClock", waitId, outcome });
  return waits.length > 0;
}

/** A clock is stopped for a reason the agreement knows, never for a state that gives none. */
function waitForNobody(draft: Draft, row: ExportRow, { label }: RowState): readonly string[] {
  const reason = valueOf(row, "holdReason");
  const why = reason === "" ? "does not say for whom it waits" : `waits for "${reason}", which is not known`;
  tell(draft, row, "changed", `${label} ${why}: it became a note, and no clock stood still.`);
  return [`${label}${reason === "" ? "" : ` (${reason})`}, kept as a note`];
}

function startWait(
  draft: Draft,
  row: ExportRow,
  { label }: RowState,
  { means, at }: { readonly means: Waiting; readonly at: Instant },
): readonly string[] {
  endWaits(draft, at, `${label} from now on.`);
  const { kind, because } = waitFor(draft.agreement.id, means);
  const command = pause(row, label, kind, fileWord(draft));
  const refusal = attempt(draft, at, command);
  if (refusal !== null) {
    tell(draft, row, "changed", `${label} became a note, and no clock stood still. ${refusal}`);
    return [`${label}, kept as a note`];
  }
  const since = draft.profile.isHistory
    ? ""
    : ` Since when it waits the list does not say: the pause begins ${said(draft, at)}.`;
  const rule = waitRule(draft.agreement, kind);
  const missing = rule === undefined ? [] : stillNeeded(rule, command);
  if (because === null && missing.length === 0 && since === "") return [];
  const why = because === null ? "" : `: ${because}`;
  const gaps = missing.length === 0 ? "" : ` The ${fileWord(draft)} does not say ${sayNeeds(missing)}.`;
  const message = `${label} became "${rule?.label ?? kind}" of ${draft.agreement.shortName}${why}.${gaps}${since}`;
  tell(draft, row, "changed", message);
  return [];
}

/** Only what the file says: nobody is made to have told the customer or approved anything. */
function pause(
  row: ExportRow,
  label: string,
  kind: CommandOf<"PauseClock">["kind"],
  file: string,
): CommandOf<"PauseClock"> {
  const others = valueOf(row, "vendor") || valueOf(row, "problem") || `Not named in the ${file}`;
  const party = kind === "customer" ? valueOf(row, "caller") || "The caller" : others;
  const reason = `${label} in the other tool, by ${updatedBy(row)}`.slice(0, 200);
  return { type: "PauseClock", kind, reason, party, expectedAt: null, customerTold: false, approvedBy: null };
}
