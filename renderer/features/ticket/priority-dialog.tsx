import { useMemo, useState } from "react";
import type { Instant } from "../../../shared/kernel/instant.ts";
import { MINUTE_MS } from "../../../shared/kernel/instant.ts";
import type { TicketFact } from "../../../shared/ticket/events.ts";
import { PRIORITY_WORDS } from "../../../shared/words/event-words.ts";
import { ProseField } from "../../components/form-controls/text-controls.tsx";
import { decisionLabel } from "../../components/priority-matrix/decision-buttons.tsx";
import {
  clockIf,
  endedWaits,
  type PromisePreview,
  previewPromises,
} from "../../components/priority-matrix/preview-promises.ts";
import {
  type PriorityDecision,
  type PriorityDraft,
  prioritiesFor,
  proposedPriority,
  readPriorityDraft,
} from "../../components/priority-matrix/priority-draft.ts";
import { decisionActions, digitActions, PriorityTalk } from "../../components/priority-matrix/priority-talk.tsx";
import { useDesk } from "../../stores/desk-context.tsx";
import { useCommand } from "../../stores/forms/use-command.ts";
import { type KeptForm, useKept } from "../../stores/forms/use-kept.ts";
import { sendCommand } from "../../stores/send-command.ts";
import { useActions } from "../../stores/use-actions.ts";
import { formPlace } from "./forms/use-command-form.ts";
import { draftOf, priorityCommand, ticketChoices } from "./priority-commands.ts";
import type { TicketModel } from "./ticket-model.ts";

interface Props {
  readonly model: TicketModel;
  readonly now: Instant;
  readonly onClose: () => void;
}

/** The talk about the priority of a ticket that exists: agree, disagree, change with a reason, settle. */
export function PriorityDialog({ model, now, onClose }: Props) {
  const { ticket, agreement, words } = model;
  const kept = useKept<PriorityDraft>({
    place: formPlace(ticket.ticketId, "priority"),
    begin: () => draftOf(ticket),
    read: readPriorityDraft,
  });
  const draft = kept.values;
  const { refusal, isBusy, decide } = usePriorityDecision(model, kept, onClose);
  const previews = usePreviews(model, now);
  const choices = ticketChoices(ticket, draft, proposedPriority(agreement, ticket.kind, draft));
  const onDecide = (decision: PriorityDecision): void => void decide(decision, decisionLabel(choices, decision));
  const onDraft = (change: Partial<PriorityDraft>): void => kept.change({ ...draft, ...change });
  useActions([...decisionActions(choices, onDecide), ...digitActions({ agreement, kind: ticket.kind }, onDraft)]);
  return (
    <PriorityTalk
      title={`Priority of ${ticket.reference}`}
      agreement={agreement}
      kind={ticket.kind}
      draft={draft}
      current={ticket.priority.current}
      previews={previews}
      words={words}
      now={now}
      choices={choices}
      advice={null}
      refusal={refusal}
      note={`In force: ${ticket.priority.current}, ${PRIORITY_WORDS[ticket.priority.agreement]}.`}
      isBusy={isBusy}
      onDecide={onDecide}
      onClose={onClose}
      onDraft={onDraft}
      beneath={
        <ProseField
          label="The desk's reason for a change"
          rows={2}
          value={draft.reason}
          onChange={(reason) => onDraft({ reason })}
        />
      }
    />
  );
}

function usePriorityDecision(
  { ticket, agreement, view }: TicketModel,
  kept: KeptForm<PriorityDraft>,
  onDone: () => void,
) {
  const { values: draft, commandId, done } = kept;
  const desk = useDesk();
  const { refusal, isBusy, send } = useCommand();
  const [seen, setSeen] = useState(view.row.version);
  const decide = async (decision: PriorityDecision, button: string): Promise<void> => {
    const proposed = proposedPriority(agreement, ticket.kind, draft);
    if (proposed === null) return;
    const command = priorityCommand(ticket, draft, proposed, decision);
    const sent = { commandId: commandId(), expectedVersion: seen };
    const answer = await send(button, () => sendCommand(desk, ticket.ticketId, command, sent));
    // What changed meanwhile stands beside the buttons; pressing again is with it in mind.
    if (answer?.ok === false && answer.error.kind === "conflict") setSeen(answer.error.version);
    if (answer?.ok !== true) return;
    done();
    onDone();
  };
  return { refusal, isBusy, decide };
}

/** What each priority would make of this ticket's clocks, worked out anew each minute. */
function usePreviews(model: TicketModel, now: Instant): ReadonlyMap<string, readonly PromisePreview[]> {
  const minute = Math.floor(now / MINUTE_MS);
  return useMemo(() => {
    const { ticket, agreement, calendar } = model;
    const from = ticket.priority.current;
    return new Map(
      prioritiesFor(agreement, ticket.kind).map(({ id }) => {
        const change: TicketFact[] = id === from ? [] : [{ type: "PriorityChanged", from, to: id, reason: "" }];
        const ruledBy = { agreement, calendar, at: Math.max(minute * MINUTE_MS, ticket.lastMoveAt) };
        const report = clockIf(ticket, change, ruledBy);
        const resumed = clockIf(ticket, [...change, ...endedWaits(ticket)], ruledBy);
        return [id, previewPromises(report, agreement.responseWord, resumed)];
      }),
    );
  }, [model, minute]);
}
