import type { Ref } from "react";
import { FieldError, Input, Label, Text, TextArea, TextField, type TextFieldProps } from "react-aria-components";
import { classNames } from "./class-names.ts";
import css from "./field.module.css";

export interface FieldProps extends Omit<TextFieldProps, "className" | "style" | "children"> {
  readonly label: string;
  /** One sentence under the label: what is wanted, before anything can go wrong. */
  readonly description?: string;
  /** What is wrong and what to do; empty or absent when nothing is. */
  readonly error?: string | undefined;
  readonly placeholder?: string;
  /** More than one: a text area of that many lines. */
  readonly lines?: number;
  readonly inputRef?: Ref<HTMLInputElement & HTMLTextAreaElement>;
}

/** A labelled text field with its description and error tied to it for screen readers. */
export function Field({ label, description, error, placeholder, lines = 1, inputRef, ...rest }: FieldProps) {
  const shared = {
    ...(placeholder === undefined ? {} : { placeholder }),
    ...(inputRef === undefined ? {} : { ref: inputRef }),
  };
  const isInvalid = error !== undefined && error !== "";
  return (
    <TextField {...rest} isInvalid={isInvalid} validationBehavior="aria" className={classNames(css["field"])}>
      <Label className={classNames(css["label"])}>{label}</Label>
      {description === undefined ? null : (
        <Text slot="description" className={classNames(css["description"])}>
          {description}
        </Text>
      )}
      {lines > 1 ? (
        <TextArea {...shared} rows={lines} className={classNames(css["input"], css["area"])} />
      ) : (
        <Input {...shared} className={classNames(css["input"])} />
      )}
      <FieldError className={classNames(css["error"])}>{error}</FieldError>
    </TextField>
  );
}
