import { useEffect, useState } from "react";
import { useStore } from "zustand";
import type { QueueFilter } from "../../../shared/contract/queue-filter.ts";
import { Button } from "../../components/button.tsx";
import { useDesk } from "../../stores/desk-context.tsx";
import { loadQueue, showFilter } from "../../stores/queue/load-queue.ts";
import { EVERY_STATUS, EVERYTHING_OPEN, filterRequest, isNarrowed } from "../../stores/queue/queue-filter.ts";
import { goTo } from "../../stores/route-store.ts";
import css from "./queue-screen.module.css";
import { elsewhereSentence } from "./queue-words.ts";
import { EVERY_STATE_KEY, showEveryState } from "./use-queue-actions.ts";

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
      <div className={css["empty"]} data-empty="">
        <h2>No ticket fits this view</h2>
        <p>{whyEmpty(filter.text.trim())}</p>
        <ElsewhereOffer filter={filter} />
        <Button binding="x" onPress={() => void showFilter(desk, EVERYTHING_OPEN)}>
          Show every open ticket
        </Button>
      </div>
    );
  }
  return <NothingOpen />;
}

/** A desk without open tickets: a new one owes nobody anything; of one with a past it is said what is finished. */
function NothingOpen() {
  const desk = useDesk();
  const finished = useFinished();
  return (
    <div className={css["empty"]} data-empty="">
      <h2>No open tickets</h2>
      {finished === "" ? (
        <p>The desk owes nobody anything. The next call appears here the moment it is logged.</p>
      ) : (
        <p role="status">{finished}. The next call appears here the moment it is logged.</p>
      )}
      <Button kind="primary" binding="n" onPress={() => goTo(desk.route, "call")}>
        Log a call
      </Button>
      {finished === "" ? null : (
        <Button binding={EVERY_STATE_KEY} onPress={() => showEveryState(desk)}>
          Show {finished}
        </Button>
      )}
    </div>
  );
}

/** "3 resolved, 600 closed": what the desk knows besides; empty where it knows nothing. */
function useFinished(): string {
  const desk = useDesk();
  const [words, setWords] = useState("");
  useEffect(() => {
    let isCurrent = true;
    const count = async (status: "resolved" | "closed"): Promise<string> => {
      const answer = await desk.client.request("queue.list", { filter: { statuses: [status] }, limit: 1 });
      const total = answer.ok ? answer.value.total : 0;
      return total === 0 ? "" : `${total.toLocaleString("en-GB")} ${status}`;
    };
    void Promise.all([count("resolved"), count("closed")]).then((counts) => {
      if (isCurrent) setWords(counts.filter(Boolean).join(", "));
    });
    return () => {
      isCurrent = false;
    };
  }, [desk]);
  return words;
}

/** Tickets of other states may fit: most of what a desk knows is finished. */
function ElsewhereOffer({ filter }: { readonly filter: QueueFilter }) {
  const desk = useDesk();
  const count = useElsewhere(filter);
  if (count === 0) return null;
  return (
    <>
      <p role="status">{elsewhereSentence(count, filter)}</p>
      <Button kind="primary" binding={EVERY_STATE_KEY} onPress={() => showEveryState(desk)}>
        Look among all states
      </Button>
    </>
  );
}

/** How many tickets fit the filter but for their state. */
function useElsewhere(filter: QueueFilter): number {
  const desk = useDesk();
  const [count, setCount] = useState(0);
  useEffect(() => {
    const statuses = EVERY_STATUS.filter((status) => !filter.statuses.includes(status));
    let isCurrent = true;
    setCount(0);
    const ask = async (): Promise<void> => {
      const asked = { ...filterRequest(filter, desk.me()), statuses };
      const answer = await desk.client.request("queue.list", { filter: asked, limit: 1 });
      if (isCurrent && answer.ok) setCount(answer.value.total);
    };
    if (statuses.length > 0) void ask();
    return () => {
      isCurrent = false;
    };
  }, [desk, filter]);
  return count;
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
