import { type FormEvent, useState } from "react";
import type { Zone } from "../../../shared/calendar/zone.ts";
import { type ChangeActionName, ChangeCommand, changeActions } from "../../../shared/change/change-actions.ts";
import type { Instant } from "../../../shared/kernel/instant.ts";
import {
  EVIDENCE_NAMES,
  LEVEL_NAMES,
  MEANS_NAMES,
  TOLD_NAMES,
  URGENCY_NAMES,
} from "../../../shared/words/change-names.ts";
import { type MomentWords, momentWords } from "../../../shared/words/moment-words.ts";
import { Button } from "../../components/button.tsx";
import { MomentField } from "../../components/form-controls/moment-field.tsx";
import { readMoment } from "../../components/form-controls/read-moment.ts";
import { LineField, ProseField, SelectField } from "../../components/form-controls/text-controls.tsx";
import { useDesk } from "../../stores/desk-context.tsx";
import css from "./changes.module.css";
import { type FieldValue, type FormField, fieldsOf, inputFrom, wordsOf } from "./form-fields.ts";

/** What stands in a list of choices for a word of the rules. */
const CHOICE_WORDS: Readonly<Record<string, string>> = {
  ...EVIDENCE_NAMES,
  ...MEANS_NAMES,
  ...TOLD_NAMES,
  ...URGENCY_NAMES,
  ...LEVEL_NAMES,
};

export interface Named {
  readonly id: string;
  readonly name: string;
}

interface Props {
  readonly action: ChangeActionName;
  /** What the screen knows by itself. */
  readonly given: Readonly<Record<string, unknown>>;
  /** Who or what an id of that name may be. */
  readonly namedFor: (field: string) => readonly Named[];
  /** In whose time moments are told. */
  readonly zone: Zone;
  /** Null once it is done, else why not. */
  readonly onSend: (command: ChangeCommand) => Promise<string | null>;
  readonly onCancel: () => void;
}

/** One step of a change filled in, its fields read from the step's own schema. What is wrong is said where it stands. */
export function ChangeForm({ action, given, namedFor, zone, onSend, onCancel }: Props) {
  const { ticker } = useDesk();
  const fields = fieldsOf(changeActions[action].input, new Set(Object.keys(given)));
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>({});
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({});
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [openedAt] = useState(() => ticker.now());
  const by = { place: zone, now: openedAt, lies: "ahead" } as const;
  const words = momentWords(zone);

  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const values: Record<string, FieldValue> = {};
    const wrong: Record<string, string> = {};
    for (const field of fields) {
      const read = valueOf(field, texts[field.path] ?? "", (text) => readMoment(text, by));
      if ("fault" in read) wrong[field.path] = read.fault;
      else values[field.path] = read.value;
    }
    const parsed = ChangeCommand.safeParse({ type: action, ...inputFrom(fields, values, given) });
    if (!parsed.success) {
      for (const { path, message } of parsed.error.issues) wrong[path.join(".")] ??= message;
    }
    setFaults(wrong);
    if (!parsed.success || Object.keys(wrong).length > 0) return;
    setBusy(true);
    setProblem(await onSend(parsed.data));
    setBusy(false);
  };

  return (
    <form className={css["form"]} onSubmit={(event) => void send(event)} aria-label={wordsOf(action)} noValidate>
      <h3>{wordsOf(action)}</h3>
      {fields.map((field) => (
        <OneField
          key={field.path}
          field={field}
          error={faults[field.path]}
          value={texts[field.path] ?? ""}
          onChange={(text) => setTexts((before) => ({ ...before, [field.path]: text }))}
          namedFor={namedFor}
          words={words}
          now={openedAt}
        />
      ))}
      {problem === null ? null : (
        <p className={css["problem"]} role="alert">
          {problem}
        </p>
      )}
      <div className={css["buttons"]}>
        <Button kind="primary" type="submit" isDisabled={isBusy}>
          {wordsOf(action)}
        </Button>
        <Button onPress={onCancel}>Cancel</Button>
      </div>
    </form>
  );
}

interface OneFieldProps extends Pick<Props, "namedFor"> {
  readonly field: FormField;
  readonly error: string | undefined;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly words: MomentWords;
  readonly now: Instant;
}

/** The control a field is filled in with. */
function OneField({ field, error, value, onChange, namedFor, words, now }: OneFieldProps) {
  const shared = { label: wordsOf(field.name), isRequired: !field.isOptional, error, value, onChange };
  if (field.kind === "moment") return <MomentField {...shared} words={words} now={now} lies="ahead" />;
  if (field.kind === "prose") return <ProseField {...shared} />;
  if (field.kind === "lines") {
    const known = namedFor(field.name).map(({ id }) => id);
    const description = known.length === 0 ? "One on each line." : `One on each line: ${known.join(", ")}.`;
    return <ProseField {...shared} description={description} />;
  }
  const choices = choicesOf(field, namedFor);
  if (choices === null) return <LineField {...shared} />;
  return <SelectField {...shared} choices={[{ value: "", label: "Choose" }, ...choices]} />;
}

function choicesOf(field: FormField, namedFor: Props["namedFor"]): readonly { value: string; label: string }[] | null {
  if (field.kind === "choice") {
    return field.choices.map((value) => ({ value, label: CHOICE_WORDS[value] ?? wordsOf(value) }));
  }
  if (field.kind === "yes-no") {
    return [
      { value: "yes", label: "Yes" },
      { value: "no", label: "No" },
    ];
  }
  const named = namedFor(field.name);
  if (field.kind !== "id" && named.length === 0) return null;
  return named.map(({ id, name }) => ({ value: id, label: name }));
}

type Read = { readonly value: FieldValue } | { readonly fault: string };

function valueOf(
  { kind, isOptional, name }: FormField,
  text: string,
  moment: (text: string) => ReturnType<typeof readMoment>,
): Read {
  const isEmpty = text.trim() === "";
  if (kind === "lines") return { value: text.split("\n").filter((line) => line.trim() !== "") };
  if (isEmpty && (kind === "prose" || kind === "line")) return { value: "" };
  if (isEmpty) return isOptional ? { value: null } : { fault: `${wordsOf(name)} is missing.` };
  switch (kind) {
    case "yes-no":
      return { value: text === "yes" };
    case "number":
      return { value: Number(text) };
    case "moment": {
      const read = moment(text);
      return read.ok ? { value: read.value } : { fault: read.error };
    }
    case "line":
    case "prose":
    case "choice":
    case "id":
      return { value: text };
  }
}
