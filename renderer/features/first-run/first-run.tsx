import { useStore } from "zustand";
import type { Answer } from "../../../shared/contract/answer.ts";
import type { DeskStatus } from "../../../shared/contract/views.ts";
import { Button } from "../../components/button.tsx";
import { KeyHint } from "../../components/key-hint.tsx";
import { useDesk } from "../../stores/desk-context.tsx";
import { useCommand } from "../../stores/forms/use-command.ts";
import css from "./first-run.module.css";
import { SetUpForm } from "./set-up-form.tsx";

/** The first minutes: a desk of one's own, or one that is already lived in. */
export function FirstRun() {
  const desk = useDesk();
  const file = useStore(desk.status, (state) => state.status?.deskFile ?? "");
  const take = (answer: Answer<DeskStatus>): Answer<DeskStatus> => {
    if (answer.ok) desk.status.setState({ status: answer.value });
    return answer;
  };
  return (
    <main className={css["page"]} tabIndex={-1}>
      <header className={css["head"]}>
        <h1>Welcome to Deskwatch</h1>
        <p>
          A desk keeps the promises of the agreements it works under. Choose them, say who you are, and the queue is
          ready. Everything stays on this PC, in <span className={css["file"]}>{file}</span>
        </p>
        <p>
          <KeyHint binding="?" />
          <span className="visually-hidden">The question mark</span> lists the keys, here and on every screen.
        </p>
      </header>
      <div className={css["ways"]}>
        <section className={css["card"]} aria-labelledby="own-desk">
          <h2 id="own-desk">Set up your desk</h2>
          <SetUpForm send={async (input) => take(await desk.client.request("desk.setUp", input))} />
        </section>
        <section className={css["card"]} aria-labelledby="example-desk">
          <h2 id="example-desk">Look around first</h2>
          <p>
            A believable week at a desk with five agreements: calls, disputes, pauses, misses, and clocks running now.
            Nothing in it is real.
          </p>
          <ExampleButton open={async () => take(await desk.client.request("desk.openExample", {}))} />
        </section>
      </div>
    </main>
  );
}

const OPEN = "Open an example desk";

function ExampleButton({ open }: { readonly open: () => Promise<Answer<DeskStatus>> }) {
  const { isBusy, refusal, send } = useCommand();
  return (
    <div className={css["example"]}>
      <Button kind="plain" isDisabled={isBusy} onPress={() => void send(OPEN, open)}>
        {isBusy ? "Writing the example week ..." : OPEN}
      </Button>
      {refusal === null ? null : (
        <p role="alert" className={css["problem"]}>
          {refusal}
        </p>
      )}
    </div>
  );
}
