import { X } from "lucide-react";
import { useEffect, useState } from "react";
import type { NoticeDelivered } from "../../shared/contract/views.ts";
import { Button } from "../components/button.tsx";
import type { Stage } from "../components/stage.ts";
import { StageGlyph } from "../components/stage-glyph.tsx";
import { useDesk } from "../stores/desk-context.tsx";
import { goTo } from "../stores/route-store.ts";
import css from "./notices.module.css";

const MOST_SHOWN = 3;
const URGENT_PERCENT = 85;
const MISSED_PERCENT = 100;

interface Notice extends NoticeDelivered {
  readonly key: string;
}

/** Warnings and misses as the desk delivers them. They stay until dismissed: a glance away must not lose one. */
export function Notices() {
  const desk = useDesk();
  const [notices, setNotices] = useState<readonly Notice[]>([]);
  useEffect(
    () =>
      desk.client.subscribe((push) => {
        if (push.name !== "notice.delivered") return;
        const { ticketId, promise, percent, dueAt } = push.data;
        const notice = { ...push.data, key: [ticketId, promise, percent, dueAt].join() };
        setNotices((before) => [notice, ...before.filter(({ key }) => key !== notice.key)]);
      }),
    [desk],
  );
  const dismiss = (key: string): void => setNotices((before) => before.filter((notice) => notice.key !== key));
  return (
    <section className={css["stack"]} aria-label="Notices" aria-live="polite">
      {notices.slice(0, MOST_SHOWN).map((notice) => (
        <div key={notice.key} className={css["notice"]}>
          <StageGlyph stage={stageOf(notice.percent)} />
          <button
            type="button"
            className={css["text"]}
            onClick={() => {
              dismiss(notice.key);
              goTo(desk.route, "queue", notice.ticketId);
            }}
          >
            <strong>{headline(notice)}</strong>
            <span>{notice.summary}</span>
          </button>
          <Button kind="quiet" isIconOnly aria-label="Dismiss" onPress={() => dismiss(notice.key)}>
            <X size={14} aria-hidden="true" />
          </Button>
        </div>
      ))}
      {notices.length > MOST_SHOWN ? (
        <Button onPress={() => setNotices([])}>Dismiss all {notices.length}</Button>
      ) : null}
    </section>
  );
}

/** "Escalated" means three things in this field; this says which. */
function headline({ reference, percent, promise, isLate }: NoticeDelivered): string {
  const what = PROMISE_WORDS[promise];
  const fact = percent >= MISSED_PERCENT ? `${what} missed` : `${what}: ${percent}% of its time used`;
  return `${reference} ${fact}${isLate ? " (noticed late: the desk was off)" : ""}`;
}

const PROMISE_WORDS = { response: "response", fix: "fix", update: "update", decision: "decision" } as const;

function stageOf(percent: number): Stage {
  if (percent >= MISSED_PERCENT) return "missed";
  return percent >= URGENT_PERCENT ? "urgent" : "warned";
}
