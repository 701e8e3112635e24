import { app, Notification } from "electron";
import type { Push } from "../../shared/contract/contract.ts";
import type { NoticeDelivered } from "../../shared/contract/views.ts";
import type { Windows } from "./windows.ts";

const PROMISES: Readonly<Record<NoticeDelivered["promise"], string>> = {
  response: "response",
  fix: "fix",
  update: "update to the caller",
  decision: "decision on the disputed priority",
  alarm: "attention, wanted at once,",
};
const DUE_PERCENT = 100;
/** As in electron-builder.yml: Windows shows notices of known programs only. */
const APP_ID = "org.deskwatch.desk";
/** Until they are clicked or dismissed: one that is collected cannot be clicked. */
const shown = new Set<Notification>();

function titleOf({ reference, promise, percent }: NoticeDelivered): string {
  const what = PROMISES[promise];
  return percent >= DUE_PERCENT
    ? `${reference}: ${what} was due`
    : `${reference}: ${percent} % of the time for ${what}`;
}

function bodyOf({ summary, dueAt, isLate }: NoticeDelivered): string {
  const due = new Date(dueAt).toLocaleString("en-GB", { dateStyle: "medium", timeStyle: "short" });
  const late = isLate ? "\nThis moment came while the desk was off." : "";
  return `${summary}\nDue ${due}${late}`;
}

function show(notice: NoticeDelivered, windows: Windows): void {
  const notification = new Notification({ title: titleOf(notice), body: bodyOf(notice) });
  const forget = (): boolean => shown.delete(notification);
  notification.on("click", () => {
    forget();
    windows.showTicket(notice.ticketId);
  });
  notification.on("close", forget);
  shown.add(notification);
  notification.show();
}

/** Turns each delivered notice into one of the system's own; a click opens its ticket. */
export function enableNotifications(subscribe: (listener: (push: Push) => void) => void, windows: Windows): void {
  app.setAppUserModelId(APP_ID);
  if (!Notification.isSupported()) return;
  subscribe((push) => {
    if (push.name === "notice.delivered") show(push.data, windows);
  });
}
