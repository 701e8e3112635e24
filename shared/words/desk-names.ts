import type { ImportState } from "../desk/import-record.ts";

/** How other tools' files are called, by the profile they are read with. */
const PROFILE_NAMES: Readonly<Record<string, string>> = {
  "servicenow-event-log": "ServiceNow event log",
  servicenow: "ServiceNow list",
  jira: "Jira",
  zendesk: "Zendesk",
  glpi: "GLPI",
  own: "read as somebody here said",
};

/** What an import is called where its events name who did it; `ownProfile`: what the desk calls the profile, if it is its own. */
export function sayImport(
  { fileName, profile, broughtInBy }: Extract<ImportState, { status: "begun" }>,
  ownProfile?: string,
): string {
  return `${fileName} (${ownProfile ?? PROFILE_NAMES[profile] ?? profile}), brought in by ${broughtInBy}`;
}
