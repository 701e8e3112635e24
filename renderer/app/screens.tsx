import { FileInput, Inbox, type LucideIcon, PhoneCall, ScrollText } from "lucide-react";
import type { ReactNode } from "react";
import { AgreementsScreen } from "../features/agreements/agreements-screen.tsx";
import { CallScreen } from "../features/call/call-screen.tsx";
import { ImportScreen } from "../features/import/import-screen.tsx";
import { QueueScreen } from "../features/queue/queue-screen.tsx";
import { TicketPanel } from "../features/ticket/ticket-panel.tsx";
import type { Route, Screen } from "../stores/route-store.ts";

export interface ScreenPlace {
  readonly screen: Screen;
  /** In the rail and in the palette. */
  readonly name: string;
  readonly title: string;
  readonly key: string;
  readonly icon: LucideIcon;
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
    render: () => <QueueScreen ticket={TicketPanel} />,
  },
  { screen: "call", name: "New call", title: "New call", key: "g c", icon: PhoneCall, render: () => <CallScreen /> },
  { screen: "import", name: "Import", title: "Import", key: "g i", icon: FileInput, render: () => <ImportScreen /> },
  {
    screen: "agreements",
    name: "Agreements",
    title: "Agreements",
    key: "g a",
    icon: ScrollText,
    render: ({ subject }) => <AgreementsScreen subject={subject} />,
  },
];

export const placeOf = (screen: Screen): ScreenPlace | undefined =>
  SCREEN_PLACES.find((place) => place.screen === screen);
