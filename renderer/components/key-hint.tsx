import css from "./key-hint.module.css";

const isMac = (): boolean => typeof navigator !== "undefined" && navigator.platform.startsWith("Mac");

const NAMES: Readonly<Record<string, string>> = {
  ArrowUp: "↑",
  ArrowDown: "↓",
  ArrowLeft: "←",
  ArrowRight: "→",
  Escape: "Esc",
  PageUp: "Page up",
  PageDown: "Page down",
};

/** A key binding as people say it: "$mod+k" is "Ctrl K" (or "⌘ K"), "g q" is "G then Q". */
export function keyText(binding: string): string {
  return binding
    .split(" ")
    .map((press) => press.split("+").map(partText).join(" "))
    .join(" then ");
}

function partText(part: string): string {
  if (part === "$mod") return isMac() ? "⌘" : "Ctrl";
  return NAMES[part] ?? (part.length === 1 ? part.toUpperCase() : part);
}

/** Tells screen readers the key of a control. Set on the element itself: the button's library passes this attribute on to nobody. */
export function keyShortcuts(binding: string): (element: Element | null) => void {
  return (element) => element?.setAttribute("aria-keyshortcuts", keyText(binding).replaceAll(" ", "+"));
}

/** Shows the key of an action beside its label. Screen readers get it from the control: `keyShortcuts`. */
export function KeyHint({ binding }: { readonly binding: string }) {
  return (
    <kbd className={css["key"]} aria-hidden="true">
      {keyText(binding)}
    </kbd>
  );
}
