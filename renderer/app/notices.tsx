import { X } from "lucide-react";
import { type ReactNode, useRef } from "react";
import { useStore } from "zustand";
import { URGENT_PERCENT } from "../../shared/clock/marks.ts";
import type { Stage } from "../../shared/clock/standing.ts";
import type { NoticeDelivered } from "../../shared/contract/views.ts";
import { isMiss, lateNoticesSentence, noticeHeadline, toldWords } from "../../shared/words/notice-words.ts";
import { visibleText } from "../../shared/words/visible-text.ts";
import { Button } from "../components/button.tsx";
import { focusOpenedScreen } from "../components/free-focus.ts";
import { StageGlyph } from "../components/stage-glyph.tsx";
import { useMedia } from "../components/use-media.ts";
import { useActor, useDesk } from "../stores/desk-context.tsx";
import { dismissNotices, type Notice } from "../stores/notice-store.ts";
import { goTo } from "../stores/route-store.ts";
import { sendCommand } from "../stores/send-command.ts";
import { useActions } from "../stores/use-actions.ts";
import css from "./notices.module.css";

/** Cards in one line, the one that tells of further ones among them. */
const MOST_SHOWN = 3;
const MOST_IN_NARROW = 2;
const ROOMY = "(min-width: 1000px)";
const DISMISS_ALL_KEY = "z n";
const TAKE_KEY = "z t";
const MISSED_PERCENT = 100;

/** Warnings and misses as the desk delivers them. They stay until dismissed: a glance away must not lose one. */
export function Notices() {
  const desk = useDesk();
  const notices = useStore(desk.notices, (state) => state.notices);
  const stackRef = useRef<HTMLElement>(null);
  const drop = (isDropped: (notice: Notice) => boolean): void => {
    dismissNotices(desk.notices, isDropped);
    requestAnimationFrame(() => keepFocus(stackRef.current));
  };
  const dropAll = (): void => drop(() => true);
  useDismissAll(notices.length > 0, dropAll);
  const most = useMedia(ROOMY) ? MOST_SHOWN : MOST_IN_NARROW;
  const late = notices.filter(({ isLate }) => isLate);
  const inTime = notices.filter(({ isLate }) => !isLate);
  const places = most - (late.length > 0 ? 1 : 0);
  const shown = inTime.length > places ? inTime.slice(0, places - 1) : inTime;
  const more = inTime.length - shown.length;
  const { take, takable } = useTake(shown, (taken) => drop(({ key }) => key === taken.key));
  const cards = shown.length + Number(more > 0) + Number(late.length > 0);
  return (
    <section ref={stackRef} className={css["stack"]} aria-label="Notices" aria-live="polite">
      {shown.map((notice) => (
        <NoticeCard
          key={notice.key}
          notice={notice}
          onTake={take === null || notice.kind !== "ticket" ? null : () => void take(notice)}
          hasKey={notice === takable}
          onDismiss={() => drop(({ key }) => key === notice.key)}
        />
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
        <Card name="what is told late" stage="outside-hours" onDismiss={() => drop(({ isLate }) => isLate)}>
          <p className={css["text"]}>{lateNoticesSentence(late)}</p>
        </Card>
      )}
      {cards < 2 ? null : (
        <Button kind="quiet" binding={DISMISS_ALL_KEY} onPress={dropAll}>
          Dismiss all
        </Button>
      )}
    </section>
  );
}

/** One key takes what was warned of: whoever sits here has the ticket, and the notice is put away. */
function useTake(shown: readonly Notice[], onTaken: (notice: Notice) => void): Taking {
  const desk = useDesk();
  const actor = useActor();
  const takable = actor === null ? undefined : shown.find(({ kind }) => kind === "ticket");
  const take = async (notice: Notice): Promise<void> => {
    if (notice.kind !== "ticket" || actor === null) return;
    const { id: owner, team } = actor;
    const answer = await sendCommand(desk, notice.ticketId, { type: "AssignTicket", owner, team });
    const isTheirs = !answer.ok && answer.error.kind === "refused" && answer.error.rejection === "AssignmentUnchanged";
    if (answer.ok || isTheirs) onTaken(notice);
    // Why it cannot be taken is seen on the ticket itself.
    else goTo(desk.route, "queue", notice.ticketId);
  };
  useActions([
    {
      id: "notices.take",
      label: "Take the ticket of the newest notice",
      area: "Anywhere",
      keys: [TAKE_KEY],
      run: () => void (takable && take(takable)),
      when: () => takable !== undefined,
    },
  ]);
  return { take: actor === null ? null : take, takable };
}

interface Taking {
  /** Null while nobody sits at this window. */
  readonly take: ((notice: Notice) => Promise<void>) | null;
  /** What the key takes: the newest of a ticket. */
  readonly takable: Notice | undefined;
}

function useDismissAll(isAny: boolean, dismissAll: () => void): void {
  useActions([
    {
      id: "notices.dismissAll",
      label: "Dismiss all notices",
      area: "Anywhere",
      keys: [DISMISS_ALL_KEY],
      run: dismissAll,
      when: () => isAny,
    },
  ]);
}

/** What had the focus may be gone: the keyboard goes on at the next notice, and after the last one in the screen. */
function keepFocus(stack: HTMLElement | null): void {
  if (document.activeElement !== document.body) return;
  const next = stack?.querySelector("button");
  if (next) next.focus();
  else focusOpenedScreen();
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

interface NoticeCardProps {
  readonly notice: Notice;
  /** Makes whoever sits here the owner; null where there is nothing to take. */
  readonly onTake: (() => void) | null;
  readonly hasKey: boolean;
  readonly onDismiss: () => void;
}

function NoticeCard({ notice, onTake, hasKey, onDismiss }: NoticeCardProps) {
  const { route } = useDesk();
  const headline = noticeHeadline(notice);
  const told = notice.kind === "ticket" ? toldWords(notice.to) : "";
  const open = (): void => {
    onDismiss();
    if (notice.kind === "ticket") goTo(route, "queue", notice.ticketId);
  };
  return (
    <Card name={headline} stage={stageOf(notice)} onDismiss={onDismiss}>
      <button
        type="button"
        className={css["text"]}
        title={`${headline}. ${visibleText(notice.summary)}`}
        onClick={open}
      >
        <strong>{headline}</strong>
        <span>{visibleText(notice.summary)}</span>
        {told === "" ? null : <span>{told}</span>}
      </button>
      {onTake === null ? null : (
        <Button
          kind="quiet"
          aria-label={`Take it: ${headline}`}
          onPress={onTake}
          {...(hasKey ? { binding: TAKE_KEY } : {})}
        >
          Take it
        </Button>
      )}
    </Card>
  );
}

function stageOf(notice: NoticeDelivered): Stage {
  if (notice.kind === "change") return isMiss(notice) ? "missed" : "warned";
  const { promise, percent } = notice;
  if (promise === "alarm") return "urgent";
  if (percent >= MISSED_PERCENT) return "missed";
  return percent >= URGENT_PERCENT ? "urgent" : "warned";
}
