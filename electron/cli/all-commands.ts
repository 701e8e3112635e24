import { backupCommand } from "./backup-command.ts";
import { calendarCommand } from "./calendar-command.ts";
import type { Command } from "./command.ts";
import { dueCommand } from "./due/due-command.ts";
import { eraseCommand } from "./erase-command.ts";
import { exampleCommand } from "./example-command.ts";
import { importCommand } from "./import-command.ts";
import { replayCommand } from "./replay-command.ts";
import { reportCommand } from "./report-command.ts";
import { restoreCommand } from "./restore-command.ts";
import { schemaCommand } from "./schema-command.ts";
import { inviteCommand } from "./share/invite-command.ts";
import { joinCommand } from "./share/join-command.ts";
import { leaveCommand } from "./share/leave-command.ts";
import { revokeCommand } from "./share/revoke-command.ts";
import { shareCommand } from "./share/share-command.ts";
import { shareStatusCommand } from "./share/share-status-command.ts";
import { verifyCommand } from "./verify-command.ts";

/** In the order in which they are listed. */
export const ALL_COMMANDS: readonly Command[] = [
  dueCommand,
  replayCommand,
  importCommand,
  verifyCommand,
  backupCommand,
  restoreCommand,
  eraseCommand,
  exampleCommand,
  reportCommand,
  calendarCommand,
  shareCommand,
  inviteCommand,
  joinCommand,
  shareStatusCommand,
  leaveCommand,
  revokeCommand,
  schemaCommand,
];
