import { ChevronDown } from "lucide-react";
import {
  Autocomplete,
  Button,
  Dialog,
  DialogTrigger,
  Input,
  ListBox,
  ListBoxItem,
  Popover,
  SearchField,
  useFilter,
} from "react-aria-components";
import { classNames } from "../../components/class-names.ts";
import menu from "../../components/menu.module.css";
import css from "./queue-toolbar.module.css";

export interface FilterOption {
  readonly id: string;
  readonly name: string;
}

interface ChoosingProps {
  readonly label: string;
  readonly options: readonly FilterOption[];
  readonly chosen: readonly string[];
  readonly onChange: (ids: readonly string[]) => void;
}

interface FilterMenuProps extends ChoosingProps {
  /** Says how many are chosen, never which: where there is no room for names. */
  readonly isTerse: boolean;
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
}

const SEARCH_FROM = 9;

/** One filter: nothing chosen means all. Several choices are joined by "or". */
export function FilterMenu({ isTerse, isOpen, onOpenChange, ...choosing }: FilterMenuProps) {
  const { label, chosen } = choosing;
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={onOpenChange}>
      <Button className={classNames(css["filter"], chosen.length > 0 && css["set"])}>
        {label}
        {chosen.length === 0 ? null : (
          <span className={css["chosen"]}>{isTerse ? chosen.length : chosenText(choosing)}</span>
        )}
        <ChevronDown size={13} aria-hidden="true" />
      </Button>
      <Popover className={classNames(menu["popover"])} placement="bottom start">
        <Dialog aria-label={`${label} filter`} className={classNames(css["popup"])}>
          <Choosing {...choosing} />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

/** The choices of one filter; it takes the focus. */
export function Choosing(props: ChoosingProps) {
  return props.options.length < SEARCH_FROM ? <Options {...props} /> : <FindingOptions {...props} />;
}

/** Many options are found by typing; the keyboard stays in the field and moves through the list from there. */
function FindingOptions(props: ChoosingProps) {
  const { contains } = useFilter({ sensitivity: "base" });
  return (
    <Autocomplete filter={contains}>
      <SearchField aria-label={`Find in ${props.label.toLowerCase()}`} autoFocus className={classNames(menu["search"])}>
        <Input placeholder="Find" />
      </SearchField>
      <Options {...props} isSearched />
    </Autocomplete>
  );
}

interface OptionsProps extends ChoosingProps {
  /** A field above has the focus; without one the list takes it itself. */
  readonly isSearched?: boolean;
}

function Options({ label, options, chosen, onChange, isSearched = false }: OptionsProps) {
  return (
    <ListBox
      aria-label={label}
      items={options}
      selectionMode="multiple"
      selectedKeys={[...chosen]}
      onSelectionChange={(keys) => onChange(keys === "all" ? [] : [...keys].map(String))}
      className={classNames(menu["menu"])}
      autoFocus={isSearched ? false : "first"}
      // Escape closes the menu; what is chosen in it stays chosen.
      escapeKeyBehavior="none"
      renderEmptyState={() => <p className={menu["empty"]}>Nothing here is called that.</p>}
    >
      {(option) => (
        <ListBoxItem id={option.id} textValue={option.name} className={classNames(menu["item"])}>
          {option.name}
        </ListBoxItem>
      )}
    </ListBox>
  );
}

/** The name of what is chosen, or how many are. */
export function chosenText({ options, chosen }: Pick<ChoosingProps, "options" | "chosen">): string {
  const [only] = chosen;
  return (chosen.length === 1 ? options.find(({ id }) => id === only)?.name : undefined) ?? `${chosen.length}`;
}
