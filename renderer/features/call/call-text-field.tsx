import { Controller, type FieldPath, type UseFormReturn } from "react-hook-form";
import { LineField, ProseField } from "../../components/form-controls/text-controls.tsx";
import type { CallFields } from "./call-fields.ts";

/** The fields of a call that hold plain text. */
export type TextPath = Extract<
  FieldPath<CallFields>,
  "caller.name" | "caller.phone" | "caller.email" | "site" | "summary" | "details" | `answers.${string}`
>;

interface Props {
  readonly form: UseFormReturn<CallFields>;
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
export function CallTextField({ form, name, label, suggestions = [], type = "text", rows, ...told }: Props) {
  return (
    <Controller
      name={name}
      control={form.control}
      // A question of another agreement has no value until it is first shown.
      defaultValue=""
      render={({ field, fieldState }) => {
        const common = {
          ...told,
          label,
          error: fieldState.error?.message,
          value: field.value ?? "",
          onChange: field.onChange,
        };
        return rows === undefined ? (
          <LineField {...common} type={type} suggestions={suggestions} />
        ) : (
          <ProseField {...common} rows={rows} />
        );
      }}
    />
  );
}
