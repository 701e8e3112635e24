import { AgreementSays } from "../../components/beside/agreement-says.tsx";
import { RelatedList } from "../../components/beside/related-list.tsx";
import { useDesk } from "../../stores/desk-context.tsx";
import { useEarlierCalls, useSimilar } from "../../stores/related-tickets.ts";
import { goTo } from "../../stores/route-store.ts";
import type { TicketModel } from "./ticket-model.ts";
import css from "./ticket-panel.module.css";

/** What else is known that bears on the ticket: its caller's other calls, others that sound like it, the agreement's words. */
export function TicketBeside({ model }: { readonly model: TicketModel }) {
  const { route } = useDesk();
  const { ticket, agreement } = model;
  const { ticketId, caller, summary, details, site, kind } = ticket;
  const earlier = useEarlierCalls(caller.name, ticketId);
  const similar = useSimilar(`${summary} ${details}`, site, ticketId);
  const open = (id: string): void => goTo(route, "queue", id);
  return (
    <div className={css["beside"]}>
      <RelatedList title="Calls of the same caller" rows={earlier} none="No other." onOpen={open} />
      <RelatedList title="Similar open tickets" rows={similar} none="None." onOpen={open} />
      <AgreementSays agreement={agreement} kind={kind} />
    </div>
  );
}
