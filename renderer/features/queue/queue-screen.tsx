import { type ComponentType, useCallback, useEffect, useLayoutEffect, useRef } from "react";
import { useStore } from "zustand";
import { classNames } from "../../components/class-names.ts";
import { useDesk } from "../../stores/desk-context.tsx";
import { openInOrder } from "../../stores/queue/hold-still.ts";
import { MOST_ROWS } from "../../stores/queue/load-queue.ts";
import { activate } from "../../stores/queue/queue-store.ts";
import { goTo, type TicketIntent } from "../../stores/route-store.ts";
import { EmptyQueue } from "./empty-queue.tsx";
import { HoldBar } from "./hold-bar.tsx";
import { PrintedQueue } from "./printed-queue.tsx";
import { QueueGrid } from "./queue-grid.tsx";
import css from "./queue-screen.module.css";
import { QueueToolbar } from "./queue-toolbar.tsx";
import { useIdleOrder } from "./use-idle-order.ts";
import { useQueueActions } from "./use-queue-actions.ts";
import { useWide } from "./use-wide.ts";

interface QueueScreenProps {
  /** Draws the opened ticket; handed in, because screens do not know each other. */
  readonly ticket: ComponentType<{ readonly ticketId: string; readonly onClose: () => void }>;
}

/** The home of the desk: what is owed, next due first, and the ticket beside it. */
export function QueueScreen({ ticket: Ticket }: QueueScreenProps) {
  const desk = useDesk();
  const gridRef = useRef<HTMLDivElement>(null);
  const searchRef = useRef<HTMLInputElement>(null);
  const panelRef = useRef<HTMLElement>(null);
  const isWide = useWide();
  const openId = useStore(desk.route, (route) => (route.screen === "queue" ? route.subject : null));
  const isEmpty = useStore(desk.queue, (state) => state.entries.length === 0);
  const screenRef = useRef<HTMLDivElement>(null);
  const focusList = useCallback(() => {
    // An empty list offers what to do instead.
    const place = gridRef.current ?? screenRef.current?.querySelector<HTMLElement>("[data-empty] button");
    place?.focus();
  }, []);
  const open = useCallback(
    (id: string, intent?: TicketIntent) => {
      activate(desk.queue, id);
      goTo(desk.route, "queue", id, intent ?? null);
      // The ticket is drawn first; then whoever steers by keyboard is in it.
      requestAnimationFrame(() => {
        // What was begun in the ticket may have taken the focus already.
        if (panelRef.current?.contains(document.activeElement) !== true) panelRef.current?.focus();
      });
    },
    [desk],
  );
  const close = useCallback(() => {
    goTo(desk.route, "queue");
    requestAnimationFrame(focusList);
  }, [desk, focusList]);
  useLayoutEffect(() => openInOrder(desk), [desk]);
  useFollowing(openId, isWide);
  useActiveFromAddress(openId);
  useIdleOrder();
  useQueueActions({ searchRef, openId, open, close });
  const isCovered = openId !== null && !isWide;
  return (
    <div
      ref={screenRef}
      className={classNames(css["screen"], openId !== null && (isWide ? css["split"] : css["over"]))}
    >
      <section className={css["list"]} aria-label="Queue" data-keys="Queue" inert={isCovered}>
        <QueueToolbar searchRef={searchRef} onLeave={focusList} />
        {isEmpty ? <EmptyQueue /> : <QueueGrid gridRef={gridRef} openId={openId} onOpen={open} />}
        <FoundNote />
        {openId === null ? <PrintedQueue /> : null}
        <LoadedNote />
        <HoldBar onRearranged={focusList} />
      </section>
      {openId === null ? null : (
        <aside ref={panelRef} className={css["panel"]} aria-label="Ticket" data-keys="Ticket" tabIndex={-1}>
          <Ticket ticketId={openId} onClose={close} />
        </aside>
      )}
    </div>
  );
}

const FOLLOW_MS = 140;

/** Beside the queue the open ticket follows the keyboard; resting on a row for a moment opens it. */
function useFollowing(openId: string | null, isWide: boolean): void {
  const desk = useDesk();
  const activeId = useStore(desk.queue, (state) => state.activeId);
  const isOpen = openId !== null;
  useEffect(() => {
    if (!isOpen || !isWide || activeId === null || activeId === desk.route.getState().subject) return;
    const timer = setTimeout(() => goTo(desk.route, "queue", activeId), FOLLOW_MS);
    return () => clearTimeout(timer);
  }, [desk, activeId, isOpen, isWide]);
}

/** A ticket opened from elsewhere (palette, notice, address) is the row the keyboard comes back to. */
function useActiveFromAddress(openId: string | null): void {
  const { queue } = useDesk();
  const isLoaded = useStore(queue, (state) => openId !== null && state.rows.has(openId));
  useEffect(() => {
    if (openId !== null && isLoaded) activate(queue, openId);
  }, [queue, openId, isLoaded]);
}

/** How much of what a search found holds it as a word: the rest stands last, under a heading of its own. */
function FoundNote() {
  const { queue } = useDesk();
  const whole = useStore(queue, (state) => state.whole);
  const inside = useStore(queue, (state) => (state.filter.text.trim() === "" ? 0 : state.total - state.whole));
  return (
    <div role="status">
      {inside <= 0 ? null : (
        <p className={css["note"]}>
          {whole === 0
            ? "No ticket holds"
            : whole === 1
              ? "1 ticket holds"
              : `${whole.toLocaleString("en-GB")} tickets hold`}{" "}
          this as a word or its beginning; {inside.toLocaleString("en-GB")} {inside === 1 ? "holds" : "hold"} it only
          inside a word.
        </p>
      )}
    </div>
  );
}

function LoadedNote() {
  const { queue } = useDesk();
  const total = useStore(queue, (state) => state.total);
  const problem = useStore(queue, (state) => (state.entries.length > 0 ? state.problem : null));
  if (problem !== null) return <p className={css["note"]}>{problem}</p>;
  if (total <= MOST_ROWS) return null;
  return (
    <p className={css["note"]}>
      The next {MOST_ROWS.toLocaleString("en-GB")} due of {total.toLocaleString("en-GB")} tickets are shown. Filter to
      see others.
    </p>
  );
}
