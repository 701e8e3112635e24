import { useId, useState } from "react";
import type { Zone } from "../../../shared/calendar/zone.ts";
import { type ChangeActionName, ChangeCommand, changeActions } from "../../../shared/change/change-actions.ts";
import type { Answer } from "../../../shared/contract/answer.ts";
import type { ChangeDone } from "../../../shared/contract/change-views.ts";
import type { Instant } from "../../../shared/kernel/instant.ts";
import {
  EVIDENCE_NAMES,
  LEVEL_NAMES,
  MEANS_NAMES,
  TOLD_NAMES,
  URGENCY_NAMES,
} from "../../../shared/words/change-names.ts";
import { type MomentWords, momentWords } from "../../../shared/words/moment-words.ts";
import { FormFoot } from "../../components/form-controls/form-foot.tsx";
import { FormFrame } from "../../components/form-controls/form-frame.tsx";
import { MomentField } from "../../components/form-controls/moment-field.tsx";
import { readMoment } from "../../components/form-controls/read-moment.ts";
import { LineField, ProseField, SelectField } from "../../components/form-controls/text-controls.tsx";
import { useDesk } from "../../stores/desk-context.tsx";
import { type Checked, useForm } from "../../stores/forms/use-form.ts";
import { readTexts, useDrafts } from "../../stores/forms/use-kept.ts";
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
  /** Where what is written is kept: the change, or the desk for one not logged yet. */
  readonly subject: string;
  /** The version of the change as it was seen; left out where there is none yet. */
  readonly version?: number;
  /** What the screen knows by itself. */
  readonly given: Readonly<Record<string, unknown>>;
  /** Who or what an id of that name may be. */
  readonly namedFor: (field: string) => readonly Named[];
  /** In whose time moments are told. */
  readonly zone: Zone;
  readonly send: (
    command: ChangeCommand,
    commandId: string,
    expectedVersion: number | undefined,
  ) => Promise<Answer<ChangeDone>>;
  readonly onDone: (done: ChangeDone) => void;
  readonly onClose: () => void;
}

/** One step of a change filled in, its fields read from the step's own schema. What is wrong is said where it stands. */
export function ChangeForm(props: Props) {
  // The draft is there before the form is: what was written is gone on with.
  return useDrafts(props.subject) === null ? <div aria-busy="true" /> : <Fields {...props} />;
}

function Fields({ action, subject, version, given, namedFor, zone, send, onDone, onClose }: Props) {
  const { ticker } = useDesk();
  const headingId = useId();
  const fields = fieldsOf(changeActions[action].input, new Set(Object.keys(given)));
  const [openedAt] = useState(() => ticker.now());
  const form = useForm<Texts, ChangeCommand, ChangeDone>({
    place: { subject, form: formName(action) },
    begin: () => Object.fromEntries(fields.map(({ path }) => [path, ""])),
    read: readTexts,
    submit: wordsOf(action),
    check: (texts) => commandFrom(action, fields, texts, given, { place: zone, now: openedAt, lies: "ahead" }),
    ...(version === undefined ? {} : { version }),
    send,
    onDone,
  });
  const { values, faults, change } = form;
  return (
    <FormFrame
      className={css["form"]}
      label={{ headingId }}
      refusals={form.refusals}
      onSubmit={() => void form.submit()}
      onEscape={onClose}
    >
      <h3 id={headingId}>{wordsOf(action)}</h3>
      {fields.map((field) => (
        <OneField
          key={field.path}
          field={field}
          error={faults[field.path]}
          value={values[field.path] ?? ""}
          onChange={(text) => change({ ...values, [field.path]: text })}
          namedFor={namedFor}
          words={momentWords(zone)}
          now={openedAt}
        />
      ))}
      <div className={css["buttons"]}>
        <FormFoot
          submit={form.submitLabel}
          isBusy={form.isBusy}
          refusal={form.refusal}
          isWritten={form.draft !== null}
          onClose={onClose}
          onDiscard={form.discard}
          onUndo={form.undo}
        />
      </div>
    </FormFrame>
  );
}

type Texts = Readonly<Record<string, string>>;

/** "RouteToBoard" is kept as "route-to-board". */
const formName = (action: ChangeActionName): string => wordsOf(action).toLowerCase().replaceAll(" ", "-");

/** The command the texts come to, or what is wrong, by the path of the field. */
function commandFrom(
  action: ChangeActionName,
  fields: readonly FormField[],
  texts: Texts,
  given: Props["given"],
  by: Parameters<typeof readMoment>[1],
): Checked<ChangeCommand> {
  const values: Record<string, FieldValue> = {};
  const faults: Record<string, string> = {};
  for (const field of fields) {
    const read = valueOf(field, texts[field.path] ?? "", (text) => readMoment(text, by));
    if ("fault" in read) faults[field.path] = read.fault;
    else values[field.path] = read.value;
  }
  const parsed = ChangeCommand.safeParse({ type: action, ...inputFrom(fields, values, given) });
  for (const { path, message } of parsed.error?.issues ?? []) faults[path.join(".")] ??= message;
  if (parsed.success && Object.keys(faults).length === 0) return { ok: true, value: parsed.data };
  return { ok: false, faults };
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
