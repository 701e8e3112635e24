import { X } from "lucide-react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import type { NoticeDelivered } from "../../shared/contract/views.ts";
import { Button } from "../components/button.tsx";
import type { Stage } from "../components/stage.ts";
import { StageGlyph } from "../components/stage-glyph.tsx";
import { useDesk } from "../stores/desk-context.tsx";
import { goTo } from "../stores/route-store.ts";
import css from "./notices.module.css";

/** Cards side by side, the one that tells of further ones among them. */
const MOST_SHOWN = 3;
const URGENT_PERCENT = 85;
const MISSED_PERCENT = 100;

interface Notice extends NoticeDelivered {
  readonly key: string;
}

/** Warnings and misses as the desk delivers them. They stay until dismissed: a glance away must not lose one. */
export function Notices() {
  const desk = useDesk();
  const [notices, setNotices] = useNotices();
  const stackRef = useRef<HTMLElement>(null);
  const drop = (isDropped: (notice: Notice) => boolean): void => {
    setNotices((before) => before.filter((notice) => !isDropped(notice)));
    requestAnimationFrame(() => keepFocus(stackRef.current));
  };
  const open = (notice: Notice): void => {
    drop(({ key }) => key === notice.key);
    goTo(desk.route, "queue", notice.ticketId);
  };
  const late = notices.filter(({ isLate }) => isLate);
  const inTime = notices.filter(({ isLate }) => !isLate);
  const places = MOST_SHOWN - (late.length > 0 ? 1 : 0);
  const shown = inTime.length > places ? inTime.slice(0, places - 1) : inTime;
  const more = inTime.length - shown.length;
  return (
    <section ref={stackRef} className={css["stack"]} aria-label="Notices" aria-live="polite">
      {shown.map((notice) => (
        <Card
          key={notice.key}
          name={headline(notice)}
          stage={stageOf(notice)}
          onDismiss={() => drop(({ key }) => key === notice.key)}
        >
          <button
            type="button"
            className={css["text"]}
            title={`${headline(notice)}. ${notice.summary}`}
            onClick={() => open(notice)}
          >
            <strong>{headline(notice)}</strong>
            <span>{notice.summary}</span>
          </button>
        </Card>
      ))}
      {more <= 0 ? null : (
        <Card
          name="the further notices"
          stage="none"
          onDismiss={() => drop((notice) => !(notice.isLate || shown.includes(notice)))}
        >
          <p className={css["text"]}>and {more.toLocaleString("en-GB")} more: the queue shows them all</p>
        </Card>
      )}
      {late.length === 0 ? null : (
        <Card
          name="what passed while the desk was off"
          stage="outside-hours"
          onDismiss={() => drop(({ isLate }) => isLate)}
        >
          <p className={css["text"]}>{lateSentence(late)}</p>
        </Card>
      )}
    </section>
  );
}

/** What had the focus may be gone: the keyboard goes on at the next notice, and after the last one in the screen. */
function keepFocus(stack: HTMLElement | null): void {
  if (document.activeElement !== document.body) return;
  const next = stack?.querySelector("button") ?? document.getElementById("content");
  next?.focus();
}

function useNotices() {
  const { client } = useDesk();
  const [notices, setNotices] = useState<readonly Notice[]>([]);
  useEffect(
    () =>
      client.subscribe((push) => {
        if (push.name !== "notice.delivered") return;
        const { ticketId, promise, percent, dueAt } = push.data;
        const notice = { ...push.data, key: [ticketId, promise, percent, dueAt].join() };
        setNotices((before) => [notice, ...before.filter(({ key }) => key !== notice.key)]);
      }),
    [client],
  );
  return [notices, setNotices] as const;
}

interface CardProps {
  /** What is dismissed, for who cannot see the card. */
  readonly name: string;
  readonly stage: Stage;
  readonly onDismiss: () => void;
  readonly children: ReactNode;
}

function Card({ name, stage, onDismiss, children }: CardProps) {
  return (
    <div className={css["notice"]}>
      <StageGlyph stage={stage} isDecorative />
      {children}
      <Button kind="quiet" isIconOnly aria-label={`Dismiss: ${name}`} onPress={onDismiss}>
        <X size={14} aria-hidden="true" />
      </Button>
    </div>
  );
}

/** Everything that passed while the PC was off is one notice: nobody can act on those moments any more. */
function lateSentence(late: readonly Notice[]): string {
  const missed = late.filter(({ percent }) => percent >= MISSED_PERCENT).length;
  const warned = late.length - missed;
  const parts = [
    missed > 0 ? `${missed.toLocaleString("en-GB")} missed` : "",
    warned > 0 ? `${warned.toLocaleString("en-GB")} warned` : "",
  ].filter(Boolean);
  return `While the desk was off: ${parts.join(", ")}`;
}

/** "Escalated" means three things in this field; this says which. */
function headline({ reference, percent, promise }: NoticeDelivered): string {
  // An alarm is no deadline: work that must begin at once has not begun (CAL-05).
  if (promise === "alarm") return `${reference} must begin at once`;
  const what = PROMISE_WORDS[promise];
  return percent >= MISSED_PERCENT
    ? `${reference} ${what} missed`
    : `${reference} ${what}: ${percent}% of its time used`;
}

const PROMISE_WORDS = {
  response: "response",
  fix: "fix",
  update: "update",
  decision: "decision",
} as const;

function stageOf({ promise, percent }: NoticeDelivered): Stage {
  if (promise === "alarm") return "urgent";
  if (percent >= MISSED_PERCENT) return "missed";
  return percent >= URGENT_PERCENT ? "urgent" : "warned";
}
