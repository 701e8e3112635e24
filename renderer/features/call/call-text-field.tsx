import { LineField, ProseField } from "../../components/form-controls/text-controls.tsx";
import type { CallFields } from "./call-fields.ts";
import type { CallForm } from "./use-call-fields.ts";

/** The fields of a call that hold plain text, by the path at which the schema speaks of them. */
export type TextPath =
  | "caller.phone"
  | "caller.email"
  | "site"
  | "summary"
  | "details"
  | "resolved"
  | `answers.${string}`;

interface Props {
  readonly form: CallForm;
  readonly name: TextPath;
  readonly label: string;
  readonly description?: string;
  readonly suggestions?: readonly string[];
  readonly type?: "text" | "tel" | "email";
  readonly isRequired?: boolean;
  /** More than one line. */
  readonly rows?: number;
}

/** One text of the call, with the schema's sentence beside it when it does not fit. */
export function CallTextField({ form, name, suggestions = [], type = "text", rows, ...told }: Props) {
  const common = {
    ...told,
    error: form.faults[name],
    value: textAt(form.values, name),
    onChange: (text: string) => form.change(withText(form.values, name, text)),
  };
  return rows === undefined ? (
    <LineField {...common} type={type} suggestions={suggestions} />
  ) : (
    <ProseField {...common} rows={rows} />
  );
}

const ANSWER = "answers.";

function textAt({ caller, answers, ...texts }: CallFields, name: TextPath): string {
  switch (name) {
    case "caller.phone":
      return caller.phone;
    case "caller.email":
      return caller.email;
    case "site":
    case "summary":
    case "details":
    case "resolved":
      return texts[name];
    default:
      // A question of another agreement has no answer until it is first shown.
      return answers[name.slice(ANSWER.length)] ?? "";
  }
}

function withText({ caller, answers }: CallFields, name: TextPath, text: string): Partial<CallFields> {
  switch (name) {
    case "caller.phone":
      return { caller: { ...caller, phone: text } };
    case "caller.email":
      return { caller: { ...caller, email: text } };
    case "site":
    case "summary":
    case "details":
    case "resolved":
      return { [name]: text };
    default:
      return { answers: { ...answers, [name.slice(ANSWER.length)]: text } };
  }
}
