import type { ImportState } from "../desk/import-record.ts";

/** How other tools' files are called, by the profile they are read with. */
const PROFILE_NAMES: Readonly<Record<string, string>> = {
  "servicenow-event-log": "ServiceNow event log",
};

/** What an import is called where its events name who did it. */
export function sayImport({ fileName, profile, broughtInBy }: Extract<ImportState, { status: "begun" }>): string {
  return `${fileName} (${PROFILE_NAMES[profile] ?? profile}), brought in by ${broughtInBy}`;
}
