import type { Channel } from "../../../shared/agreement/source.ts";
import type { OwnProfile } from "../../../shared/contract/import-profile.ts";
import { folded, type Profile } from "./profile.ts";

/** A profile somebody made on the mapping screen, as every other one. Its name says whose numbers it reads. */
export function profileOf(own: OwnProfile): Profile {
  const states = new Map(own.states.map(({ text, means }) => [folded(text), means]));
  const priorities = new Map(own.priorities.map(({ text, priority }) => [folded(text), priority]));
  return {
    id: own.name,
    name: own.name,
    what: `a file of the profile "${own.name}"`,
    system: `own:${own.name}`,
    headings: Object.fromEntries(Object.entries(own.columns).map(([field, heading]) => [field, [heading]])),
    needed: Object.keys(own.columns).includes("state") ? ["number", "openedAt", "state"] : ["number", "openedAt"],
    labels: {},
    isHistory: false,
    isDayFirst: () => false,
    stateFor: (text) => {
      // A file without a state column holds what is open.
      const means = states.get(folded(text)) ?? (own.columns.state === undefined ? "active" : undefined);
      return means === undefined ? undefined : { label: text, means };
    },
    priorityFor: (_agreementId, text) => priorities.get(folded(text)),
    channelFor: (text) => CHANNELS.get(folded(text)),
    kindFor: () => "incident",
  };
}

const CHANNELS: ReadonlyMap<string, Channel> = new Map(
  (["phone", "email", "web", "portal", "voicemail", "chat", "on-site", "fax", "post"] as const).map((channel) => [
    channel,
    channel,
  ]),
);
