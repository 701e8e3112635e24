import type { RecordedEvent } from "../../shared/contract/views.ts";
import type { TicketEvent } from "../../shared/ticket/events.ts";
import type { IncidentPlan } from "./plan/plan-incident.ts";

/** How what a file says of a record stands to what the desk has of it. */
export interface Comparison {
  /** Steps of the file that the desk does not have. */
  readonly missing: number;
  /** The first few things the two say differently, each in words. */
  readonly differences: readonly string[];
}

const MOST_DIFFERENCES = 3;
/** Who brought it in, in which file and under which reference: of this import, not of the record. */
const OF_THE_IMPORT = new Set(["by", "reference", "answers.imported-from"]);

/**
 * Compares a planned record with the ticket that came of it before. Only what an import recorded is compared: what the
 * desk did with the ticket since is nobody's contradiction.
 */
export function compareHistory(stored: readonly RecordedEvent[], plan: IncidentPlan): Comparison {
  const byCommand = new Map<string, TicketEvent[]>();
  for (const { commandId, event } of stored) {
    byCommand.set(commandId, [...(byCommand.get(commandId) ?? []), event]);
  }
  const differences: string[] = [];
  let missing = 0;
  for (const { request, events } of plan.steps) {
    const known = byCommand.get(request.commandId);
    if (known === undefined) missing += 1;
    else differences.push(...differencesOf(known, events));
  }
  return { missing, differences: differences.slice(0, MOST_DIFFERENCES) };
}

function differencesOf(here: readonly TicketEvent[], there: readonly TicketEvent[]): readonly string[] {
  const ours = new Map(here.flatMap((event, index) => leaves(event, `${index}`)));
  const theirs = new Map(there.flatMap((event, index) => leaves(event, `${index}`)));
  const paths = [...new Set([...ours.keys(), ...theirs.keys()])];
  return paths
    .filter((path) => ours.get(path) !== theirs.get(path))
    .map(
      (path) =>
        `${path.replace(/^\d+\./, "")} is ${shown(ours.get(path))} here and ${shown(theirs.get(path))} in the file`,
    );
}

const shown = (value: string | undefined): string =>
  value === undefined ? "not given" : value.length > 80 ? `${value.slice(0, 80)}...` : value;

/** Every single value of an event under the way to it, as JSON. */
function leaves(value: unknown, path: string): readonly (readonly [string, string])[] {
  if (OF_THE_IMPORT.has(path.replace(/^\d+\./, ""))) return [];
  if (typeof value !== "object" || value === null) {
    return value === undefined ? [] : [[path, JSON.stringify(value)]];
  }
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, `${path}.${key}`));
}
