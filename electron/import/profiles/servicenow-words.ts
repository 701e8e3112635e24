import type { Channel } from "../../../shared/agreement/source.ts";
import type { StateMeaning } from "../../../shared/contract/import-profile.ts";
import { priorityOfLevel } from "./levels.ts";
import { folded, foldedTable, type RowState } from "./profile.ts";

const LEVELS = ["critical", "high", "moderate", "low", "planning"];

/** The agreement's priority for `2 - High`, `2` or `High`; undefined for anything else. */
export function serviceNowPriority(agreementId: string, text: string): string | undefined {
  const digit = /^([1-5])(?!\d)/.exec(text)?.[1];
  const named = LEVELS.indexOf(folded(text)) + 1;
  return priorityOfLevel(agreementId, digit === undefined ? named : Number(digit));
}

const CHANNELS: ReadonlyMap<string, Channel> = foldedTable({
  phone: "phone",
  "phone call": "phone",
  email: "email",
  "self service": "web",
  "self-service": "web",
  web: "web",
  portal: "portal",
  "service portal": "portal",
  ivr: "voicemail",
  chat: "chat",
  "virtual agent": "chat",
  "direct opening": "on-site",
  "walk-in": "on-site",
});

/** How the caller reached the desk; undefined where the file says nothing this desk knows. */
export function serviceNowChannel(text: string): Channel | undefined {
  return CHANNELS.get(folded(text));
}

/** The states of the base system, by their names and (as some exports write them) by their numbers. */
const STATES: ReadonlyMap<string, RowState> = stateTable({
  New: ["new", "1"],
  "In Progress": ["active", "2"],
  Active: ["active"],
  "On Hold": ["waiting", "3"],
  "Awaiting User Info": ["waiting-caller"],
  "Awaiting Caller": ["waiting-caller"],
  "Awaiting Vendor": ["waiting-vendor"],
  "Awaiting Problem": ["waiting-problem"],
  "Awaiting Change": ["waiting-problem"],
  "Awaiting Evidence": ["waiting-evidence"],
  Resolved: ["resolved", "6"],
  Closed: ["closed", "7"],
  Canceled: ["cancelled", "8"],
  Cancelled: ["cancelled"],
});

function stateTable(
  table: Readonly<Record<string, readonly [StateMeaning, ...string[]]>>,
): ReadonlyMap<string, RowState> {
  const pairs = Object.entries(table).flatMap(([label, [means, ...others]]) =>
    [label, ...others].map((text) => [folded(text), { label, means }] as const),
  );
  return new Map(pairs);
}

export function serviceNowState(text: string): RowState | undefined {
  return STATES.get(folded(text));
}

const HOLD_REASONS: ReadonlyMap<string, RowState> = new Map(
  ["Awaiting Caller", "Awaiting Change", "Awaiting Problem", "Awaiting Vendor", "Awaiting Evidence"].flatMap(
    (label) => {
      const state = serviceNowState(label);
      return state === undefined ? [] : [[folded(label), state] as const];
    },
  ),
);
const HOLD_NUMBERS: Readonly<Record<string, string>> = {
  "1": "Awaiting Caller",
  "3": "Awaiting Problem",
  "4": "Awaiting Vendor",
  "5": "Awaiting Change",
};

/** What On Hold waits for, where the reason says so. */
export function serviceNowHold(reason: string): RowState | undefined {
  return HOLD_REASONS.get(folded(HOLD_NUMBERS[reason.trim()] ?? reason));
}
