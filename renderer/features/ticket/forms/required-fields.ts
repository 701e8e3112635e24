import type { FormField, FormSetting, FormSpec, FormValues } from "./form-spec.ts";
import { filledForm } from "./read-form.ts";

/** Fields in which something is written, rather than chosen. */
const WRITTEN: ReadonlySet<FormField["type"]> = new Set(["line", "prose", "moment", "ticket"]);

/** Words not typed yet do not change what the clocks do, so they are stood in for. */
export function filledOut(spec: FormSpec, setting: FormSetting, values: FormValues): FormValues {
  const result: Record<string, string> = { ...values };
  for (const field of spec.fields(setting, values)) {
    const isWords = field.type === "prose" || field.type === "line";
    if (isWords && (values[field.name] ?? "").trim() === "") result[field.name] = "...";
  }
  return result;
}

/** The names of the fields without which the form would be refused: asked of the same schema that refuses it, beforehand. */
export function requiredFields(spec: FormSpec, setting: FormSetting, values: FormValues): ReadonlySet<string> {
  const whole = filledOut(spec, setting, values);
  const isNeeded = ({ name, type, isRequired }: FormField): boolean => {
    if (isRequired !== undefined || !WRITTEN.has(type)) return isRequired === true;
    const without = filledForm(spec, setting, { ...whole, [name]: "" });
    return !without.ok && without.faults[name] !== undefined;
  };
  return new Set(
    spec
      .fields(setting, values)
      .filter(isNeeded)
      .map(({ name }) => name),
  );
}
