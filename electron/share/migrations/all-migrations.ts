import { GIVING } from "./001-giving.ts";
import { SHARED_LOG } from "./001-shared-log.ts";

/** In order and without gaps; a released one is never edited. */
export const SHARED_MIGRATIONS: readonly { readonly name: string; readonly sql: string }[] = [
  { name: "001-shared-log", sql: SHARED_LOG + GIVING },
];
