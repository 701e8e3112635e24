import { type KeyboardEvent, useContext, useEffect, useEffectEvent, useRef, useState } from "react";
import { ComboBox, ComboBoxStateContext, Input, type Key, ListBox, ListBoxItem, Popover } from "react-aria-components";
import { classNames } from "../class-names.ts";
import css from "./form-controls.module.css";
import type { ControlLinks } from "./labelled.tsx";

export interface Offer {
  readonly id: string;
  /** What is written when it is taken. */
  readonly title: string;
  /** What tells two of the same title apart. */
  readonly detail?: string;
}

interface Props {
  readonly links: ControlLinks;
  readonly labelId: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly offers: readonly Offer[];
  /** Whole records to choose from are asked for with what is typed; words usually written are narrowed here. */
  readonly isAsked?: boolean;
  /** Names the list to who cannot see it. */
  readonly listLabel: string;
  readonly onChoose?: (id: string) => void;
}

/**
 * A text input that offers something while somebody types and takes anything else as it stands: arrow down to one, Enter
 * takes it, Escape and Tab go on without. Nothing is marked before an arrow was pressed, so Enter never surprises.
 */
export function OfferingInput({
  links,
  labelId,
  value,
  onChange,
  offers,
  isAsked = false,
  listLabel,
  onChoose,
}: Props) {
  const [isOpen, setIsOpen] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => () => keepInHearing(place.current, false), []);
  const [chosen, setChosen] = useState<Offer | null>(null);
  /** What somebody typed here last: what stands there from elsewhere asks for nothing. */
  const [typed, setTyped] = useState<string | null>(null);
  const choose = (id: Key | null): void => {
    const offer = offers.find((each) => each.id === id);
    if (offer === undefined) return;
    setChosen(offer);
    onChange(offer.title);
    onChoose?.(offer.id);
  };
  return (
    // The list's Escape closes the list, and only that.
    <div ref={place} role="presentation" className={css["offering"]} onKeyDown={isOpen ? keepEscape : undefined}>
      <ComboBox
        id={links.id}
        aria-labelledby={labelId}
        {...(links["aria-describedby"] === undefined ? {} : { "aria-describedby": links["aria-describedby"] })}
        isInvalid={links["aria-invalid"] === true}
        isRequired={links["aria-required"] === true}
        validationBehavior="aria"
        allowsCustomValue
        {...(isAsked ? { items: offers } : { defaultItems: offers, defaultFilter: goesOn })}
        inputValue={value}
        onInputChange={(text) => {
          setTyped(text);
          onChange(text);
        }}
        // What is written is all there is to keep: a choice holds no longer than its words stand there.
        selectedKey={chosen?.title === value ? chosen.id : null}
        onSelectionChange={choose}
        onOpenChange={(open) => {
          keepInHearing(place.current, open);
          setIsOpen(open);
        }}
      >
        <Input className={classNames(css["input"])} />
        <Popover className={classNames(css["offers"])} placement="bottom start" offset={2}>
          <OfferList label={listLabel} />
        </Popover>
        {isAsked && typed === value && chosen?.title !== value ? <OpenOnArrival count={offers.length} /> : null}
      </ComboBox>
    </div>
  );
}

function OfferList({ label }: { readonly label: string }) {
  return (
    <ListBox<Offer> aria-label={label} className={classNames(css["offerList"])}>
      {({ id, title, detail }) => (
        <ListBoxItem id={id} textValue={title} className={classNames(css["offer"])}>
          <span>{title}</span> {detail === undefined ? null : <span className={css["offerDetail"]}>{detail}</span>}
        </ListBoxItem>
      )}
    </ListBox>
  );
}

/** Offers that come after what was typed open the list then: by itself it opens only while something is typed. */
function OpenOnArrival({ count }: { readonly count: number }) {
  const state = useContext(ComboBoxStateContext);
  const open = useEffectEvent(() => {
    if (state?.isFocused === true && !state.isOpen) state.open(null, "input");
  });
  useEffect(() => {
    if (count > 0) open();
  }, [count]);
  return null;
}

/**
 * While a list is open React Aria would hide the rest of the page from who hears it, with everything in it that can have
 * the focus: a refusal or "kept" said meanwhile would go unheard. What it calls the top layer it leaves alone.
 */
function keepInHearing(place: HTMLElement | null, isOpen: boolean): void {
  const layer = place?.closest("body > *");
  layer?.toggleAttribute("data-react-aria-top-layer", isOpen);
}

function keepEscape(event: KeyboardEvent): void {
  if (event.key === "Escape") event.stopPropagation();
}

/** Of words usually written those that hold what is typed; the one that stands there already is no offer. */
function goesOn(title: string, typed: string): boolean {
  const wanted = typed.trim().toLowerCase();
  return title.toLowerCase().includes(wanted) && title.toLowerCase() !== wanted;
}
