import { useEffect, useRef } from "react";
import { spanEnd } from "../../../shared/agreement/span-end.ts";
import type { CommandDone } from "../../../shared/contract/views.ts";
import type { Instant } from "../../../shared/kernel/instant.ts";
import { Button } from "../../components/button.tsx";
import type { PriorityDecision } from "../../components/priority-matrix/priority-draft.ts";
import { zoneNote } from "../../components/zone-mark.ts";
import { useDesk } from "../../stores/desk-context.tsx";
import { goTo } from "../../stores/route-store.ts";
import { useActions } from "../../stores/use-actions.ts";
import css from "./call-logged.module.css";
import type { CallDesk } from "./use-call-desk.ts";

export interface LoggedCall {
  readonly done: CommandDone;
  readonly desk: CallDesk;
  readonly decision: PriorityDecision;
  /** "respond by 10:10, fix by Wed 09:10", as it was shown while it was agreed. */
  readonly promised: string;
}

interface Props {
  readonly logged: LoggedCall;
  readonly onNext: () => void;
}

/** The reference to read out before the caller hangs up, and the moment they may hold the desk to. */
export function CallLogged({ logged, onNext }: Props) {
  const { route, ticker } = useDesk();
  const { done, desk } = logged;
  const zone = zoneNote(desk.words.zone, ticker.now());
  const title = useRef<HTMLHeadingElement>(null);
  const open = (): void => goTo(route, "queue", done.ticketId);
  useEffect(() => title.current?.focus(), []);
  useActions([
    { id: "call.open", label: "Open the ticket just logged", area: "Call", keys: ["o"], run: open },
    { id: "call.new", label: "Log a new call", area: "Anywhere", keys: ["n"], run: onNext },
  ]);
  return (
    <section className={css["logged"]} aria-label="Call logged">
      <h2 ref={title} tabIndex={-1} className={css["title"]}>
        {done.wasRepeat ? "Logged already, as" : "Logged as"}{" "}
        <span className={`${css["reference"]} tabular`}>{done.reference}</span>
      </h2>
      <p className={css["spoken"]}>{spoken(done.reference)}</p>
      <p>{outcomeWords(logged, ticker.now())}</p>
      {done.row.status !== "open" ? null : (
        <p className="tabular">
          {capital(logged.promised)}
          {zone === null ? "" : ` (${zone})`}.
        </p>
      )}
      <div className={css["buttons"]}>
        <Button kind="primary" binding="o" onPress={open}>
          Open the ticket
        </Button>
        <Button binding="n" onPress={onNext}>
          Next call
        </Button>
        <Button kind="quiet" onPress={() => goTo(route, "queue")}>
          To the queue
        </Button>
      </div>
      <p className={css["agreement"]}>
        {desk.agreement.shortName}, version {desk.agreement.version}
      </p>
    </section>
  );
}

/** Letter by letter, as it is said on the phone. */
function spoken(reference: string): string {
  return `Read it out: ${reference
    .split("-")
    .map((group) => [...group].join(" "))
    .join(", ")}`;
}

function outcomeWords({ done, decision, desk }: LoggedCall, now: Instant): string {
  const { priority, status } = done.row;
  if (status === "unverified") return `${priority}. No clock runs until the caller is verified.`;
  switch (decision.type) {
    case "agreed":
      return `${priority} agreed with the caller${status === "resolved" ? ", and resolved" : ""}.`;
    case "disputed":
      return `${priority}, disputed: it runs on the desk's proposal, and the ${decisionWords(desk, done.row.loggedAt, now)}.`;
    case "settled":
    case "later":
      return `${priority}, not agreed with the caller yet${status === "resolved" ? "; resolved" : ""}.`;
  }
}

/** "team leader decides by 15:40": the clock a dispute has of its own, counted from the call. */
function decisionWords({ agreement, calendar, words }: CallDesk, loggedAt: Instant, now: Instant): string {
  const { to, decideWithin } = agreement.dispute;
  return `${to.toLowerCase()} decides by ${words.moment(spanEnd(calendar, loggedAt, decideWithin), now)}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
