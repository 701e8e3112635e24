import { answered } from "./answers.ts";
import type { Handler } from "./handler.ts";

/** As many as can be taken in at a glance while somebody gives their name. */
const OFFERED = 8;

/** Who has called before and may be calling now. */
export const findCallers: Handler<"caller.find"> = (desk, { text, site }) =>
  answered(desk.store.findCallers(text, site, OFFERED));
