import { useMemo, useRef, useState } from "react";
import type { Instant } from "../../../shared/kernel/instant.ts";
import { MINUTE_MS } from "../../../shared/kernel/instant.ts";
import type { TicketFact } from "../../../shared/ticket/events.ts";
import { Dialog } from "../../components/dialog.tsx";
import { ProseField } from "../../components/form-controls/text-controls.tsx";
import { DecisionButtons } from "../../components/priority-matrix/decision-buttons.tsx";
import { choiceForKey } from "../../components/priority-matrix/decision-keys.ts";
import {
  clockIf,
  type PromisePreview,
  previewPromises,
  previewWords,
} from "../../components/priority-matrix/preview-promises.ts";
import { PriorityAgreement } from "../../components/priority-matrix/priority-agreement.tsx";
import {
  type PriorityDecision,
  type PriorityDraft,
  prioritiesFor,
  proposedPriority,
} from "../../components/priority-matrix/priority-draft.ts";
import { useDesk } from "../../stores/desk-context.tsx";
import { sendCommand } from "../../stores/send-command.ts";
import { useActions } from "../../stores/use-actions.ts";
import css from "./forms/command-form.module.css";
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
  const [draft, setDraft] = useState<PriorityDraft>(() => draftOf(ticket));
  const { refusal, isBusy, decide } = usePriorityDecision(model, draft, onClose);
  const previews = usePreviews(model, now);
  const proposed = proposedPriority(agreement, ticket.kind, draft);
  const choices = ticketChoices(ticket, draft, proposed);
  useActions(
    choices.map((choice) => ({
      id: `priority.${choice.binding}`,
      label: choice.label,
      area: "Priority",
      keys: [choice.binding],
      scope: "dialog" as const,
      when: () => choice.blocked === null,
      run: () => void decide(choice.decision),
    })),
  );
  const onDraft = (change: Partial<PriorityDraft>): void => setDraft((known) => ({ ...known, ...change }));
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={`Priority of ${ticket.reference}`}
      size="large"
      actions={
        <DecisionButtons
          choices={choices}
          proposed={proposed}
          consequence={proposed === null ? "" : previewWords(previews.get(proposed) ?? [], words, now)}
          note={`In force: ${ticket.priority.current}, ${ticket.priority.agreement}.`}
          isBusy={isBusy}
          onDecide={(decision) => void decide(decision)}
        />
      }
    >
      {/* On a radio button a letter decides too, which elsewhere counts as typing. */}
      <div
        role="presentation"
        onKeyDown={(event) => {
          const choice = choiceForKey(event, choices);
          if (choice === undefined) return;
          event.preventDefault();
          void decide(choice.decision);
        }}
      >
        {refusal === null ? null : (
          <p role="alert" className={css["refusal"]}>
            {refusal}
          </p>
        )}
        <PriorityAgreement
          agreement={agreement}
          kind={ticket.kind}
          draft={draft}
          current={ticket.priority.current}
          previews={previews}
          words={words}
          now={now}
          onDraft={onDraft}
        />
        <ProseField
          label="Reason for a change"
          rows={1}
          value={draft.reason}
          onChange={(reason) => onDraft({ reason })}
        />
      </div>
    </Dialog>
  );
}

function usePriorityDecision({ ticket, agreement }: TicketModel, draft: PriorityDraft, onDone: () => void) {
  const desk = useDesk();
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const commandId = useRef<string>(undefined);
  commandId.current ??= crypto.randomUUID();
  const decide = async (decision: PriorityDecision): Promise<void> => {
    const proposed = proposedPriority(agreement, ticket.kind, draft);
    if (proposed === null || isBusy) return;
    setIsBusy(true);
    const command = priorityCommand(ticket, draft, proposed, decision);
    const answer = await sendCommand(desk, ticket.ticketId, command, {
      commandId: commandId.current ?? crypto.randomUUID(),
    });
    setIsBusy(false);
    if (answer.ok) onDone();
    else setRefusal(answer.error.message);
  };
  return { refusal, isBusy, decide };
}

/** What each priority would make of this ticket's clocks, worked out anew each minute. */
function usePreviews(model: TicketModel, now: Instant): ReadonlyMap<string, readonly PromisePreview[]> {
  const minute = Math.floor(now / MINUTE_MS);
  return useMemo(() => {
    const { ticket, agreement, calendar, events } = model;
    const from = ticket.priority.current;
    return new Map(
      prioritiesFor(agreement, ticket.kind).map(({ id }) => {
        const change: TicketFact[] = id === from ? [] : [{ type: "PriorityChanged", from, to: id, reason: "" }];
        const report = clockIf(events, change, {
          agreement,
          calendar,
          at: Math.max(minute * MINUTE_MS, ticket.lastMoveAt),
        });
        return [id, previewPromises(report, agreement.responseWord)];
      }),
    );
  }, [model, minute]);
}
