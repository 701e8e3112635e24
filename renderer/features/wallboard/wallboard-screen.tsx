import { useEffect } from "react";
import { openZone, type Zone } from "../../../shared/calendar/zone.ts";
import type { WallboardView } from "../../../shared/contract/wallboard-view.ts";
import { MINUTE_MS } from "../../../shared/kernel/instant.ts";
import { momentWords } from "../../../shared/words/moment-words.ts";
import { agoText } from "../../../shared/words/time-text.ts";
import { useDesk } from "../../stores/desk-context.tsx";
import { goTo } from "../../stores/route-store.ts";
import { TickingText } from "../../stores/ticking-text.tsx";
import { useActions } from "../../stores/use-actions.ts";
import { useFollowed } from "../../stores/use-followed.ts";
import { useTicking } from "../../stores/use-ticking.ts";
import { WallPromise } from "./wall-entry.tsx";
import css from "./wallboard.module.css";

const ON = ["tickets.changed", "timers.checked"] as const;
/** Though nothing was pushed: a promise falls due by itself. */
const ASK_EVERY_MS = 15_000;
/** Older than this and nobody may trust it: the frame says so, and a sentence. */
const STALE_MS = 2 * MINUTE_MS;

const LATE_SHOWN = 2;

/** For a television across the room: the next promises, the rest of the day, major incidents, and how today went. */
export function WallboardScreen() {
  const { client, route } = useDesk();
  const { value: view, problem } = useFollowed("wall", () => client.request("wallboard.show", {}), ON, ASK_EVERY_MS);
  const isStale = useTicking((now) => view !== null && now - view.asOf > STALE_MS);
  useActions([
    { id: "wall.full", label: "Fill the screen", area: "Wallboard", keys: ["f"], run: toggleFullScreen },
    {
      id: "wall.leave",
      label: "Back to the queue",
      area: "Wallboard",
      keys: ["Escape"],
      run: () => goTo(route, "queue"),
    },
  ]);
  useEffect(keepAwake, []);
  return (
    <main
      id="content"
      className={css["wall"]}
      data-stale={isStale}
      data-theme="dark"
      aria-label="Wallboard"
      tabIndex={-1}
    >
      <h1 className="visually-hidden">Wallboard</h1>
      {view === null ? <p className={css["empty"]}>{problem ?? ""}</p> : <Zones view={view} />}
      <footer className={css["foot"]}>
        <span>{view === null ? "" : <Age view={view} />}</span>
        {isStale ? (
          <strong role="alert">
            This is older than two minutes and may be wrong. {problem ?? "The desk does not answer."}
          </strong>
        ) : null}
        <span className={css["keys"]}>F fills the screen, Escape goes back to the queue</span>
      </footer>
    </main>
  );
}

function Zones({ view }: { readonly view: WallboardView }) {
  const { next, missed, majors, today } = view;
  return (
    <>
      {majors.length === 0 ? null : (
        <section className={css["majors"]} aria-label="Major incidents">
          <h2>{majors.length === 1 ? "Major incident" : "Major incidents"}</h2>
          <ul>
            {majors.map((entry) => (
              <WallPromise key={entry.reference} entry={entry} size="large" />
            ))}
          </ul>
        </section>
      )}
      <section className={css["next"]} aria-label="Next to fall due">
        <h2>Next</h2>
        {next.length === 0 ? <p className={css["empty"]}>Nothing is promised that is still to come.</p> : null}
        <ol>
          {next.map((entry) => (
            <WallPromise key={entry.reference} entry={entry} size="large" />
          ))}
        </ol>
      </section>
      <section className={css["horizon"]} aria-label="Rest of today">
        <h2>Rest of today</h2>
        <Horizon view={view} />
      </section>
      <section className={css["today"]} aria-label="Today">
        <h2>Today</h2>
        <dl>
          <Number label="kept" value={today.kept} kind="kept" />
          <Number label="missed" value={today.missed} kind="missed" />
          <Number label="late now" value={missed.count} kind="missed" />
          <Number label="unassigned" value={view.unassigned} />
          <Number label="disputed" value={view.disputed} />
        </dl>
        {missed.count === 0 ? null : (
          <ul className={css["late"]} aria-label="Late now">
            {missed.first.slice(0, LATE_SHOWN).map((entry) => (
              <WallPromise key={entry.reference} entry={entry} size="small" />
            ))}
          </ul>
        )}
      </section>
    </>
  );
}

function Number(props: { readonly label: string; readonly value: number; readonly kind?: "kept" | "missed" }) {
  return (
    <div data-kind={props.value === 0 ? undefined : props.kind}>
      <dt>{props.label}</dt>
      <dd>{props.value}</dd>
    </div>
  );
}

/** A column an hour: so many are missed in it if nobody acts. */
function Horizon({ view }: { readonly view: WallboardView }) {
  const zone = zoneOf(view);
  const most = Math.max(1, ...view.horizon.map(({ due }) => due));
  const total = view.horizon.reduce((sum, { due }) => sum + due, 0);
  return (
    <>
      <p className={css["horizonSentence"]}>
        {total === 0
          ? "Nothing more falls due today."
          : `${total} ${total === 1 ? "promise falls" : "promises fall"} due: so many are missed if nobody acts.`}
      </p>
      <ol className={css["hours"]}>
        {view.horizon.map(({ from, due }, index) => (
          <li key={from}>
            <span className={css["count"]}>{due === 0 ? "" : due}</span>
            <svg className={css["column"]} viewBox="0 0 10 100" preserveAspectRatio="none" aria-hidden="true">
              <rect x="1" width="8" y={100 - (due / most) * 100} height={(due / most) * 100} />
            </svg>
            <span>{index === 0 ? "now" : momentWords(zone).time(from).slice(0, 2)}</span>
          </li>
        ))}
      </ol>
    </>
  );
}

/** How old what is shown is, counted on. */
function Age({ view }: { readonly view: WallboardView }) {
  const words = momentWords(zoneOf(view));
  return (
    <>
      As of {words.time(view.asOf - (view.asOf % 1_000))}, <TickingText derive={(now) => agoText(now - view.asOf)} />
    </>
  );
}

function zoneOf({ zone }: WallboardView): Zone {
  const opened = openZone(zone);
  if (!opened.ok) throw new Error(`The desk named a zone nobody knows: ${zone}`);
  return opened.value;
}

function toggleFullScreen(): void {
  // Refused where the browser does not allow it: the wall is readable all the same.
  const done =
    document.fullscreenElement === null ? document.documentElement.requestFullscreen() : document.exitFullscreen();
  void done.catch(() => undefined);
}

/** A television must not fall asleep. Let go when the screen is left; asked for again when it comes back to view. */
function keepAwake(): () => void {
  let lock: WakeLockSentinel | null = null;
  const ask = (): void => {
    if (document.visibilityState !== "visible" || !("wakeLock" in navigator)) return;
    navigator.wakeLock.request("screen").then(
      (held) => {
        lock = held;
      },
      () => undefined,
    );
  };
  ask();
  document.addEventListener("visibilitychange", ask);
  return () => {
    document.removeEventListener("visibilitychange", ask);
    void lock?.release();
  };
}
