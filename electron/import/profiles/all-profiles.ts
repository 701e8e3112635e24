import { glpi } from "./glpi.ts";
import { jira } from "./jira.ts";
import type { Profile } from "./profile.ts";
import { serviceNow } from "./servicenow.ts";
import { serviceNowEventLog } from "./servicenow-event-log.ts";
import { zendesk } from "./zendesk.ts";

/** The tools whose exports are known; beside these stand the profiles a desk keeps of its own. */
export const PROFILES: readonly Profile[] = [serviceNowEventLog, serviceNow, jira, zendesk, glpi];
