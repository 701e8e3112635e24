import { useEffect, useRef, useState } from "react";
import { Form } from "react-aria-components";
import { useStore } from "zustand";
import type { RequestInput } from "../../../shared/contract/contract.ts";
import { Button } from "../../components/button.tsx";
import { Field } from "../../components/field.tsx";
import { useDesk } from "../../stores/desk-context.tsx";
import { AgreementChoice } from "./agreement-choice.tsx";
import css from "./first-run.module.css";

type SetUp = RequestInput<"desk.setUp">;

interface Typed {
  readonly agreements: readonly string[];
  readonly person: string;
  readonly team: string;
  readonly sites: string;
}

export type SetUpFaults = Partial<Record<keyof Typed | "desk", string>>;

/** What is missing, by field, each in a sentence. */
export function setUpFaults({ agreements, person, team }: Typed): SetUpFaults {
  return {
    ...(agreements.length === 0 ? { agreements: "Choose at least one agreement." } : {}),
    ...(person.trim() === "" ? { person: "Say who you are: your name stands on what you do." } : {}),
    ...(team.trim() === "" ? { team: "Name the team you work in." } : {}),
  };
}

export function setUpInput({ agreements, person, team, sites }: Typed): SetUp {
  const lines = sites.split("\n").map((site) => site.trim());
  return { agreements: [...agreements], person, team, sites: [...new Set(lines.filter(Boolean))] };
}

/** What is being changed is no longer at fault; whether it is mended is asked at the next submit. */
export function withoutFaultsOf(faults: SetUpFaults, changed: Partial<Typed>): SetUpFaults {
  return Object.fromEntries(Object.entries(faults).filter(([name]) => name !== "desk" && !(name in changed)));
}

export function SetUpForm({ onSubmit }: { readonly onSubmit: (input: SetUp) => Promise<string | null> }) {
  const { agreements: store } = useDesk();
  const available = useStore(store, (state) => state.known);
  const [typed, setTyped] = useState<Typed>({ agreements: [], person: "", team: "Service desk", sites: "" });
  const [faults, setFaults] = useState<SetUpFaults>({});
  const { form, refuse } = useFirstFocus(available.size > 0);
  const change = (part: Partial<Typed>): void => {
    setTyped((before) => ({ ...before, ...part }));
    setFaults((before) => withoutFaultsOf(before, part));
  };
  const submit = async (): Promise<void> => {
    const found = setUpFaults(typed);
    setFaults(found);
    if (Object.keys(found).length > 0) return refuse();
    const problem = await onSubmit(setUpInput(typed));
    if (problem !== null) setFaults({ desk: problem });
  };
  return (
    <Form
      ref={form}
      className={css["form"] ?? ""}
      // The browser's own validity would hold a refused form back for good: it never learns that a fault was mended.
      validationBehavior="aria"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <AgreementChoice
        available={[...available.values()]}
        chosen={typed.agreements}
        error={faults.agreements}
        onChange={(agreements) => change({ agreements })}
      />
      <div className={css["pair"]}>
        <Field label="Your name" value={typed.person} onChange={(person) => change({ person })} error={faults.person} />
        <Field label="Your team" value={typed.team} onChange={(team) => change({ team })} error={faults.team} />
      </div>
      <Field
        label="Sites (optional)"
        description="One per line. More can be added while taking a call."
        lines={2}
        value={typed.sites}
        onChange={(sites) => change({ sites })}
      />
      {faults.desk === undefined ? null : (
        <p role="alert" className={css["problem"]}>
          {faults.desk}
        </p>
      )}
      <div>
        <Button kind="primary" type="submit">
          Set up the desk
        </Button>
      </div>
    </Form>
  );
}

/** The keyboard begins in the first field there is to fill in, and is led to the first one at fault each time the form is refused. */
function useFirstFocus(isReady: boolean) {
  const form = useRef<HTMLFormElement>(null);
  const [refusals, setRefusals] = useState(0);
  useEffect(() => {
    if (isReady && document.activeElement === document.body) form.current?.querySelector("input")?.focus();
  }, [isReady]);
  useEffect(() => {
    if (refusals > 0) form.current?.querySelector<HTMLElement>("[data-invalid] input, input[aria-invalid]")?.focus();
  }, [refusals]);
  return { form, refuse: () => setRefusals((count) => count + 1) };
}
