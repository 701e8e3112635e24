import { useEffect, useState } from "react";
import type { FigureTickets, MonthView } from "../../../shared/contract/month-view.ts";
import { useDesk } from "../../stores/desk-context.tsx";

interface Asked {
  readonly agreement: string;
  readonly month: string;
}

export type Loaded<Value> =
  | { readonly state: "loading"; readonly last: Value | null }
  | { readonly state: "loaded"; readonly value: Value }
  | { readonly state: "failed"; readonly sentence: string };

/** The figures of a month, asked anew when tickets change while the month is running. */
export function useMonth({ agreement, month }: Asked): Loaded<MonthView> {
  const { client } = useDesk();
  const [shown, setShown] = useState<Loaded<MonthView>>({ state: "loading", last: null });
  useEffect(() => {
    let isCurrent = true;
    let timer = 0;
    setShown((before) => ({ state: "loading", last: before.state === "loaded" ? before.value : null }));
    const load = async (): Promise<void> => {
      const answer = await client.request("report.month", { agreement, month });
      if (!isCurrent) return;
      setShown(
        answer.ok ? { state: "loaded", value: answer.value } : { state: "failed", sentence: answer.error.message },
      );
    };
    void load();
    const stop = client.subscribe((push) => {
      if (push.name !== "tickets.changed" && push.name !== "stream.resynced") return;
      window.clearTimeout(timer);
      timer = window.setTimeout(() => void load(), SETTLE_MS);
    });
    return () => {
      isCurrent = false;
      window.clearTimeout(timer);
      stop();
    };
  }, [client, agreement, month]);
  return shown;
}

/** Many changes at once, as in an import, are one. */
const SETTLE_MS = 500;
const PAGE = 100;

/** The tickets behind a figure, a page at a time. */
export function useFigureTickets({ agreement, month }: Asked, figure: string | null) {
  const { client } = useDesk();
  const [found, setFound] = useState<FigureTickets | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const load = async (offset: number, isCurrent: () => boolean): Promise<void> => {
    if (figure === null) return;
    const answer = await client.request("report.tickets", { agreement, month, figure, offset, limit: PAGE });
    if (!isCurrent()) return;
    if (!answer.ok) return setProblem(answer.error.message);
    setProblem(null);
    setFound((before) => ({
      total: answer.value.total,
      rows: offset === 0 || before === null ? answer.value.rows : [...before.rows, ...answer.value.rows],
    }));
  };
  useEffect(() => {
    let isCurrent = true;
    setFound(null);
    void load(0, () => isCurrent);
    return () => {
      isCurrent = false;
    };
    // Asked anew for another figure or month alone; `load` is made anew with every render.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [client, agreement, month, figure]);
  return { found, problem, more: () => void load(found?.rows.length ?? 0, () => true) };
}
