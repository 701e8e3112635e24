import { type ComponentProps, type KeyboardEvent, useId, useState } from "react";
import { isComposing } from "../composing.ts";
import css from "./form-controls.module.css";

export interface Suggestion {
  readonly id: string;
  readonly title: string;
  /** What tells two of the same title apart. */
  readonly detail: string;
}

interface Props extends Omit<ComponentProps<"input">, "onChange" | "value"> {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly suggestions: readonly Suggestion[];
  /** Names the list to who cannot see it. */
  readonly listLabel: string;
  readonly onChoose: (id: string) => void;
}

/**
 * A text input that offers whole records while somebody types and takes anything else as it stands: arrow down to one,
 * Enter takes it, Escape and Tab go on without. Nothing is marked before an arrow was pressed, so Enter never surprises.
 */
export function ChoosingInput({ value, onChange, suggestions, listLabel, onChoose, ...input }: Props) {
  const listId = useId();
  const [isOpen, setIsOpen] = useState(false);
  const [marked, setMarked] = useState<string | null>(null);
  const isShown = isOpen && suggestions.length > 0;
  const index = isShown ? suggestions.findIndex(({ id }) => id === marked) : -1;
  const close = (): void => {
    setIsOpen(false);
    setMarked(null);
  };
  const choose = (id: string): void => {
    close();
    onChoose(id);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const move = MOVES[event.key];
    if (!isShown || event.ctrlKey || event.metaKey || isComposing(event)) return;
    if (move !== undefined) setMarked(suggestions[move(index, suggestions.length)]?.id ?? null);
    else if (event.key === "Enter" && marked !== null && index >= 0) choose(marked);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={css["choosing"]}>
      <input
        type="text"
        autoComplete="off"
        {...input}
        className={css["input"]}
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={isShown}
        aria-controls={listId}
        aria-activedescendant={index < 0 ? undefined : `${listId}-${index}`}
        value={value}
        onChange={(event) => {
          onChange(event.target.value);
          setIsOpen(true);
          setMarked(null);
        }}
        onKeyDown={onKeyDown}
        onBlur={close}
      />
      <Offers id={listId} label={listLabel} isShown={isShown} marked={index} {...{ suggestions, choose }} />
      <span role="status" className="visually-hidden">
        {isShown ? `${suggestions.length} ${listLabel}: arrow down to choose.` : ""}
      </span>
    </div>
  );
}

interface OffersProps {
  readonly id: string;
  readonly label: string;
  readonly isShown: boolean;
  /** Which one the arrows stand on; -1 for none. */
  readonly marked: number;
  readonly suggestions: readonly Suggestion[];
  readonly choose: (id: string) => void;
}

function Offers({ id, label, isShown, marked, suggestions, choose }: OffersProps) {
  return (
    <div id={id} role="listbox" aria-label={label} className={css["offers"]} hidden={!isShown}>
      {suggestions.map((offer, at) => (
        // The keys belong to the input, which keeps the focus and points here.
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
        <div
          key={offer.id}
          id={`${id}-${at}`}
          role="option"
          tabIndex={-1}
          aria-selected={at === marked}
          className={css["offer"]}
          // A press that took the focus away would close the list before it was heard.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => choose(offer.id)}
        >
          <span>{offer.title}</span> <span className={css["offerDetail"]}>{offer.detail}</span>
        </div>
      ))}
    </div>
  );
}

/** Where an arrow goes from the marked place (-1: none), round the ends. */
const MOVES: Readonly<Record<string, (index: number, count: number) => number>> = {
  ArrowDown: (index, count) => (index + 1) % count,
  ArrowUp: (index, count) => (index <= 0 ? count - 1 : index - 1),
};
