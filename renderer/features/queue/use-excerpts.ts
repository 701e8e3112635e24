import { useEffect, useState } from "react";
import type { QueueRow } from "../../../shared/contract/queue-row.ts";
import type { Matcher } from "../../../shared/kernel/matched-text.ts";
import { useDesk } from "../../stores/desk-context.tsx";

/** A list that is being scrolled is asked about when it rests. */
const REST_MS = 120;
const MOST_AT_ONCE = 100;

interface Known {
  readonly asked: string;
  readonly texts: ReadonlyMap<string, string>;
}

const NO_TEXTS: ReadonlyMap<string, string> = new Map();

const shownTexts = ({ reference, site, summary, caller, owner }: QueueRow): readonly string[] => [
  reference,
  site,
  summary,
  caller,
  owner?.name ?? "",
];

/** For rows in sight that show nothing of what was searched for: where in their ticket it stands. */
export function useExcerpts(
  rows: readonly QueueRow[],
  asked: string,
  matcher: Matcher | null,
): ReadonlyMap<string, string> {
  const { client } = useDesk();
  const [known, setKnown] = useState<Known>({ asked: "", texts: NO_TEXTS });
  const texts = known.asked === asked ? known.texts : NO_TEXTS;
  const showsNothing = (row: QueueRow): boolean => {
    if (matcher === null || texts.has(row.id)) return false;
    return !shownTexts(row).some((text) => matcher(text).length > 0);
  };
  const wanted = rows
    .filter(showsNothing)
    .map(({ id }) => id)
    .join(" ");
  useEffect(() => {
    if (wanted === "") return;
    const ids = wanted.split(" ").slice(0, MOST_AT_ONCE);
    const timer = setTimeout(() => {
      void client.request("queue.excerpts", { ids, text: asked }).then((answer) => {
        if (!answer.ok) return;
        const found = new Map(answer.value.map(({ id, text }) => [id, text]));
        // Of what was asked in vain that is known too, so that nobody asks again.
        const fresh = ids.map((id) => [id, found.get(id) ?? ""] as const);
        setKnown((before) => ({ asked, texts: new Map([...(before.asked === asked ? before.texts : []), ...fresh]) }));
      });
    }, REST_MS);
    return () => clearTimeout(timer);
  }, [client, wanted, asked]);
  return texts;
}
