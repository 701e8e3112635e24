import { useEffect, useMemo, useState } from "react";
import type { TicketEvent } from "../../../shared/ticket/events.ts";
import { useDesk } from "../../stores/desk-context.tsx";

/** The references of the tickets a ticket speaks of, so that its stream names them as people do. */
export function useReferences(events: readonly TicketEvent[]): (ticketId: string) => string {
  const { client } = useDesk();
  const [known, setKnown] = useState<ReadonlyMap<string, string>>(new Map());
  const wanted = useMemo(() => [...new Set(events.flatMap(otherTickets))].toSorted().join(" "), [events]);
  useEffect(() => {
    if (wanted === "") return;
    void client.request("queue.rows", { ids: wanted.split(" ") }).then((answer) => {
      if (answer.ok) setKnown(new Map(answer.value.map((row) => [row.id, row.reference])));
    });
  }, [client, wanted]);
  return (ticketId) => known.get(ticketId) ?? "another ticket";
}

function otherTickets(event: TicketEvent): readonly string[] {
  if (event.type === "TicketLinked") return [event.other];
  return event.type === "RecurrenceRecorded" && event.newTicket !== null ? [event.newTicket] : [];
}
