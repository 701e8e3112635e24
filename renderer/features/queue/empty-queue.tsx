import { useStore } from "zustand";
import { Button } from "../../components/button.tsx";
import { useDesk } from "../../stores/desk-context.tsx";
import { loadQueue, showFilter } from "../../stores/queue/load-queue.ts";
import { EVERYTHING_OPEN, isNarrowed } from "../../stores/queue/queue-filter.ts";
import { goTo } from "../../stores/route-store.ts";
import css from "./queue-screen.module.css";

/** What stands where the list would be when there is none: why, and what to do. */
export function EmptyQueue() {
  const desk = useDesk();
  const filter = useStore(desk.queue, (state) => state.filter);
  const problem = useStore(desk.queue, (state) => state.problem);
  const loading = useStore(desk.queue, (state) => state.loading);
  if (problem !== null) return <ProblemNotice problem={problem} />;
  if (loading !== "done") {
    return (
      <p role="status" className={css["late"]}>
        Loading tickets ...
      </p>
    );
  }
  if (isNarrowed(filter) || filter.view !== "all") {
    return (
      <div className={css["empty"]}>
        <h2>No ticket fits this view</h2>
        <p>{whyEmpty(filter.text.trim())}</p>
        <Button binding="x" onPress={() => void showFilter(desk, EVERYTHING_OPEN)}>
          Show every open ticket
        </Button>
      </div>
    );
  }
  return (
    <div className={css["empty"]}>
      <h2>No open tickets</h2>
      <p>The desk owes nobody anything. The next call appears here the moment it is logged.</p>
      <Button kind="primary" binding="n" onPress={() => goTo(desk.route, "call")}>
        Log a call
      </Button>
    </div>
  );
}

/** Signs are looked for as they are written, like letters: a "*" finds a "*" and stands for nothing else. */
function whyEmpty(text: string): string {
  if (text === "") return "Nothing is hidden by a fault: the filters leave nothing over.";
  const begin = [...text].slice(0, 40).join("");
  const shown = begin === text ? text : `${begin} ...`;
  return /[\p{L}\p{N}]/u.test(text)
    ? `Nothing written on a ticket in this view holds all of: ${shown}`
    : `Signs are searched for as they are, and no ticket in this view has this written on it: ${shown}`;
}

/** Some of the list may be there all the same; what is shown stays. */
export function ProblemNotice({ problem }: { readonly problem: string }) {
  const desk = useDesk();
  return (
    <div className={css["empty"]} role="alert">
      <h2>The tickets could not be loaded</h2>
      <p>{problem}</p>
      <Button onPress={() => void loadQueue(desk)}>Try again</Button>
    </div>
  );
}
