import { app, Notification, type NotificationConstructorOptions } from "electron";
import type { Push } from "../../shared/contract/contract.ts";
import type { NoticeDelivered } from "../../shared/contract/views.ts";
import { lateNoticesSentence, noticeHeadline } from "../../shared/words/notice-words.ts";
import { visibleText } from "../../shared/words/visible-text.ts";
import type { Windows } from "./windows.ts";

/** As in electron-builder.yml: Windows shows notices of known programs only. */
const APP_ID = "org.deskwatch.desk";
/** What passed while the desk was off comes in one burst; after this pause it is told as one. */
const BURST_MS = 1_000;
const FOR_NOBODY = { title: "A promise needs somebody", body: "Sign in to see which." };
/** Until they are clicked or dismissed: one that is collected cannot be clicked. */
const shown = new Set<Notification>();

/** The moment as the agreement's own people read it, wherever this PC stands. */
function bodyOf({ summary, dueAt, zone, isLate }: NoticeDelivered): string {
  const due = new Date(dueAt).toLocaleString("en-GB", { dateStyle: "medium", timeStyle: "short", timeZone: zone });
  const late = isLate ? "\nThis moment had passed before the desk could tell it." : "";
  return `${visibleText(summary)}\nDue ${due}${late}`;
}

function show(options: NotificationConstructorOptions, onClick: () => void): void {
  const notification = new Notification(options);
  const forget = (): boolean => shown.delete(notification);
  notification.on("click", () => {
    forget();
    onClick();
  });
  notification.on("close", forget);
  shown.add(notification);
  notification.show();
}

/** Turns delivered notices into the system's own; a click opens the ticket. What passed while the desk was off is one. */
export function enableNotifications(
  subscribe: (listener: (push: Push) => void) => void,
  windows: Windows,
  isAnybodyIn: () => boolean,
): void {
  app.setAppUserModelId(APP_ID);
  if (!Notification.isSupported()) return;
  const showOne = (notice: NoticeDelivered): void => {
    // A PC that nobody sits at stands where anybody may read it.
    if (!isAnybodyIn()) return show(FOR_NOBODY, () => windows.focus());
    show({ title: noticeHeadline(notice), body: bodyOf(notice) }, () =>
      notice.kind === "ticket" ? windows.showTicket(notice.ticketId) : windows.focus(),
    );
  };
  let late: readonly NoticeDelivered[] = [];
  const showLate = (): void => {
    const [first, ...others] = late;
    if (first !== undefined && others.length === 0) showOne(first);
    else show({ title: lateNoticesSentence(late), body: "The queue shows which." }, () => windows.focus());
    late = [];
  };
  let burst: NodeJS.Timeout | undefined;
  subscribe((push) => {
    if (push.name !== "notice.delivered") return;
    if (!push.data.isLate) return showOne(push.data);
    late = [...late, push.data];
    clearTimeout(burst);
    burst = setTimeout(showLate, BURST_MS);
  });
}
