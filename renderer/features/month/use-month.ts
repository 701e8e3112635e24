import { useEffect, useEffectEvent, useState } from "react";
import type { FigureTickets, MonthView } from "../../../shared/contract/month-view.ts";
import { useDesk } from "../../stores/desk-context.tsx";
import { type Followed, useFollowed } from "../../stores/use-followed.ts";

interface Asked {
  readonly agreement: string;
  readonly month: string;
}

/** The figures of a month, asked anew when tickets change. */
export function useMonth({ agreement, month }: Asked): Followed<MonthView> {
  const { client } = useDesk();
  return useFollowed(`${agreement} ${month}`, () => client.request("report.month", { agreement, month }), [
    "tickets.changed",
  ]);
}

const PAGE = 100;

/** The tickets behind a figure, a page at a time. Whoever shows another figure or month shows another list. */
export function useFigureTickets({ agreement, month }: Asked, figure: string) {
  const { client } = useDesk();
  const [found, setFound] = useState<FigureTickets | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const load = async (offset: number): Promise<void> => {
    const answer = await client.request("report.tickets", { agreement, month, figure, offset, limit: PAGE });
    if (!answer.ok) return setProblem(answer.error.message);
    setProblem(null);
    setFound((before) => ({
      total: answer.value.total,
      rows: offset === 0 || before === null ? answer.value.rows : [...before.rows, ...answer.value.rows],
    }));
  };
  const loadFirst = useEffectEvent(() => void load(0));
  useEffect(() => loadFirst(), []);
  return { found, problem, more: () => void load(found?.rows.length ?? 0) };
}
