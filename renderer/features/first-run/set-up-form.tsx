import { useStore } from "zustand";
import type { Answer } from "../../../shared/contract/answer.ts";
import type { RequestInput } from "../../../shared/contract/contract.ts";
import type { DeskStatus } from "../../../shared/contract/views.ts";
import { FormFoot } from "../../components/form-controls/form-foot.tsx";
import { FormFrame } from "../../components/form-controls/form-frame.tsx";
import { LineField, ProseField } from "../../components/form-controls/text-controls.tsx";
import { useDesk } from "../../stores/desk-context.tsx";
import { type Checked, useForm } from "../../stores/forms/use-form.ts";
import { AgreementChoice } from "./agreement-choice.tsx";
import css from "./first-run.module.css";

type SetUp = RequestInput<"desk.setUp">;

interface Typed {
  readonly agreements: readonly string[];
  readonly person: string;
  readonly team: string;
  readonly sites: string;
}

const NOTHING_TYPED: Typed = { agreements: [], person: "", team: "Service desk", sites: "" };

/** What is missing, by field, each in a sentence; else what to ask the desk for. */
function checkSetUp({ agreements, person, team, sites }: Typed): Checked<SetUp> {
  const faults = {
    ...(agreements.length === 0 ? { agreements: "Choose at least one agreement." } : {}),
    ...(person.trim() === "" ? { person: "Say who you are: your name stands on what you do." } : {}),
    ...(team.trim() === "" ? { team: "Name the team you work in." } : {}),
  };
  if (Object.keys(faults).length > 0) return { ok: false, faults };
  const lines = sites.split("\n").map((site) => site.trim());
  return { ok: true, value: { agreements: [...agreements], person, team, sites: [...new Set(lines.filter(Boolean))] } };
}

function readTyped(kept: Readonly<Record<string, unknown>>, begun: Typed): Typed {
  const text = (name: "person" | "team" | "sites"): string =>
    typeof kept[name] === "string" ? kept[name] : begun[name];
  const { agreements } = kept;
  const isIds = (value: unknown): value is readonly string[] =>
    Array.isArray(value) && value.every((id) => typeof id === "string");
  return {
    agreements: isIds(agreements) ? agreements : begun.agreements,
    person: text("person"),
    team: text("team"),
    sites: text("sites"),
  };
}

interface Props {
  readonly send: (input: SetUp) => Promise<Answer<DeskStatus>>;
}

export function SetUpForm({ send }: Props) {
  const { agreements: store } = useDesk();
  const available = useStore(store, (state) => state.known);
  const form = useForm<Typed, SetUp, DeskStatus>({
    place: { subject: "desk", form: "set-up" },
    begin: () => NOTHING_TYPED,
    read: readTyped,
    submit: "Set up the desk",
    check: checkSetUp,
    send,
    onDone() {},
  });
  const { values, faults } = form;
  const change = (part: Partial<Typed>): void => form.change({ ...values, ...part });
  // The form begins in its first field, which is one of the agreements.
  if (available.size === 0) return null;
  return (
    <FormFrame
      className={css["form"]}
      label="Set up your desk"
      refusals={form.refusals}
      onSubmit={() => void form.submit()}
    >
      <AgreementChoice
        available={[...available.values()]}
        chosen={values.agreements}
        error={faults["agreements"]}
        onChange={(agreements) => change({ agreements })}
      />
      <div className={css["pair"]}>
        <LineField
          label="Your name"
          value={values.person}
          onChange={(person) => change({ person })}
          error={faults["person"]}
        />
        <LineField label="Your team" value={values.team} onChange={(team) => change({ team })} error={faults["team"]} />
      </div>
      <ProseField
        label="Sites (optional)"
        description="One per line. More can be added while taking a call."
        rows={2}
        value={values.sites}
        onChange={(sites) => change({ sites })}
      />
      <div className={css["foot"]}>
        <FormFoot
          submit={form.submitLabel}
          isBusy={form.isBusy}
          refusal={form.refusal}
          isWritten={form.draft !== null}
          onDiscard={null}
        />
      </div>
    </FormFrame>
  );
}
