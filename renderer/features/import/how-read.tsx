import type { ImportProfileView } from "../../../shared/contract/import-views.ts";
import { Button } from "../../components/button.tsx";
import { SelectField } from "../../components/form-controls/text-controls.tsx";
import css from "./import-screen.module.css";
import type { Reading } from "./use-import.ts";

interface Props {
  readonly reading: Reading;
  readonly profiles: readonly ImportProfileView[];
  /** The zone of the agreement. */
  readonly zone: string;
  readonly isBusy: boolean;
  readonly onRead: (reading: Reading) => void;
  readonly onMap: () => void;
  readonly onDrop: (name: string) => void;
}

const datesOf = (text: string): Reading["dates"] => (text === "day-first" || text === "month-first" ? text : null);

/** How the file was read, each of it to be said otherwise. */
export function HowRead({ reading, profiles, zone, isBusy, onRead, onMap, onDrop }: Props) {
  const { profile } = reading;
  const name = typeof profile === "string" ? profile : profile.name;
  const own = profiles.find((known) => known.id === name)?.own ?? null;
  const known = profiles.map(({ id, name: label }) => ({ value: id, label }));
  const choices = known.some(({ value }) => value === name) ? known : [{ value: name, label: name }, ...known];
  const zones = [...new Set([zone, "UTC", ...(reading.zone === null ? [] : [reading.zone])])];
  return (
    <fieldset className={css["how"]} disabled={isBusy}>
      <legend>How it is read</legend>
      <SelectField
        label="Kind of file"
        value={name}
        onChange={(id) => onRead({ ...reading, profile: id })}
        choices={choices}
      />
      <SelectField
        label="Dates"
        value={reading.dates ?? ""}
        onChange={(text) => onRead({ ...reading, dates: datesOf(text) })}
        choices={[
          { value: "", label: "as the file shows" },
          { value: "day-first", label: "day first" },
          { value: "month-first", label: "month first" },
        ]}
      />
      <SelectField
        label="Times are those of"
        value={reading.zone ?? zone}
        onChange={(chosen) => onRead({ ...reading, zone: chosen === zone ? null : chosen })}
        choices={zones.map((value) => ({ value, label: value }))}
      />
      <div className={css["howButtons"]}>
        <Button onPress={onMap}>Say what its columns mean</Button>
        {own === null ? null : (
          <Button kind="quiet" onPress={() => onDrop(own.name)}>
            Forget the profile {own.name}
          </Button>
        )}
      </div>
    </fieldset>
  );
}
