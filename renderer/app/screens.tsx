import { Inbox, type LucideIcon, PhoneCall } from "lucide-react";
import type { ReactNode } from "react";
import { CallScreen } from "../features/call/call-screen.tsx";
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
    render: () => (
      <QueueScreen renderTicket={(ticketId, onClose) => <TicketPanel ticketId={ticketId} onClose={onClose} />} />
    ),
  },
  { screen: "call", name: "New call", title: "New call", key: "g c", icon: PhoneCall, render: () => <CallScreen /> },
];

export const placeOf = (screen: Screen): ScreenPlace | undefined =>
  SCREEN_PLACES.find((place) => place.screen === screen);
