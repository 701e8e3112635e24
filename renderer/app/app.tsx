import { useEffect, useState } from "react";
import { I18nProvider } from "react-aria-components";
import { useStore } from "zustand";
import type { SessionView } from "../../shared/contract/views.ts";
import type { Desk } from "../stores/desk.ts";
import { DeskProvider, useConnection, useDesk } from "../stores/desk-context.tsx";
import { watchActivity } from "../stores/session-store.ts";
import { DoorDialog } from "./door-dialog.tsx";
import { ErrorBoundary } from "./error-boundary.tsx";
import { Frame } from "./frame.tsx";
import { KeyboardLayer } from "./keyboard/keyboard-layer.tsx";
import { lateScreen } from "./late-screen.tsx";
import { LockedScreen } from "./locked-screen.tsx";
import { NoAnswerScreen, OpeningScreen } from "./opening-screens.tsx";

const signIn = lateScreen(async () => (await import("../features/people/sign-in.tsx")).SignIn);
const wallboard = lateScreen(async () => (await import("../features/wallboard/wallboard-screen.tsx")).WallboardScreen);
const firstRun = lateScreen(async () => (await import("../features/first-run/first-run.tsx")).FirstRun);

/** A session that has the role of a wallboard and no other sees that and nothing else. */
function isOnTheWall({ person }: SessionView): boolean {
  const roles = person === null ? [] : [...person.roles, ...person.heldBack];
  return roles.length > 0 && roles.every((role) => role === "wallboard");
}

export function App({ desk }: { readonly desk: Desk }) {
  return (
    <I18nProvider locale="en-GB">
      <DeskProvider desk={desk}>
        <ErrorBoundary>
          <Opened />
        </ErrorBoundary>
      </DeskProvider>
    </I18nProvider>
  );
}

/** What stands before the frame until the desk has said how it is. */
function Opened() {
  const desk = useDesk();
  const status = useStore(desk.status, (state) => state.status);
  const problem = useStore(desk.status, (state) => state.problem);
  const session = useStore(desk.session, (state) => state.session);
  const isQueueComing = useQueueComing();
  const connection = useConnection();
  useEffect(() => watchActivity(desk), [desk]);
  if (status === null && connection === "locked") return <LockedScreen />;
  if (status === null && problem !== null) return <NoAnswerScreen sentence={problem} />;
  if (status === null || session === null) return <OpeningScreen />;
  // A desk nobody works at yet is set up by whoever opens it.
  if (status.isSetUp && (session.person === null || session.isLocked)) return <signIn.View />;
  if (status.isSetUp && isOnTheWall(session)) {
    return (
      <KeyboardLayer>
        <wallboard.View />
      </KeyboardLayer>
    );
  }
  if (status.isSetUp && isQueueComing) return <OpeningScreen />;
  return (
    <KeyboardLayer>
      {status.isSetUp ? <Frame /> : <firstRun.View />}
      {desk.door === null ? null : <DoorDialog door={desk.door} />}
    </KeyboardLayer>
  );
}

/** The window's first picture is its frame with the tickets in it: to lay out an empty one before takes as long again. */
function useQueueComing(): boolean {
  const desk = useDesk();
  const [isFirst, setFirst] = useState(true);
  const isShown = useStore(desk.queue, ({ loading }) => loading !== "first");
  const isElsewhere = useStore(desk.route, ({ screen }) => screen !== "queue");
  if (isFirst && (isShown || isElsewhere)) setFirst(false);
  return isFirst && !isShown && !isElsewhere;
}
