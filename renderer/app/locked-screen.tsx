import { useEffect, useState } from "react";
import { LAUNCH_FRAGMENT } from "../../shared/contract/wire.ts";
import { type Asking, askToBeLetIn, doorChannel } from "../client/door.ts";
import { Button } from "../components/button.tsx";
import css from "./opening-screens.module.css";

/** A tab opened a moment later than this one asked has not heard it. */
const ASK_EVERY_MS = 1_500;

type Answer = "asking" | "shown" | "refused";

/** A window without a key: it asks the tabs beside it, and says what else there is to do. */
export function LockedScreen() {
  const [attempt, setAttempt] = useState(0);
  const { answer, number } = useAsking(attempt);
  return (
    <main className={css["notice"]}>
      <h1>This window has no key to the desk</h1>
      <p role="status">{SENTENCES[answer]}</p>
      {answer === "shown" ? <p className={css["number"]}>{number}</p> : null}
      {answer === "refused" ? (
        <div className={css["buttons"]}>
          <Button kind="primary" onPress={() => setAttempt(attempt + 1)}>
            Ask again
          </Button>
        </div>
      ) : null}
      <p className={css["detail"]}>
        Or open the address Deskwatch printed when it started: each opens one window. Enter in the window where it runs
        gives a new one.
      </p>
    </main>
  );
}

const SENTENCES: Readonly<Record<Answer, string>> = {
  asking:
    "If Deskwatch is open in another tab of this browser, that tab can let this one in. None has answered yet; this one goes on asking.",
  shown: "Go to the tab in which Deskwatch is open, and let this one in there. It shows the same number:",
  refused: "The other tab kept this one out.",
};

function useAsking(attempt: number): { readonly answer: Answer; readonly number: string } {
  const [answer, setAnswer] = useState<Answer>("asking");
  const [number, setNumber] = useState("");
  useEffect(() => {
    let asking: Asking | null = null;
    let isOver = false;
    setAnswer("asking");
    const over = (): void => {
      isOver = true;
      asking?.stop();
      clearInterval(timer);
    };
    const hears = {
      shown: () => setAnswer("shown"),
      refused: () => {
        over();
        setAnswer("refused");
      },
      letIn: (code: string) => {
        over();
        // As if the address had been opened: the page loads itself anew and exchanges the code (see connect.ts).
        window.location.hash = `${LAUNCH_FRAGMENT}=${code}`;
      },
    };
    void askToBeLetIn(doorChannel(), hears).then((begun) => {
      asking = begun;
      setNumber(begun.number);
      if (isOver) begun.stop();
    });
    const timer = setInterval(() => asking?.again(), ASK_EVERY_MS);
    window.addEventListener("pagehide", over);
    return () => {
      window.removeEventListener("pagehide", over);
      over();
    };
  }, [attempt]);
  return { answer, number };
}
