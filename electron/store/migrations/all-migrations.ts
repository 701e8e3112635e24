import { eventLog } from "./001-event-log.ts";
import { projections } from "./002-projections.ts";
import { deskData } from "./003-desk-data.ts";
import { rowVerdict } from "./004-row-verdict.ts";
import { callers } from "./005-callers.ts";
import { revisionInForce } from "./006-revision-in-force.ts";
import { drafts } from "./007-drafts.ts";
import { heardMark } from "./008-heard-mark.ts";
import type { Migration } from "./migration.ts";

/** Every step from an empty file to today's format, without gaps: step n makes format n. */
export const MIGRATIONS: readonly Migration[] = [
  eventLog,
  projections,
  deskData,
  rowVerdict,
  callers,
  revisionInForce,
  drafts,
  heardMark,
];

/** The format this version writes. */
export const CURRENT_FORMAT = MIGRATIONS.length;
