import { instantOfLocal, localDateOf, localTimeOf } from "../../../../shared/calendar/local-time.ts";
import type { SpokenBy } from "../../../../shared/calendar/spoken-moment.ts";
import { closeOfNthWorkingDay } from "../../../../shared/calendar/working-days.ts";
import { TicketCommand } from "../../../../shared/ticket/commands.ts";
import { readMoment } from "../../../components/form-controls/read-moment.ts";
import type { Checked, FormFaults } from "../../../stores/forms/use-form.ts";
import {
  type FormField,
  type FormReading,
  type FormSetting,
  type FormSpec,
  type FormValues,
  fillIn,
  YES,
} from "./form-spec.ts";

/** Reads what was typed. `tickets` are the ids found for the references that were typed. */
export function readingOf(values: FormValues, setting: FormSetting, tickets: ReadonlyMap<string, string>): FormReading {
  const text = (name: string): string => (values[name] ?? "").trim();
  return {
    text,
    isChecked: (name) => values[name] === YES,
    moment: (name) => {
      if (text(name) === "") return null;
      const instant = readMoment(text(name), spokenOf(setting));
      return instant.ok ? instant.value : Number.NaN;
    },
    ticketId: (name) => tickets.get(name) ?? "",
  };
}

/** The command a form makes, checked by the schema of the contract; the sentences are the schema's own. */
export function filledForm(
  spec: FormSpec,
  setting: FormSetting,
  values: FormValues,
  tickets: ReadonlyMap<string, string> = new Map(),
): Checked<TicketCommand> {
  const fields = spec.fields(setting, values);
  const momentFaults = faultsOfMoments(fields, values, setting);
  const names = new Set(fields.map((field) => field.name));
  // What is no longer on screen is not said: it was written for another answer.
  const shown = Object.fromEntries(Object.entries(values).filter(([name]) => names.has(name)));
  const parsed = TicketCommand.safeParse(spec.command(readingOf(shown, setting, tickets), setting));
  if (parsed.success && Object.keys(momentFaults).length === 0) return { ok: true, value: parsed.data };
  const faults: Record<string, string> = {};
  for (const issue of parsed.error?.issues ?? []) {
    const path = issue.path.join(".");
    const field = fields.find(({ name }) => name === path);
    const isEmpty = (values[path] ?? "").trim() === "";
    faults[field?.name ?? ""] ??= field !== undefined && isEmpty ? fillIn(field) : issue.message;
  }
  return { ok: false, faults: { ...faults, ...momentFaults } };
}

/** What is no moment, or none that exists (the clocks go forward over it), is told as such, not as a missing one. */
function faultsOfMoments(fields: readonly FormField[], values: FormValues, setting: FormSetting): FormFaults {
  const faults: Record<string, string> = {};
  for (const field of fields) {
    const text = (values[field.name] ?? "").trim();
    if (field.type !== "moment" || text === "") continue;
    const instant = readMoment(text, spokenOf(setting, field.lies));
    if (!instant.ok) faults[field.name] = instant.error;
  }
  return faults;
}

/** How a moment in a form on a ticket is understood: ahead, in the time of its agreement, a day alone as its close. */
export function spokenOf({ model, now }: FormSetting, lies: SpokenBy["lies"] = "ahead"): SpokenBy {
  const { calendar, words } = model;
  if (lies === "behind") return { place: words.zone, now, lies };
  return {
    place: words.zone,
    now,
    lies,
    timeOn: (date) => {
      const midnight = instantOfLocal(calendar, `${date}T00:00`);
      if (!midnight.ok) return undefined;
      const close = closeOfNthWorkingDay(calendar, midnight.value, 1);
      return localDateOf(calendar, close) === date ? localTimeOf(calendar, close).slice(0, 5) : undefined;
    },
  };
}
