import type { ReactNode } from "react";
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from "react-aria-components";
import css from "./button.module.css";
import { classNames } from "./class-names.ts";
import { KeyHint, keyShortcuts } from "./key-hint.tsx";

export interface ButtonProps extends Omit<AriaButtonProps, "className" | "style" | "children"> {
  readonly children: ReactNode;
  readonly kind?: "primary" | "plain" | "quiet" | "danger";
  /** The binding that does the same, e.g. "n" or "$mod+k": shown on the button. */
  readonly binding?: string;
  /** What pressing it would do ("12 min left, due 14:22"): told before the click. */
  readonly consequence?: string;
  readonly isIconOnly?: boolean;
}

export function Button({ children, kind = "plain", binding, consequence, isIconOnly = false, ...rest }: ButtonProps) {
  const shortcut = binding === undefined ? {} : { ref: keyShortcuts(binding) };
  return (
    <AriaButton {...rest} {...shortcut} className={classNames(css["button"], css[kind], isIconOnly && css["icon"])}>
      <span className={css["label"]}>{children}</span>
      {consequence === undefined ? null : <span className={css["consequence"]}>{consequence}</span>}
      {binding === undefined ? null : <KeyHint binding={binding} />}
    </AriaButton>
  );
}
