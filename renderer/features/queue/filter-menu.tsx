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

interface FilterMenuProps {
  readonly label: string;
  readonly options: readonly FilterOption[];
  readonly chosen: readonly string[];
  readonly onChange: (ids: readonly string[]) => void;
}

const SEARCH_FROM = 9;

/** One filter: nothing chosen means all. Several choices are joined by "or". */
export function FilterMenu({ label, options, chosen, onChange }: FilterMenuProps) {
  const { contains } = useFilter({ sensitivity: "base" });
  const names = options.filter(({ id }) => chosen.includes(id)).map(({ name }) => name);
  return (
    <DialogTrigger>
      <Button className={classNames(css["filter"], chosen.length > 0 && css["set"])}>
        {label}
        {chosen.length === 0 ? null : <span className={css["chosen"]}>{summary(names, chosen.length)}</span>}
        <ChevronDown size={13} aria-hidden="true" />
      </Button>
      <Popover className={classNames(menu["popover"])} placement="bottom start">
        <Dialog aria-label={`${label} filter`} className={classNames(css["popup"])}>
          <Autocomplete filter={contains}>
            {options.length < SEARCH_FROM ? null : (
              <SearchField
                aria-label={`Find in ${label.toLowerCase()}`}
                autoFocus
                className={classNames(menu["search"])}
              >
                <Input placeholder="Find" />
              </SearchField>
            )}
            <ListBox
              aria-label={label}
              items={options}
              selectionMode="multiple"
              selectedKeys={[...chosen]}
              onSelectionChange={(keys) => onChange(keys === "all" ? [] : [...keys].map(String))}
              className={classNames(menu["menu"])}
              autoFocus={options.length < SEARCH_FROM}
              renderEmptyState={() => <p className={menu["empty"]}>Nothing here is called that.</p>}
            >
              {(option) => (
                <ListBoxItem id={option.id} textValue={option.name} className={classNames(menu["item"])}>
                  {option.name}
                </ListBoxItem>
              )}
            </ListBox>
          </Autocomplete>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

function summary(names: readonly string[], count: number): string {
  return count === 1 ? (names[0] ?? "1") : `${count}`;
}
