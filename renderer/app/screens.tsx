import {
  CalendarCheck,
  FileInput,
  GitPullRequestArrow,
  Inbox,
  type LucideIcon,
  PhoneCall,
  ScrollText,
  Tv,
  Users,
} from "lucide-react";
import type { ReactNode } from "react";
import { QueueScreen } from "../features/queue/queue-screen.tsx";
import type { Route, Screen } from "../stores/route-store.ts";
import { lateScreen } from "./late-screen.tsx";

// The queue is the home of the desk and stands in the first file; everything else comes in behind it.
const ticket = lateScreen(async () => (await import("../features/ticket/ticket-panel.tsx")).TicketPanel);
const call = lateScreen(async () => (await import("../features/call/call-screen.tsx")).CallScreen);
const imports = lateScreen(async () => (await import("../features/import/import-screen.tsx")).ImportScreen);
const agreements = lateScreen(
  async () => (await import("../features/agreements/agreements-screen.tsx")).AgreementsScreen,
);
const people = lateScreen(async () => (await import("../features/people/people-screen.tsx")).PeopleScreen);
const changes = lateScreen(async () => (await import("../features/changes/changes-screen.tsx")).ChangesScreen);
const month = lateScreen(async () => (await import("../features/month/month-screen.tsx")).MonthScreen);
const wallboard = lateScreen(async () => (await import("../features/wallboard/wallboard-screen.tsx")).WallboardScreen);

/** Brings in what is opened next, the likeliest first. One that cannot be had now is asked for again when it is opened. */
export async function fetchScreens(): Promise<void> {
  for (const screen of [ticket, call, agreements, imports, changes, month, people, wallboard])
    await screen.fetch().catch(() => undefined);
}

export interface ScreenPlace {
  readonly screen: Screen;
  /** In the rail and in the palette. */
  readonly name: string;
  readonly title: string;
  readonly key: string;
  readonly icon: LucideIcon;
  /** Stands alone, without rail, top bar and status line. */
  readonly isWhole?: true;
  readonly render: (route: Route) => ReactNode;
}

/** Every screen there is, in the order of the rail. What is not here has no link anywhere. */
export const SCREEN_PLACES: readonly ScreenPlace[] = [
  {
    screen: "queue",
    name: "Queue",
    title: "Queue",
    key: "g q",
    icon: Inbox,
    render: () => <QueueScreen ticket={ticket.View} />,
  },
  { screen: "call", name: "New call", title: "New call", key: "g c", icon: PhoneCall, render: () => <call.View /> },
  {
    screen: "changes",
    name: "Changes",
    title: "Changes",
    key: "g h",
    icon: GitPullRequestArrow,
    render: ({ subject }) => <changes.View subject={subject} />,
  },
  { screen: "import", name: "Import", title: "Import", key: "g i", icon: FileInput, render: () => <imports.View /> },
  {
    screen: "agreements",
    name: "Agreements",
    title: "Agreements",
    key: "g a",
    icon: ScrollText,
    render: ({ subject }) => <agreements.View subject={subject} />,
  },
  {
    screen: "month",
    name: "Month",
    title: "Month",
    key: "g m",
    icon: CalendarCheck,
    render: ({ subject }) => <month.View subject={subject} />,
  },
  { screen: "people", name: "People", title: "People", key: "g e", icon: Users, render: () => <people.View /> },
  {
    screen: "wallboard",
    name: "Wallboard",
    title: "Wallboard",
    key: "g w",
    icon: Tv,
    isWhole: true,
    render: () => <wallboard.View />,
  },
];

export const placeOf = (screen: Screen): ScreenPlace | undefined =>
  SCREEN_PLACES.find((place) => place.screen === screen);
