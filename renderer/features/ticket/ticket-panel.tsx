import { useStore } from "zustand";
import { Button } from "../../components/button.tsx";
import { useDesk } from "../../stores/desk-context.tsx";
import { useDrafts } from "../../stores/forms/use-kept.ts";
import { TicketBody } from "./ticket-body.tsx";
import { ticketModel } from "./ticket-model.ts";
import css from "./ticket-panel.module.css";
import { useTicket } from "./use-ticket.ts";

interface Props {
  readonly ticketId: string;
  readonly onClose: () => void;
}

/** One ticket: its clocks across the top, what can be done, and the stream of everything that happened. */
export function TicketPanel({ ticketId, onClose }: Props) {
  const { agreements } = useDesk();
  const known = useStore(agreements);
  const { load, reload } = useTicket(ticketId);
  // Known before anything can be begun: a form that opens goes on where it was left.
  const written = useDrafts(ticketId);
  if (
    written === null ||
    load.state === "loading" ||
    (load.state === "ready" && !known.isLoaded && known.problem === null)
  ) {
    return <div className={css["panel"]} aria-busy="true" aria-label="The ticket is being opened" role="status" />;
  }
  if (load.state === "failed") return <Trouble message={load.message} onRetry={reload} onClose={onClose} />;
  const model = ticketModel(load.view, known);
  if (model === null) {
    const { agreementId, agreementVersion } = load.view.row;
    const message =
      known.problem ??
      // So little of it can be read that there is nothing to show.
      load.view.readOnlyBecause ??
      `This ticket runs under ${agreementId} version ${agreementVersion}, which this desk does not hold. Load that agreement to see its clocks.`;
    return <Trouble message={message} onRetry={reload} onClose={onClose} />;
  }
  return <TicketBody key={ticketId} model={model} written={written} onClose={onClose} />;
}

interface TroubleProps {
  readonly message: string;
  readonly onRetry: () => void;
  readonly onClose: () => void;
}

function Trouble({ message, onRetry, onClose }: TroubleProps) {
  return (
    <div className={css["panel"]} role="alert">
      <p className={css["trouble"]}>{message}</p>
      <div className={css["troubleButtons"]}>
        <Button kind="primary" onPress={onRetry}>
          Try again
        </Button>
        <Button onPress={onClose}>Back to the queue</Button>
      </div>
    </div>
  );
}
