import { Button } from "../components/button.tsx";
import { useDesk } from "../stores/desk-context.tsx";
import { loadStatus } from "../stores/status-store.ts";
import css from "./opening-screens.module.css";

/** Shown only when opening takes longer than anyone notices. It has no heading: nothing is here yet. */
export function OpeningScreen() {
  return (
    <main className={css["late"]}>
      <p role="status">Opening the desk ...</p>
    </main>
  );
}

export function NoAnswerScreen({ sentence }: { readonly sentence: string }) {
  const desk = useDesk();
  return (
    <main className={css["notice"]}>
      <h1>The desk does not answer</h1>
      <p>{sentence}</p>
      <div className={css["buttons"]}>
        <Button kind="primary" onPress={() => void loadStatus(desk.client, desk.status)}>
          Try again
        </Button>
      </div>
    </main>
  );
}
