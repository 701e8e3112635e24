import { CircleCheck, CloudOff, HardDrive, Monitor, Network, TriangleAlert } from "lucide-react";
import { useStore } from "zustand";
import { sharingText } from "../../shared/contract/sharing-words.ts";
import { troubleCount } from "../../shared/contract/trouble-words.ts";
import type { DeskStatus, SharingView } from "../../shared/contract/views.ts";
import { agoText } from "../../shared/words/time-text.ts";
import { classNames } from "../components/class-names.ts";
import { useConnection, useDesk } from "../stores/desk-context.tsx";
import { TickingText } from "../stores/ticking-text.tsx";
import { useTicking } from "../stores/use-ticking.ts";
import { usePalette } from "./keyboard/palette-context.ts";
import css from "./status-line.module.css";

/** The clocks are checked at least every 30 s; this much later something is wrong. */
const STALE_MS = 90_000;

/** What the desk is standing on, told in words; the only place that changes when the host goes away. */
export function StatusLine() {
  const desk = useDesk();
  const palette = usePalette();
  const status = useStore(desk.status, (state) => state.status);
  const inUse = useStore(desk.agreements, (state) => state.current.length);
  if (status === null) return null;
  return (
    <footer className={css["line"]} aria-label="Status">
      <ConnectionWord />
      <TroubleWord count={status.troubles.count} />
      <CheckedAgo checkedAt={status.clocksCheckedAt} />
      <ClockJumps status={status} />
      <FileHeld heldAt={status.fileHeldAt} />
      <span className={classNames(css["item"], css["spare"])} title={status.deskFile}>
        <HardDrive size={13} aria-hidden="true" />
        desk: {fileName(status.deskFile)}
      </span>
      <SharingWord sharing={status.sharing} />
      <span className={classNames(css["item"], css["spare"])}>
        {inUse === 1 ? "1 agreement" : `${inUse} agreements`}
      </span>
      <button type="button" className={css["keys"]} aria-keyshortcuts="?" onClick={palette.showKeys}>
        <kbd aria-hidden="true">?</kbd> keys
      </button>
    </footer>
  );
}

function ConnectionWord() {
  const connection = useConnection();
  const isWell = connection === "online" || connection === "connecting";
  return (
    <span className={classNames(css["item"], !isWell && css["bad"])} role="status">
      {isWell ? <CircleCheck size={13} aria-hidden="true" /> : <CloudOff size={13} aria-hidden="true" />}
      {CONNECTION_WORDS[connection]}
    </span>
  );
}

/** Whether what is done here is with the others too, and what is not. */
function SharingWord({ sharing }: { readonly sharing: SharingView | null }) {
  const isWell = sharing === null || sharing.state === "in-step" || sharing.state === "connecting";
  const Icon = sharing === null ? Monitor : isWell ? Network : CloudOff;
  return (
    <span
      className={classNames(css["item"], isWell && css["spare"], !isWell && css["bad"])}
      role="status"
      {...(sharing?.because == null ? {} : { title: sharing.because })}
    >
      <Icon size={13} aria-hidden="true" />
      <TickingText derive={(now) => sharingText(sharing, now)} />
    </span>
  );
}

/** What is wrong stands above the screen in words; here it stays also after it was put away. */
function TroubleWord({ count }: { readonly count: number }) {
  if (count === 0) return null;
  return (
    <span className={classNames(css["item"], css["bad"])}>
      <TriangleAlert size={13} aria-hidden="true" />
      {troubleCount(count)}
    </span>
  );
}

const CONNECTION_WORDS = {
  connecting: "connecting",
  online: "online",
  offline: "offline: the desk does not answer, trying again. What it accepted is stored",
  locked: "locked: the desk was started anew, open the address it printed",
} as const;

function CheckedAgo({ checkedAt }: { readonly checkedAt: number | null }) {
  const isStale = useTicking((now) => checkedAt !== null && now - checkedAt > STALE_MS);
  return (
    <span className={classNames(css["item"], "tabular", isStale && css["bad"])}>
      <TickingText
        derive={(now) => (checkedAt === null ? "clocks not checked yet" : `clocks checked ${agoText(now - checkedAt)}`)}
      />
    </span>
  );
}

/** When the whole file was last looked at and found to be what was recorded. What was found wrong stands above the screen. */
function FileHeld({ heldAt }: { readonly heldAt: number | null }) {
  const text = useTicking((now) => (heldAt === null ? null : `file sound ${agoText(now - heldAt)}`));
  if (text === null) return null;
  return (
    <span
      className={classNames(css["item"], css["spare"])}
      title="When the whole file was last compared with what was recorded"
    >
      {text}
    </span>
  );
}

/** Said when the PC clock was set while the desk ran: clocks are right, but people should know. */
function ClockJumps({ status }: { readonly status: DeskStatus }) {
  const last = status.clockJumps.at(-1);
  const isRecent = useTicking((now) => last !== undefined && now - last.at < 3_600_000);
  if (last === undefined || !isRecent) return null;
  const direction = last.byMs > 0 ? "forward" : "back";
  return (
    <span className={classNames(css["item"], css["bad"])}>
      <TriangleAlert size={13} aria-hidden="true" />
      the PC clock was set {direction} by {Math.round(Math.abs(last.byMs) / 1000)} s
    </span>
  );
}

const fileName = (path: string): string => path.split(/[\\/]/).at(-1) ?? path;
