import { useCallback, useEffect, useState } from "react";
import type { TicketView } from "../../../shared/contract/views.ts";
import { useDesk } from "../../stores/desk-context.tsx";

export type TicketLoad =
  | { readonly state: "loading" }
  | { readonly state: "failed"; readonly message: string }
  | { readonly state: "ready"; readonly view: TicketView };

/** The ticket as the desk holds it, kept true by what the desk tells. `reload` asks again after a failure. */
export function useTicket(ticketId: string): { readonly load: TicketLoad; readonly reload: () => void } {
  const { client } = useDesk();
  const [load, setLoad] = useState<TicketLoad>({ state: "loading" });
  const [asked, setAsked] = useState(0);
  const reload = useCallback(() => setAsked((count) => count + 1), []);

  useEffect(() => setLoad({ state: "loading" }), [ticketId]);

  useEffect(() => {
    let isCurrent = true;
    void client.request("ticket.open", { id: ticketId }).then((answer) => {
      if (!isCurrent) return;
      if (answer.ok) setLoad({ state: "ready", view: answer.value });
      else setLoad((known) => (known.state === "ready" ? known : { state: "failed", message: answer.error.message }));
    });
    return () => {
      isCurrent = false;
    };
  }, [client, ticketId, asked]);

  useEffect(
    () =>
      client.subscribe((push) => {
        const isOurs = push.name === "tickets.changed" && push.data.ids.includes(ticketId);
        if (isOurs || push.name === "stream.resynced") reload();
      }),
    [client, ticketId, reload],
  );
  // The host answers again, or wants another key: either is more than that it could not be asked.
  useEffect(() => {
    if (load.state !== "failed") return;
    return client.connection.subscribe(() => {
      if (client.connection.get() !== "offline") reload();
    });
  }, [client, load.state, reload]);
  return { load, reload };
}
