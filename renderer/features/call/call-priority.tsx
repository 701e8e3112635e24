import type { Instant } from "../../../shared/kernel/instant.ts";
import { visibleText } from "../../../shared/words/visible-text.ts";
import { callChoices } from "../../components/priority-matrix/call-choices.ts";
import { decisionLabel } from "../../components/priority-matrix/decision-buttons.tsx";
import { previewWords } from "../../components/priority-matrix/preview-promises.ts";
import {
  type PriorityDecision,
  type PriorityDraft,
  proposedPriority,
} from "../../components/priority-matrix/priority-draft.ts";
import { decisionActions, digitActions, PriorityTalk } from "../../components/priority-matrix/priority-talk.tsx";
import { zoneNote } from "../../components/zone-mark.ts";
import { useActor, useDesk } from "../../stores/desk-context.tsx";
import { useCommand } from "../../stores/forms/use-command.ts";
import type { FormFaults } from "../../stores/forms/use-form.ts";
import { takeInOwn } from "../../stores/queue/hold-still.ts";
import { sendCommand } from "../../stores/send-command.ts";
import { useActions } from "../../stores/use-actions.ts";
import { checkCall, verificationOf } from "./call-command.ts";
import type { CallFields } from "./call-fields.ts";
import type { LoggedCall } from "./call-logged.tsx";
import type { CallDesk } from "./use-call-desk.ts";
import type { CallForm } from "./use-call-fields.ts";
import { useCallPreviews } from "./use-call-previews.ts";

interface Props {
  readonly form: CallForm;
  readonly desk: CallDesk;
  readonly fields: CallFields;
  readonly received: Instant;
  readonly now: Instant;
  readonly onClose: () => void;
  readonly onFaults: (faults: FormFaults) => void;
  readonly onLogged: (call: LoggedCall) => void;
}

/** The priority agreed with the caller, who is still on the phone; its end logs the call. */
export function CallPriority({ form, desk, fields, received, now, onClose, onFaults, onLogged }: Props) {
  const { agreement, words } = desk;
  const previews = useCallPreviews({ desk, kind: fields.kind, channel: fields.channel, received, now });
  const draft = fields.priority;
  const proposed = proposedPriority(agreement, fields.kind, draft);
  const promised = proposed === null ? "" : previewWords(previews.get(proposed) ?? [], words, now);
  const { isBusy, refusal, decide } = useLogging({ desk, fields, received, promised, onFaults, onLogged });
  const choices = callChoices(draft, proposed);
  const zone = zoneNote(words.zone, now);
  const onDecide = (decision: PriorityDecision): void => void decide(decision, decisionLabel(choices, decision));
  const onDraft = (change: Partial<PriorityDraft>): void => form.change({ priority: { ...draft, ...change } });
  useActions([...decisionActions(choices, onDecide), ...digitActions({ agreement, kind: fields.kind }, onDraft)]);
  return (
    <PriorityTalk
      title={`Agree the priority with ${visibleText(fields.caller.name)}`}
      agreement={agreement}
      kind={fields.kind}
      draft={draft}
      current={null}
      previews={previews}
      words={words}
      now={now}
      choices={choices}
      advice={callAdvice(desk, fields, proposed)}
      refusal={refusal}
      note={`If the caller disagrees, the ticket runs on ${proposed ?? "the proposal"} and goes to the ${agreement.dispute.to.toLowerCase()} with a clock of its own.${zone === null ? "" : ` All ${zone}.`}`}
      isBusy={isBusy}
      onDecide={onDecide}
      onClose={onClose}
      onDraft={onDraft}
    />
  );
}

/** What the agreement says about this priority on this channel (CPS-02, COV-38), and that an unverified caller starts no clock. */
function callAdvice({ agreement }: CallDesk, fields: CallFields, proposed: string | null): string | null {
  if (verificationOf(agreement, fields) === "pending") {
    return "The caller is not verified yet: the moments below count from the confirmation.";
  }
  const advice = agreement.channels.find((rule) => rule.channel === fields.channel)?.adviceFor;
  return advice !== undefined && proposed !== null && advice.priorities.includes(proposed) ? advice.advice : null;
}

type Logging = Pick<Props, "desk" | "fields" | "received" | "onFaults" | "onLogged"> & { readonly promised: string };

function useLogging({ desk, fields, received, promised, onFaults, onLogged }: Logging) {
  const window = useDesk();
  const actor = useActor();
  const { isBusy, refusal, send } = useCommand();
  const decide = async (decision: PriorityDecision, button: string): Promise<void> => {
    const proposed = proposedPriority(desk.agreement, fields.kind, fields.priority);
    if (proposed === null || actor === null) return;
    const checked = checkCall(fields, desk.agreement, proposed, decision, actor);
    if (!checked.ok) return onFaults(checked.faults);
    const { commandId, ticketId } = fields;
    const options = { commandId, ...(fields.received === "" ? {} : { happenedAt: received }) };
    const answer = await send(button, () => sendCommand(window, ticketId, checked.value, options));
    if (answer?.ok !== true) return;
    void takeInOwn(window, answer.value.row);
    onLogged({ done: answer.value, desk, decision, promised });
  };
  return { isBusy, refusal, decide };
}
