import { useId, useState } from "react";
import type { AgreementDocument } from "../../../shared/agreement/agreement.ts";
import { prioritiesForKind } from "../../../shared/agreement/lookup.ts";
import {
  MAPPED_FIELDS,
  type MappedField,
  NEEDED_FIELDS,
  type OwnProfile,
  STATE_MEANINGS,
  type StateMeaning,
} from "../../../shared/contract/import-profile.ts";
import type { ImportColumn } from "../../../shared/contract/import-views.ts";
import { Button } from "../../components/button.tsx";
import { CheckField, LineField, SelectField } from "../../components/form-controls/text-controls.tsx";
import css from "./import-screen.module.css";
import { FIELD_WORDS, MEANING_WORDS } from "./import-words.ts";
import { firstMapping, type Mapping, profileOf } from "./mapping.ts";
import type { HeldFile } from "./use-import.ts";
import { useStepFocus } from "./use-step-focus.ts";

interface Props {
  readonly file: HeldFile;
  /** Why the file is not of the profile it was read as. */
  readonly because: string | null;
  readonly agreement: AgreementDocument | undefined;
  readonly isBusy: boolean;
  readonly onRead: (profile: OwnProfile, isKept: boolean) => void;
  readonly onAgain: () => void;
}

const REST = "Say which column is what; whatever you leave out is kept in each ticket's words.";

/** What the columns of a file of any other tool mean, its states and its priorities. */
export function MapColumns({ file, because, agreement, isBusy, onRead, onAgain }: Props) {
  const id = useId();
  const title = useStepFocus("mapping");
  const [mapping, setMapping] = useState<Mapping>(() => firstMapping(file, agreement));
  const [isKept, setKept] = useState(true);
  const [isTried, setTried] = useState(false);
  const missing = NEEDED_FIELDS.filter((field) => mapping.columns[field] === undefined);
  const column = (field: MappedField): ImportColumn | undefined =>
    file.look.columns.find(({ heading }) => heading === mapping.columns[field]);
  const read = (): void => {
    setTried(true);
    if (missing.length === 0 && mapping.name.trim() !== "") onRead(profileOf(mapping, file), isKept);
  };
  return (
    <section className={css["mapping"]} aria-labelledby={`${id}-title`}>
      <header className={css["head"]}>
        <h2 ref={title} tabIndex={-1} id={`${id}-title`}>
          What the columns of {file.fileName} mean
        </h2>
        <p>
          {because ?? "This is no export the desk knows."} {REST}
        </p>
      </header>
      <ColumnChoices
        columns={file.look.columns}
        chosen={mapping.columns}
        missing={isTried ? missing : []}
        onChange={(columns) => setMapping({ ...mapping, columns })}
      />
      <ValueMeanings
        legend="States"
        column={column("state")}
        chosen={mapping.states}
        choices={STATE_MEANINGS.map((value) => ({ value, label: MEANING_WORDS[value] }))}
        onChange={(text, means) => setMapping({ ...mapping, states: { ...mapping.states, [text]: meaningOf(means) } })}
      />
      <ValueMeanings
        legend="Priorities"
        column={column("priority")}
        chosen={mapping.priorities}
        choices={priorityChoices(agreement)}
        onChange={(text, level) => setMapping({ ...mapping, priorities: { ...mapping.priorities, [text]: level } })}
      />
      <Naming
        name={mapping.name}
        isMissing={isTried && mapping.name.trim() === ""}
        isKept={isKept}
        onName={(name) => setMapping({ ...mapping, name })}
        onKeep={setKept}
      />
      <div className={css["buttons"]}>
        <Button kind="primary" isDisabled={isBusy} onPress={read}>
          Look at what would come of it
        </Button>
        <Button onPress={onAgain}>Choose another file</Button>
      </div>
    </section>
  );
}

interface NamingProps {
  readonly name: string;
  readonly isMissing: boolean;
  readonly isKept: boolean;
  readonly onName: (name: string) => void;
  readonly onKeep: (isKept: boolean) => void;
}

function Naming({ name, isMissing, isKept, onName, onKeep }: NamingProps) {
  return (
    <div className={css["naming"]}>
      <LineField
        label="Name of this profile"
        isRequired
        error={isMissing ? "Give the profile a name." : undefined}
        description="Its numbers are known again under this name: the same file twice adds nothing."
        value={name}
        onChange={onName}
      />
      <CheckField label="Keep it for the next file of this kind" isChecked={isKept} onChange={onKeep} />
    </div>
  );
}

interface ColumnsProps {
  readonly columns: readonly ImportColumn[];
  readonly chosen: Mapping["columns"];
  readonly missing: readonly MappedField[];
  readonly onChange: (chosen: Mapping["columns"]) => void;
}

/** Which column of the file is what. */
function ColumnChoices({ columns, chosen, missing, onChange }: ColumnsProps) {
  const set = (field: MappedField, heading: string): void => {
    const { [field]: _before, ...others } = chosen;
    onChange(heading === "" ? others : { ...others, [field]: heading });
  };
  return (
    <fieldset className={css["fields"]}>
      <legend>Columns</legend>
      {MAPPED_FIELDS.map((field) => (
        <SelectField
          key={field}
          label={FIELD_WORDS[field]}
          isRequired={NEEDED_FIELDS.some((needed) => needed === field)}
          error={missing.includes(field) ? "Choose the column." : undefined}
          description={sampleWords(columns.find(({ heading }) => heading === chosen[field]))}
          value={chosen[field] ?? ""}
          onChange={(heading) => set(field, heading)}
          choices={columnChoices(columns)}
        />
      ))}
    </fieldset>
  );
}

const meaningOf = (text: string): StateMeaning => STATE_MEANINGS.find((means) => means === text) ?? "new";

function columnChoices(columns: readonly ImportColumn[]) {
  const named = columns.filter(({ heading }) => heading !== "");
  const headings = [...new Set(named.map(({ heading }) => heading))];
  return [{ value: "", label: "no column" }, ...headings.map((heading) => ({ value: heading, label: heading }))];
}

function sampleWords(column: ImportColumn | undefined): string | undefined {
  if (column === undefined) return undefined;
  const samples = column.samples.map((sample) => (sample.length > 30 ? `${sample.slice(0, 30)}...` : sample));
  return samples.length === 0 ? "Nothing stands in it." : samples.join("; ");
}

function priorityChoices(agreement: AgreementDocument | undefined) {
  const priorities = agreement === undefined ? [] : prioritiesForKind(agreement, "incident");
  return [
    { value: "", label: "not known" },
    ...priorities.map(({ id, name }) => ({ value: id, label: name === id ? id : `${id} ${name}` })),
  ];
}

interface MeaningsProps {
  readonly legend: string;
  readonly column: ImportColumn | undefined;
  readonly chosen: Readonly<Record<string, string>>;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (text: string, value: string) => void;
}

/** What each value of a column means here. */
function ValueMeanings({ legend, column, chosen, choices, onChange }: MeaningsProps) {
  if (column === undefined) return null;
  const { values, heading } = column;
  return (
    <fieldset className={css["fields"]}>
      <legend>
        {legend} in &quot;{heading}&quot;
      </legend>
      {values.length === 0 ? (
        <p className={css["quiet"]}>
          {column.samples.length === 0
            ? "Nothing stands in this column."
            : "This column has too many different values to be asked about one by one."}
        </p>
      ) : (
        values.map(({ text }) => (
          <SelectField
            key={text}
            label={text}
            value={chosen[text] ?? choices[0]?.value ?? ""}
            onChange={(value) => onChange(text, value)}
            choices={choices}
          />
        ))
      )}
    </fieldset>
  );
}
