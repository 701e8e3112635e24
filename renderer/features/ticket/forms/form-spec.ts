import type { Person } from "../../../../shared/contract/views.ts";
import type { Instant } from "../../../../shared/kernel/instant.ts";
import type { ActionName } from "../actions.ts";
import type { TicketModel } from "../ticket-model.ts";

/** Everything a form may look at besides what is typed into it. */
export interface FormSetting {
  readonly model: TicketModel;
  readonly people: readonly Person[];
  readonly teams: readonly string[];
  /** What the places are called from which people call. */
  readonly sites: readonly string[];
  readonly now: Instant;
}

export interface Choice {
  readonly value: string;
  readonly label: string;
  /** What it means or what it would do. */
  readonly hint?: string;
}

/** One field. `name` is the path in the command at which the schema reports a fault about it. */
export type FormField = {
  readonly name: string;
  readonly label: string;
  readonly description?: string;
  /** Where the desk's rules want it; what the schema wants is asked of the schema. */
  readonly isRequired?: boolean;
} & (
  | { readonly type: "line"; readonly suggestions?: readonly string[] }
  | { readonly type: "prose" }
  | { readonly type: "choice"; readonly choices: readonly Choice[] }
  | { readonly type: "select"; readonly choices: readonly Choice[] }
  /** A local date and time in the agreement's zone: of what is to come, unless it `lies` behind. */
  | { readonly type: "moment"; readonly lies?: "behind" }
  | { readonly type: "check" }
  /** The reference of another ticket, looked up when the form is sent. */
  | { readonly type: "ticket" }
);

export type FormValues = Readonly<Record<string, string>>;

/** A checkbox as a form value. */
export const YES = "yes";

/** What `command` may ask for: moments as instants and references as ids, both already looked up. */
export interface FormReading {
  /** The trimmed text of a field; empty where it is not filled in. */
  text(name: string): string;
  isChecked(name: string): boolean;
  /** Null where it is empty; NaN where it is no moment, which the schema refuses in words. */
  moment(name: string): Instant | null;
  /** The id of the ticket named; empty where none was. */
  ticketId(name: string): string;
}

export interface FormSpec {
  readonly name: ActionName;
  readonly submit: string;
  readonly fields: (setting: FormSetting, values: FormValues) => readonly FormField[];
  readonly initial: (setting: FormSetting) => FormValues;
  /** What else a changed field changes, where nobody wrote it: `values` hold the change, `before` what they were. */
  readonly follow?: (values: FormValues, before: FormValues, setting: FormSetting) => FormValues;
  /** The command as filled in, before the schema has seen it. */
  readonly command: (reading: FormReading, setting: FormSetting) => Readonly<Record<string, unknown>>;
}

/** What to do about a field that was left empty, by the name it has on screen. */
export function fillIn({ label, type }: Pick<FormField, "label" | "type">): string {
  return type === "choice" || type === "select" ? `Choose an answer to "${label}".` : `Fill in "${label}".`;
}

/** The values once one field is changed, with all that follows from it. */
export function changedValues(
  spec: Pick<FormSpec, "follow">,
  setting: FormSetting,
  before: FormValues,
  name: string,
  value: string,
): FormValues {
  const values = { ...before, [name]: value };
  return spec.follow?.(values, before, setting) ?? values;
}

/** Leaves out a field that was left empty: absent and empty are different things to the schema. */
export function filled<Name extends string>(name: Name, value: string): { readonly [key in Name]?: string } {
  // The computed key is exactly `name`, which TypeScript widens to string.
  return value === "" ? {} : ({ [name]: value } as { readonly [key in Name]?: string });
}
