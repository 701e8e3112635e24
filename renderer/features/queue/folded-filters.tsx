import { ChevronDown, ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { Button, Dialog, DialogTrigger, Popover } from "react-aria-components";
import { classNames } from "../../components/class-names.ts";
import menu from "../../components/menu.module.css";
import { Choosing, chosenText } from "./filter-menu.tsx";
import { FILTERS, type FilterChoice, type FilterName, type OpenedFilter } from "./filters.ts";
import css from "./queue-toolbar.module.css";

interface FoldedFiltersProps {
  readonly choices: Readonly<Record<FilterName, FilterChoice>>;
  readonly count: number;
  readonly opened: OpenedFilter;
  readonly onOpen: (opened: OpenedFilter) => void;
  readonly onChange: (name: FilterName, ids: readonly string[]) => void;
  /** What clears them all. */
  readonly clearing: ReactNode;
}

/** The filters where there is no room for them side by side: behind one button, a list of them, then the choices of one. */
export function FoldedFilters({ choices, count, opened, onOpen, onChange, clearing }: FoldedFiltersProps) {
  const one = FILTERS.find(({ name }) => name === opened);
  return (
    <DialogTrigger isOpen={opened !== null} onOpenChange={(isOpen) => onOpen(isOpen ? "all" : null)}>
      <Button className={classNames(css["filter"], count > 0 && css["set"])}>
        Filter
        {count === 0 ? null : <span className={css["chosen"]}>{count}</span>}
        <ChevronDown size={13} aria-hidden="true" />
      </Button>
      <Popover className={classNames(menu["popover"])} placement="bottom start">
        <Dialog
          aria-label={one === undefined ? "Filters" : `${one.label} filter`}
          className={classNames(css["popup"], one === undefined && css["folded"])}
        >
          {one === undefined ? (
            <>
              {FILTERS.map(({ name, label }, index) => (
                <Button
                  key={name}
                  autoFocus={index === 0}
                  className={classNames(css["filter"], choices[name].chosen.length > 0 && css["set"])}
                  onPress={() => onOpen(name)}
                >
                  {label}
                  {choices[name].chosen.length === 0 ? null : (
                    <span className={css["chosen"]}>{chosenText(choices[name])}</span>
                  )}
                  <ChevronRight size={13} aria-hidden="true" />
                </Button>
              ))}
              {clearing}
            </>
          ) : (
            <Choosing label={one.label} {...choices[one.name]} onChange={(ids) => onChange(one.name, ids)} />
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
