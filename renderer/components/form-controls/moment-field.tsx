import { useId, useState } from "react";
import { instantOfMoment, passesOf } from "../../../shared/calendar/local-moment.ts";
import { localOfSpoken, type SpokenBy } from "../../../shared/calendar/spoken-moment.ts";
import type { MomentWords } from "../../../shared/words/moment-words.ts";
import { zoneNote } from "../zone-mark.ts";
import { ChoiceGroup } from "./choice-group.tsx";
import css from "./form-controls.module.css";
import { Labelled } from "./labelled.tsx";

interface Props extends Pick<SpokenBy, "now" | "lies" | "timeOn"> {
  readonly label: string;
  readonly description?: string | undefined;
  readonly error?: string | undefined;
  readonly isRequired?: boolean | undefined;
  /** A local time, `2026-03-27T15:00`, with its distance from UTC where it needs one; or whatever was typed instead. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** In whose time the moment is told. */
  readonly words: MomentWords;
}

/**
 * A day and a time in the desk's own form, typed as it is said: "tomorrow 16:00", "in 2 days". What was understood is
 * written beneath while somebody types and in the field when they leave it, so "in 2 hours" counts from when it was typed.
 */
export function MomentField({ value, onChange, words, now, lies, timeOn, description, error, ...labelled }: Props) {
  /** As it is being typed; null while nobody does. */
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? shownText(value, words);
  const understood = understoodText(value, words);
  const type = (text: string): void => {
    setTyped(text);
    const local = localOfSpoken(text, { place: words.zone, now, lies, ...(timeOn === undefined ? {} : { timeOn }) });
    onChange(local.ok ? local.value : text.trim());
  };
  return (
    <>
      {/* What is half typed is not wrong yet. */}
      <Labelled
        {...labelled}
        error={typed === null ? error : undefined}
        description={
          <Hint
            how={[description, HOW, zoneNote(words.zone, now)].filter(Boolean).join(" ")}
            understood={typed === null || typed === understood ? "" : understood}
          />
        }
      >
        {(links) => (
          <input
            {...links}
            type="text"
            autoComplete="off"
            className={css["moment"]}
            value={shown}
            onChange={(event) => type(event.target.value)}
            onBlur={() => setTyped(null)}
          />
        )}
      </Labelled>
      <WhichPass value={value} onChange={onChange} words={words} />
    </>
  );
}

interface HintProps {
  readonly how: string;
  /** What the typed text was understood as; empty while nobody types, or while it is not understood. */
  readonly understood: string;
}

/** Both take the same room: nothing may move under the pointer that presses what stands beneath. */
function Hint({ how, understood }: HintProps) {
  return (
    <span className={css["momentHint"]}>
      <span data-shown={understood === ""}>{how}</span>
      <output data-shown={understood !== ""}>{understood}</output>
    </span>
  );
}

const HOW = "As in: tomorrow 16:00, Fri 9:00, in 2 days.";

/** What stands in the field while nobody types: the moment in the desk's form, or what no moment could be made of. */
function shownText(value: string, words: MomentWords): string {
  return understoodText(value, words) || value;
}

function understoodText(value: string, words: MomentWords): string {
  const passes = passesOf(words.zone, withoutOffset(value));
  const [first] = passes.ok ? passes.value : [];
  return first === undefined ? "" : words.full(first.at);
}

type PassProps = Pick<Props, "value" | "onChange" | "words">;

/** In the hour that comes twice nobody but the person knows which one it was. */
function WhichPass({ value, onChange, words }: PassProps) {
  const id = useId();
  const passes = passesOf(words.zone, withoutOffset(value));
  if (!passes.ok || passes.value.length < 2) return null;
  const [before, after] = passes.value;
  const isChosen = instantOfMoment(words.zone, value).ok;
  return (
    <ChoiceGroup
      key={id}
      label="This hour comes twice that day. Which one?"
      isInline
      choices={[
        { value: before?.text ?? "", label: "The first, before the clocks go back" },
        { value: after?.text ?? "", label: "The second, after they went back" },
      ]}
      value={isChosen ? value : ""}
      onChange={onChange}
    />
  );
}

const withoutOffset = (value: string): string => value.replace(/[+-]\d{2}:\d{2}$/, "");
