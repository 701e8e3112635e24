import { instantOfLocal } from "../../../../shared/calendar/local-time.ts";
import type { Zone } from "../../../../shared/calendar/zone.ts";
import { TicketCommand } from "../../../../shared/ticket/commands.ts";
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
export function readingOf(values: FormValues, zone: Zone, tickets: ReadonlyMap<string, string>): FormReading {
  const text = (name: string): string => (values[name] ?? "").trim();
  return {
    text,
    isChecked: (name) => values[name] === YES,
    moment: (name) => {
      if (text(name) === "") return null;
      const instant = instantOfLocal(zone, text(name));
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
  const { zone } = setting.model.words;
  const fields = spec.fields(setting, values);
  const momentFaults = faultsOfMoments(fields, values, zone);
  const names = new Set(fields.map((field) => field.name));
  // What is no longer on screen is not said: it was written for another answer.
  const shown = Object.fromEntries(Object.entries(values).filter(([name]) => names.has(name)));
  const parsed = TicketCommand.safeParse(spec.command(readingOf(shown, zone, tickets), setting));
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

/** A local time that does not exist (the clocks go forward over it) is told as such, not as a missing moment. */
function faultsOfMoments(fields: readonly FormField[], values: FormValues, zone: Zone): FormFaults {
  const faults: Record<string, string> = {};
  for (const field of fields) {
    const text = (values[field.name] ?? "").trim();
    if (field.type !== "moment" || text === "") continue;
    const instant = instantOfLocal(zone, text);
    if (!instant.ok) faults[field.name] = instant.error.message;
  }
  return faults;
}
