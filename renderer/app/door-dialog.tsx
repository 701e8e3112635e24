import { useState } from "react";
import { useStore } from "zustand";
import type { Knock } from "../client/door.ts";
import { Button } from "../components/button.tsx";
import { Dialog } from "../components/dialog.tsx";
import type { Door } from "../stores/door-store.ts";
import css from "./opening-screens.module.css";

/** Another tab of this browser asks to be let in: whoever sits here decides. */
export function DoorDialog({ door }: { readonly door: Door }) {
  const [knock] = useStore(door.store, ({ knocks }) => knocks);
  return knock === undefined ? null : <Question key={knock.id} door={door} knock={knock} />;
}

function Question({ door, knock }: { readonly door: Door; readonly knock: Knock }) {
  const [problem, setProblem] = useState<string | null>(null);
  const letIn = async (): Promise<void> => setProblem(await door.letIn(knock));
  return (
    <Dialog
      isOpen
      onClose={() => door.refuse(knock)}
      title="Let another tab in?"
      role="alertdialog"
      size="small"
      actions={
        <>
          <Button kind="primary" onPress={() => void letIn()}>
            Let it in
          </Button>
          <Button onPress={() => door.refuse(knock)}>Keep it out</Button>
        </>
      }
    >
      <p>
        A tab of this browser was opened by hand and asks to work at this desk. Let it in only if you have just opened
        it, and it shows this number:
      </p>
      <p className={css["number"]}>{knock.number}</p>
      {problem === null ? null : <p role="alert">{problem}</p>}
    </Dialog>
  );
}
