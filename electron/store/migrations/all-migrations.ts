import { log } from "./010-log.ts";
import { deskData } from "./011-desk-data.ts";
import type { Migration } from "./migration.ts";

/** Every step from an empty file to today's format, without gaps. */
export const MIGRATIONS: readonly Migration[] = [log, deskData];

/** Files of a lower format hold a log this version does not read. */
export const FIRST_FORMAT = 10;

/** The format this version writes. */
export const CURRENT_FORMAT = FIRST_FORMAT + MIGRATIONS.length - 1;
